import type { Scene, SeenMessage, Stagehand } from 'discord-stand-in';
import { createBallots } from './ballots.js';
import { type Cast, everybody, guest, host, longer, shyGuest, tell } from './cast.js';
import type { Round } from './round.js';
import { findOdd, type Secret, shorten, wordIn } from './secrets.js';

/** Names of the bot's buttons, as their custom ids begin. */
const button = {
  showWord: 'show-word',
  next: 'next-turn',
  guess: 'guess',
  nextRound: 'next-round',
} as const;

/** The button of the newest round, whose custom id names that round; empty: there is none. */
function newestRound(hand: Stagehand): string {
  return hand.find(hand.seenBy(host(hand)), button.showWord)?.customId ?? '';
}

function start(round: Round): Scene {
  return {
    caption: tell(
      '{0} starts the word game. Everybody gets the word by direct message, but one gets only a hint.',
      host,
    ),
    viewer: host,
    async play(hand) {
      for (const person of everybody(hand)) round.before.set(person.id, hand.inbox(person).length);
      const before = newestRound(hand);
      await hand.type(host(hand), '/imposter start');
      // A start that brings no new round was refused: an earlier one is still on.
      if (newestRound(hand) !== before) return;
      await hand.type(host(hand), '/imposter cancel');
      await hand.type(host(hand), '/imposter start');
    },
  };
}

/** The newest private message of each whom this round has sent one. */
async function readSecrets(hand: Stagehand, round: Round): Promise<readonly Secret[]> {
  const secrets: Secret[] = [];
  for (const person of everybody(hand)) {
    if (person.dms === 'closed') continue;
    const inbox = await hand.awaitInbox(person, round.before.get(person.id) ?? 0);
    const text = inbox.at(-1)?.content;
    if (text !== undefined) secrets.push({ person, text });
  }
  return secrets;
}

function ask(round: Round, caption: string, who: Cast): Scene {
  return {
    caption: tell(caption, who),
    viewer: who,
    pauses: longer,
    async play(hand) {
      const person = who(hand);
      round.told.set(person.id, await hand.type(person, '/imposter word'));
    },
  };
}

function createTalk(round: Round): readonly Scene[] {
  const odd: Cast = (hand) => round.imposter ?? shyGuest(hand);
  const knowing: Cast = (hand) => guest(guest(1)(hand).id === odd(hand).id ? 0 : 1)(hand);
  return [
    {
      caption: tell('{0} has it in private, covered until it is pressed.', guest(2)),
      viewer: guest(2),
      isPrivate: true,
      pauses: longer,
      async play(hand) {
        round.imposter = findOdd(await readSecrets(hand, round)) ?? shyGuest(hand);
      },
    },
    {
      caption: tell(
        '{0} has closed direct messages. "Show my word" answers just as well, and only to them.',
        shyGuest,
      ),
      viewer: shyGuest,
      pauses: longer,
      async play(hand) {
        const shy = shyGuest(hand);
        const seen = await hand.awaitButton(shy, button.showWord);
        const shown = await hand.press(shy, seen, button.showWord);
        if (shown !== undefined) round.told.set(shy.id, shown);
      },
    },
    ask(round, '{0} looks at the word once more.', knowing),
    ask(round, 'And this is what {0} has: the imposter. Nobody else knows.', odd),
    {
      caption: () =>
        'One after the other says a word that shows they know it. "Next" passes the floor on.',
      viewer: host,
      async play(hand) {
        const player = host(hand);
        await hand.press(player, await hand.awaitButton(player, button.next), button.next);
      },
    },
  ];
}

/** The word as those know it who are no imposters. */
function knownWord({ told, imposter }: Round): string | undefined {
  const outcomes = [...told].flatMap(([id, outcome]) => (id === imposter?.id ? [] : [outcome]));
  return outcomes.flatMap(({ messages }) => wordIn(messages) ?? [])[0];
}

function createEnd(round: Round): readonly Scene[] {
  const odd: Cast = (hand) => round.imposter ?? shyGuest(hand);
  return [
    {
      caption: (hand) => {
        const word = knownWord(round);
        round.guess = word === undefined ? 'Birthday cake' : shorten(word);
        return `${odd(hand).name} is caught, and has one guess at the word to steal half of the prizes: "${round.guess}" …`;
      },
      viewer: odd,
      pauses: longer,
      async play(hand) {
        const caught = odd(hand);
        const seen: readonly SeenMessage[] = (await hand.tryButton(caught, button.guess)) ?? [];
        const opened = await hand.press(caught, seen, button.guess);
        if (opened?.modal !== undefined)
          await hand.fill(caught, opened, round.guess ?? 'Birthday cake');
      },
    },
    {
      caption: () =>
        'A small typo is forgiven. The reveal shows word, hint, who voted for whom and who won what.',
      viewer: host,
      pauses: longer,
      async play(hand) {
        await hand.tryButton(host(hand), button.nextRound);
      },
    },
    {
      caption: tell('{0} looks at the score of the evening.', host),
      viewer: host,
      pauses: longer,
      async play(hand) {
        await hand.type(host(hand), '/imposter scores');
      },
    },
  ];
}

/** The word game of the demo: a round that is dealt, talked, voted on twice and stolen at the last. */
export function createWordGame(): readonly Scene[] {
  const round: Round = {
    before: new Map(),
    told: new Map(),
    firstBallot: undefined,
    imposter: undefined,
    guess: undefined,
  };
  return [start(round), ...createTalk(round), ...createBallots(round), ...createEnd(round)];
}
