import type { Scene } from './player.js';

/** Labels of the bot's buttons. */
const label = {
  showWord: 'Show my word',
  next: 'Next',
  closeVote: 'Close the vote',
  guess: 'Guess the word',
} as const;

/** Guests of the demo, without the host. */
const guests = [0, 1, 2, 3, 4, 5, 6] as const;

/** One guest's vote; offers are the other players by name, so most of these go to the same one. */
function vote(caption: (name: string) => string, guest: number, offer = 0): Scene {
  return {
    caption: (hand) => caption(hand.guest(guest).name),
    async play(hand) {
      await hand.type(hand.guest(guest), '/imposter vote', offer);
    },
  };
}

const start: Scene = {
  caption: (hand) =>
    `${hand.host().name} starts the word game. Everybody gets the word by direct message, but one gets only a hint.`,
  async play(hand) {
    const first = await hand.type(hand.host(), '/imposter start');
    // A round that is still running is refused; the one that starts has the buttons.
    if (!first.messages.some(({ content }) => /still/i.test(content))) return;
    await hand.type(hand.host(), '/imposter cancel');
    await hand.type(hand.host(), '/imposter start');
  },
};

const talk: readonly Scene[] = [
  {
    caption: (hand) =>
      `${hand.shyGuest().name} has closed direct messages. "Show my word" answers just as well, and only to them.`,
    async play(hand) {
      const shy = hand.shyGuest();
      await hand.press(shy, await hand.awaitButton(shy, label.showWord), label.showWord);
    },
  },
  {
    caption: (hand) => `${hand.guest(1).name} looks at the word once more.`,
    async play(hand) {
      await hand.type(hand.guest(1), '/imposter word');
    },
  },
  {
    caption: () =>
      'One after the other says a word that shows they know it. "Next" passes the floor on.',
    async play(hand) {
      await hand.press(hand.host(), await hand.awaitButton(hand.host(), label.next), label.next);
    },
  },
];

const ballot: readonly Scene[] = [
  {
    caption: (hand) => `${hand.host().name} opens the vote and is the first to vote.`,
    async play(hand) {
      await hand.type(hand.host(), '/imposter vote');
    },
  },
  vote(
    (name) => `${name} votes. Everybody sees how many have voted, and nobody for whom.`,
    guests[0],
    1,
  ),
  vote((name) => `${name} votes for somebody else …`, guests[1], 2),
  vote(
    (name) =>
      `… and ${name}, who was sure, changes it: a vote may change until the last one is in.`,
    guests[1],
  ),
  {
    caption: () => 'The others vote too. The last vote closes the ballot.',
    async play(hand) {
      for (const guest of guests.slice(2)) await hand.type(hand.guest(guest), '/imposter vote');
    },
  },
];

const end: readonly Scene[] = [
  {
    caption: () =>
      'Who was voted out? If an imposter was, one guess at the word can still steal half of the prizes.',
    async play(hand) {
      // Somebody may have joined who is not in this play: their vote is not waited for.
      await hand.press(hand.host(), hand.seenBy(hand.host()), label.closeVote);
      const seen = hand.seenBy(hand.host());
      const told = JSON.stringify(seen.at(-1)?.embeds ?? []);
      const caught = [hand.host(), ...guests.map(hand.guest)].find(({ name }) =>
        told.includes(`**${name}**`),
      );
      const opened = caught && (await hand.press(caught, seen, label.guess));
      if (caught && opened?.modal !== undefined) await hand.fill(caught, opened, 'Birthday cake');
    },
  },
  {
    caption: (hand) => `${hand.host().name} looks at the score of the evening.`,
    async play(hand) {
      await hand.type(hand.host(), '/imposter scores');
    },
  },
];

/** The word game of the demo: a round that is dealt, talked, voted on and revealed. */
export function createWordGame(): readonly Scene[] {
  return [start, ...talk, ...ballot, ...end];
}
