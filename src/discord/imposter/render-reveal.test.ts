import { expect, it } from 'vitest';
import type { RevealView, RoundView } from '../../imposter/round-view.js';
import { fitNames } from '../kernel/lines.js';
import { describeOutcome, listOutcome } from './render-reveal.js';
import { describeVote } from './round-phases.js';

const people = ['Ana', 'Ben', 'Ben', 'Cleo'].map((name, index) => ({ userId: `u${index}`, name }));
const [ana, ben, otherBen, cleo] = people.map((person) => ({
  ...person,
  delivery: 'SEEN' as const,
  turn: 1,
  isTied: false,
  wantsVote: false,
  clue: null,
  outTalk: null,
  hasVoted: true,
}));
if (ana === undefined || ben === undefined || otherBen === undefined || cleo === undefined)
  throw new Error('four people');

const view: RoundView = {
  id: 'r',
  partyId: 'p',
  number: 1,
  status: 'REVEALED',
  topic: null,
  isTopicMet: true,
  words: null,
  mode: 'one-vote',
  variant: 'imposter',
  imposterCount: 1,
  talkSeconds: null,
  turnSeconds: null,
  lobby: { in: [], out: [] },
  isFromLobby: false,
  players: [ana, ben, otherBen, cleo],
  speakerTurn: null,
  speakerMention: null,
  turnEndsAt: null,
  phaseEndsAt: null,
  ballot: 1,
  caught: null,
  commitment: null,
  channelId: null,
  endedAt: null,
  createdAt: new Date(0),
  reveal: null,
};
const cast = [
  { voterId: ana.userId, targetId: otherBen.userId },
  { voterId: ben.userId, targetId: ana.userId },
  { voterId: otherBen.userId, targetId: ben.userId },
  { voterId: cleo.userId, targetId: ana.userId },
];
const reveal: RevealView = {
  word: 'Marzipan',
  hint: 'Almond',
  imposters: [ben],
  outcome: 'IMPOSTERS',
  guess: null,
  isGuessRight: false,
  ballots: [{ ballot: 1, votes: cast }],
  prizes: [
    { ...ben, amount: 300, isCut: false },
    { ...otherBen, amount: 100, isCut: false },
    { ...cleo, amount: 100, isCut: true },
  ],
  deal: null,
};

it('lists votes by who got them, most first, and never takes two guests of one name for one', () => {
  const [votes, prizes] = listOutcome(view, reveal);
  expect(votes?.value).toBe('**Ana** 2 votes: Ben, Cleo\n**Ben** 1 vote: Ana\n**Ben** 1 vote: Ben');
  expect(prizes?.value).toMatch(
    /^\*\*300 coins\*\*: Ben\n\*\*100 coins\*\*: Ben\n\*\*100 coins\*\* \(the wallet is full.*\): Cleo$/,
  );
});

it('lists both ballots where a tie brought a second one', () => {
  const tiedVotes = [
    { voterId: ana.userId, targetId: cleo.userId },
    { voterId: cleo.userId, targetId: ana.userId },
  ];
  const ballots = [
    { ballot: 1, votes: tiedVotes },
    { ballot: 2, votes: cast },
  ];
  const fields = listOutcome({ ...view, ballot: 2 }, { ...reveal, ballots });
  expect(fields.slice(0, 2)).toEqual([
    { name: 'Votes of the first ballot', value: '**Cleo** 1 vote: Ana\n**Ana** 1 vote: Cleo' },
    { name: 'Votes of the second ballot', value: expect.stringContaining('**Ana** 2 votes') },
  ]);
});

it('ticks who has voted while the vote is open, and never says for whom', () => {
  const players = [ana, { ...ben, hasVoted: false }, cleo];
  const shown = describeVote({ ...view, status: 'VOTING', players, reveal: null });
  expect(shown).toContain('**2 of 3** have voted.\n✓ Ana, … Ben, ✓ Cleo');
});

it('says who won, who was out and what they were', () => {
  const say = (change: Partial<RoundView>, end: Partial<RevealView>) =>
    describeOutcome({ ...view, ...change }, { ...reveal, ...end });
  expect(say({ caught: ana }, {})).toMatch(
    /^\*\*The imposter gets away\.\*\*\n\*\*Ana\*\* was voted out, and is a civilian\./,
  );
  expect(say({ caught: ben }, { outcome: 'CIVILIANS' })).toMatch(
    /Ben\*\* was voted out, and is the imposter\..*no last guess\.$/s,
  );
  expect(say({ caught: ben }, { outcome: 'CIVILIANS', imposters: [ben, cleo] })).toMatch(
    /an imposter\.\nThe imposters were/,
  );
  expect(say({ ballot: 2 }, {})).toContain('A tie again');
});

it.each([
  [1, [], 'Nobody voted, so there are no prizes.'],
  [2, [], 'Nobody voted the second time, so there are no prizes.'],
  [1, cast.slice(0, 1), 'Fewer than half of the civilians voted, so there are no prizes.'],
])('says why an undecided round has no prizes (ballot %i, votes %j)', (ballot, votes, why) => {
  const end = {
    ...reveal,
    ballots: [{ ballot, votes }],
    outcome: 'UNDECIDED',
    prizes: [],
  } as const;
  expect(describeOutcome({ ...view, ballot }, end)).toMatch(
    new RegExp(`^\\*\\*${why}\\*\\*\nThe imposter was`),
  );
});

it('cuts a line of names that is too long', () => {
  expect(fitNames(['Ana', 'Ben', 'Cleo'], (hidden) => `${hidden} more`, 12)).toBe('Ana, 2 more');
  expect(fitNames(['Ana', 'Ben'], (hidden) => `${hidden} more`, 12)).toBe('Ana, Ben');
});
