import { html, type TemplateResult } from 'lit';
import { noBets } from '../../src/contract/bets.js';
import type { BoardEntry } from '../../src/contract/board.js';
import { rankBoard } from '../../src/contract/board.js';
import type { RoundState } from '../../src/contract/round.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import { reveal, round, sumBets, voters } from '../demo/evening.js';
import { demoJoin } from '../demo/join-code.js';
import { guest, line } from '../demo/people.js';
import type { Mark, Toast } from '../news.js';
import { toastText } from '../text.js';

/** One panel in one state. */
export interface GalleryCase {
  readonly id: string;
  readonly piece: TemplateResult;
}

/** The moment at which the gallery stands still. */
const moment = Date.UTC(2026, 10, 20, 21);
const now = () => moment;

function at(seconds: number): string {
  return new Date(moment + seconds * 1000).toISOString();
}

const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#e34" d="M0 0h8v8H0z"/><path fill="#fff" d="M2 2h4v4H2z"/></svg>')}`;
const pictures = new Map([[guest(0).userId, picture]]);
const nobody = new Map<string, string>();

const field = [83_718, 83_946, 84_512, 84_690, 85_040, 85_210, 87_124].map((time, index) =>
  line(index, time, index + 1),
);

function race(change: Partial<RaceState> = {}): RaceState {
  return {
    gameId: 'g',
    title: 'Friday Night GP',
    track: 'Spa-Francorchamps',
    status: 'OPEN',
    isCancelled: false,
    payoutRule: 'pool',
    openedAt: at(-600),
    winnerId: null,
    locksAt: null,
    bets: noBets,
    entries: [...field, line(7, null, 8)],
    ...change,
  };
}

const staked = sumBets([
  [6, 0, 250],
  [7, 2, 1_400],
  [3, 4, 120],
  [1, 5, 90],
  [5, 1, 300],
  [2, 3, 20],
]);

function tower(
  id: string,
  shown: RaceState,
  { marks = [], avatars = nobody, lines = 20 }: TowerLook = {},
): GalleryCase {
  return {
    id: `tower-${id}`,
    piece: html`<timing-tower .race=${shown} .marks=${marks} .avatars=${avatars} .lines=${lines}></timing-tower>`,
  };
}

interface TowerLook {
  readonly marks?: readonly Mark[];
  readonly avatars?: ReadonlyMap<string, string>;
  readonly lines?: number;
}

function bets(id: string, shown: RaceState, isCompact = false): GalleryCase {
  return {
    id: `bets-${id}`,
    piece: html`<bets-panel .race=${shown} .now=${now} ?compact=${isCompact}></bets-panel>`,
  };
}

function words(
  id: string,
  status: RoundState['status'],
  change: Partial<RoundState> = {},
): GalleryCase {
  const shown = round(status, change);
  return {
    id: `imposter-${id}`,
    piece: html`<imposter-panel .round=${shown} .avatars=${pictures} .now=${now}></imposter-panel>`,
  };
}

function crowd(count: number): readonly BoardEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    ...line(index, 83_000 + index * 321, index),
    userId: `crowd-${index}`,
  }));
}

const marks: readonly Mark[] = [
  { id: 1, gameId: 'g', userId: guest(0).userId, kind: 'fastest', gained: 2 },
  { id: 2, gameId: 'g', userId: guest(3).userId, kind: 'improved', gained: 0 },
  { id: 3, gameId: 'g', userId: guest(5).userId, kind: 'newcomer', gained: 0 },
  { id: 4, gameId: 'g', userId: guest(1).userId, kind: 'improved', gained: 3 },
];

const toasts: readonly Toast[] = [
  { id: 1, kind: 'party', sentence: toastText.joined('Leyla') },
  {
    id: 2,
    kind: 'bet',
    sentence: toastText.bet('Frederica von Hohenstein', 1_250, 'Chiara Fontana'),
  },
  { id: 3, kind: 'best', sentence: toastText.fastest('Ava Lindqvist', 83_718) },
  {
    id: 4,
    kind: 'race',
    sentence: toastText.raceWon('Ava Lindqvist', 'Friday Night GP', 2, 2_160),
  },
];

const podium = rankBoard(field).slice(0, 3);
const result = { gameId: 'g', title: 'Friday Night GP', podium, winningBets: 2, paidOut: 2_160 };

function final(id: string, change: Partial<typeof result> = {}): GalleryCase {
  return {
    id: `result-${id}`,
    piece: html`<race-result .result=${{ ...result, ...change }} .avatars=${pictures}></race-result>`,
  };
}

const longNames = field.map((entry) => ({
  ...entry,
  name: `${entry.name} of the very long name ${'👩‍👩‍👧‍👦'.repeat(4)}`,
}));

const scripts = [
  '山田太郎',
  'محمد بن عبد الله',
  'Дмитрий Соколов',
  '👾 Pixel 🏁',
  'Nguyễn Thị Hương',
];
/** The first two share a time. */
const tied = scripts.map((name, index) => ({
  ...line(index, 84_000 + Math.max(0, index - 1) * 750, index),
  name,
}));

const clues = ['salty', 'beam of light', 'rocks', 'a very, very lonely place to live'];

/** Every panel in every state. */
export const cases: readonly GalleryCase[] = [
  tower('open', race()),
  tower('marks', race(), { marks, avatars: pictures }),
  tower('locked', race({ status: 'LOCKED' })),
  tower('won', race({ status: 'FINISHED', winnerId: guest(0).userId })),
  tower('cancelled', race({ status: 'FINISHED', isCancelled: true })),
  tower('empty', race({ entries: [], track: 'Friday Night GP' })),
  tower(
    'long-names',
    race({ entries: longNames, title: 'The very long grand prix of a very long title' }),
  ),
  tower('scripts', race({ entries: tied })),
  tower('hours', race({ entries: [line(0, 3_723_456, 1), line(1, 3_901_002, 2)] })),
  tower('crowd', race({ entries: crowd(100) })),
  bets('open', race({ bets: staked })),
  bets('counting', race({ bets: staked, locksAt: at(83) })),
  bets('locked', race({ bets: staked, status: 'LOCKED', payoutRule: 'double' })),
  bets('compact', race({ bets: staked }), true),
  bets('empty', race()),
  words('lobby', 'LOBBY', { phaseEndsAt: at(42), players: voters(0).slice(0, 3), playerCount: 3 }),
  words('dealing', 'GENERATING'),
  words('talking', 'ACTIVE'),
  words('speaker', 'ACTIVE', { speaker: guest(5), phaseEndsAt: at(127) }),
  words('clues', 'ACTIVE', {
    players: voters(0).map((player, index) => ({ ...player, clue: clues[index] ?? null })),
    ...{ speaker: guest(4), turnEndsAt: at(17), phaseEndsAt: at(97) },
  }),
  words('elimination', 'VOTING', {
    ...({ mode: 'elimination', talk: 3, votesCast: 2, votesNeeded: 5 } as const),
    players: voters(2).map((player, index) => ({
      ...player,
      outTalk: index === 4 ? 1 : index === 6 ? 2 : null,
    })),
    phaseEndsAt: at(38),
  }),
  words('calls', 'ACTIVE', { speaker: guest(1), callsCast: 2, callsNeeded: 4 }),
  words('crowd', 'ACTIVE', {
    players: Array.from({ length: 24 }, (_, index) => ({
      ...guest(index),
      hasVoted: false,
      clue: null,
      outTalk: null,
    })),
    playerCount: 31,
  }),
  words('voting', 'VOTING', {
    ...{ votesCast: 4, votesNeeded: 7, phaseEndsAt: at(38) },
    players: voters(4),
  }),
  words('guessing', 'GUESSING', { caught: guest(3), phaseEndsAt: at(20) }),
  words('revealed', 'REVEALED', { reveal: { ...reveal, outcome: 'CIVILIANS' }, endedAt: at(-2) }),
  words('two-imposters', 'REVEALED', {
    reveal: {
      ...reveal,
      imposters: [guest(3), guest(5)],
      ballots: reveal.ballots.slice(0, 1),
      outcome: 'IMPOSTERS',
    },
    endedAt: at(-2),
  }),
  words('crowd-of-imposters', 'REVEALED', {
    reveal: {
      word: 'Donaudampfschifffahrtsgesellschaft',
      hint: reveal.hint,
      imposters: [3, 5, 0, 1, 4, 6, 7].map(guest),
      outcome: 'STOLEN',
    },
    endedAt: at(-2),
  }),
  words('cancelled', 'CANCELLED', { endedAt: at(-2) }),
  {
    id: 'toasts',
    piece: html`<toast-stack .toasts=${toasts.map((toast) => ({ ...toast, isLeaving: false }))}></toast-stack>`,
  },
  final('podium'),
  final('alone', { podium: podium.slice(0, 1), winningBets: 0, paidOut: 0 }),
  { id: 'join', piece: html`<join-panel .link=${demoJoin}></join-panel>` },
];
