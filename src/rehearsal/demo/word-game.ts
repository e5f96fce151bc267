import type { Scene, Stagehand } from 'discord-stand-in';
import { guest, host, shyGuest, tell } from './cast.js';

/** Names of the bot's buttons, as their custom ids begin. */
const button = {
  showWord: 'show-word',
  next: 'next-turn',
  closeVote: 'close-vote',
  surelyCloseVote: 'surely-close-vote',
  guess: 'guess',
} as const;

/** Guests of the demo, without the host. */
const guests = [0, 1, 2, 3, 4, 5, 6] as const;

/** One guest's vote; offers are the other players by name, so most of these go to the same one. */
function vote(caption: string, index: number, offer = 0): Scene {
  return {
    caption: tell(caption, guest(index)),
    async play(hand) {
      await hand.type(guest(index)(hand), '/imposter vote', offer);
    },
  };
}

/** The button of the newest round, whose custom id names that round; empty: there is none. */
function newestRound(hand: Stagehand): string {
  return hand.find(hand.seenBy(host(hand)), button.showWord)?.customId ?? '';
}

const start: Scene = {
  caption: tell(
    '{0} starts the word game. Everybody gets the word by direct message, but one gets only a hint.',
    host,
  ),
  async play(hand) {
    const before = newestRound(hand);
    await hand.type(host(hand), '/imposter start');
    // A start that brings no new round was refused: an earlier one is still on.
    if (newestRound(hand) !== before) return;
    await hand.type(host(hand), '/imposter cancel');
    await hand.type(host(hand), '/imposter start');
  },
};

const talk: readonly Scene[] = [
  {
    caption: tell(
      '{0} has closed direct messages. "Show my word" answers just as well, and only to them.',
      shyGuest,
    ),
    async play(hand) {
      const shy = shyGuest(hand);
      await hand.press(shy, await hand.awaitButton(shy, button.showWord), button.showWord);
    },
  },
  {
    caption: tell('{0} looks at the word once more.', guest(1)),
    async play(hand) {
      await hand.type(guest(1)(hand), '/imposter word');
    },
  },
  {
    caption: () =>
      'One after the other says a word that shows they know it. "Next" passes the floor on.',
    async play(hand) {
      const player = host(hand);
      await hand.press(player, await hand.awaitButton(player, button.next), button.next);
    },
  },
];

const ballot: readonly Scene[] = [
  {
    caption: tell('{0} opens the vote and is the first to vote.', host),
    async play(hand) {
      await hand.type(host(hand), '/imposter vote');
    },
  },
  vote('{0} votes. Everybody sees how many have voted, and nobody for whom.', guests[0], 1),
  vote('{0} votes for somebody else …', guests[1], 2),
  vote(
    '… and {0}, who was sure, changes it: a vote may change until the last one is in.',
    guests[1],
  ),
  {
    caption: () => 'The others vote too. The last vote closes the ballot.',
    async play(hand) {
      for (const index of guests.slice(2)) await hand.type(guest(index)(hand), '/imposter vote');
    },
  },
];

/** Who is caught is asked for the guess: the form opens for nobody else. */
async function guessAsCaught(hand: Stagehand): Promise<void> {
  for (const player of [...guests.map(guest), host].map((cast) => cast(hand))) {
    const opened = await hand.press(player, hand.seenBy(player), button.guess);
    if (opened === undefined) return;
    if (opened.modal === undefined) continue;
    await hand.fill(player, opened, 'Birthday cake');
    return;
  }
}

const end: readonly Scene[] = [
  {
    caption: () =>
      'Who was voted out? If an imposter was, one guess at the word can still steal half of the prizes.',
    async play(hand) {
      // Somebody may have joined who is not in this play: their vote is not waited for.
      for (const press of [button.closeVote, button.surelyCloseVote])
        await hand.press(host(hand), hand.seenBy(host(hand)), press);
      await guessAsCaught(hand);
    },
  },
  {
    caption: tell('{0} looks at the score of the evening.', host),
    async play(hand) {
      await hand.type(host(hand), '/imposter scores');
    },
  },
];

/** The word game of the demo: a round that is dealt, talked, voted on and revealed. */
export function createWordGame(): readonly Scene[] {
  return [start, ...talk, ...ballot, ...end];
}
