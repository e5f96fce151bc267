import type { Scene } from './player.js';

const showWord = 'Show my word';

/** The word game of the demo: a round that is started, looked into and revealed. */
export function createWordGame(): readonly Scene[] {
  return [
    {
      caption: (hand) =>
        `${hand.host().name} starts the word game. Everybody gets the word by direct message, but one gets only a hint.`,
      async play(hand) {
        const first = await hand.type(hand.host(), '/imposter start');
        // A round that is still running is refused privately; a start is also announced to all.
        if (first.messages.some((message) => !message.ephemeral)) return;
        await hand.type(hand.host(), '/imposter reveal');
        await hand.type(hand.host(), '/imposter start');
      },
    },
    {
      caption: (hand) =>
        `${hand.shyGuest().name} has closed direct messages. "Show my word" answers just as well, and only to them.`,
      async play(hand) {
        const shy = hand.shyGuest();
        await hand.press(shy, await hand.awaitButton(shy, showWord), showWord);
      },
    },
    {
      caption: (hand) => `${hand.guest(1).name} looks at the word once more.`,
      async play(hand) {
        await hand.type(hand.guest(1), '/imposter word');
      },
    },
    {
      caption: (hand) => `${hand.host().name} ends the round: who had only the hint?`,
      async play(hand) {
        await hand.type(hand.host(), '/imposter reveal');
      },
    },
  ];
}
