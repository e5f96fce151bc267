import { formatLapTime } from '../src/contract/lap-time.js';
import type { RoundOutcome } from '../src/contract/round.js';

/**
 * Text with what weighs most set apart: names, which may be shortened and run in their own
 * direction, and values.
 */
export type Sentence = readonly (string | { readonly name: string } | { readonly value: string })[];

interface Name {
  readonly name: string;
}

function say(strings: TemplateStringsArray, ...parts: readonly (string | Name)[]): Sentence {
  return strings.flatMap((text, index) => {
    const part = parts[index];
    return part === undefined ? [text] : [text, typeof part === 'string' ? { value: part } : part];
  });
}

const numbers = new Intl.NumberFormat('en');

/** `1,250 coins`. */
function coins(amount: number): string {
  return `${numbers.format(amount)} ${amount === 1 ? 'coin' : 'coins'}`;
}

function count(amount: number, one: string, many: string): string {
  return `${numbers.format(amount)} ${amount === 1 ? one : many}`;
}

/** The small word before a toast's sentence. */
export const toastLabels = {
  lap: 'LAP',
  best: 'BEST',
  bet: 'BET',
  race: 'RACE',
  game: 'WORD GAME',
  party: 'PARTY',
} as const;

export type ToastKind = keyof typeof toastLabels;

/** The words on the timing tower. */
export const towerText = {
  open: 'OPEN',
  locked: 'LOCKED',
  finished: 'FINISHED',
  cancelled: 'CANCELLED',
  gap: 'GAP',
  interval: 'INT',
  dnf: 'DNF',
  noTime: 'NO TIME',
  winner: 'WINNER',
  newcomer: 'NEW',
  fastest: 'FASTEST',
  improved: 'PB',
  gained: (places: number) => `▲${places}`,
  waiting: 'Waiting for the first lap',
  range: (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
};

/** The words on the panel of bets. */
export const betsText = {
  title: 'Bets',
  pot: 'POT',
  locksIn: 'LOCKS IN',
  nobody: (isOpen: boolean) => (isOpen ? 'No bets yet' : 'No bets'),
  more: (racers: number) => `and ${count(racers, 'racer', 'racers')} more`,
  bets: (amount: number) => count(amount, 'bet', 'bets'),
  amount: (value: number) => numbers.format(value),
  rules: { double: 'PAYS DOUBLE', pool: 'SHARED POT' },
};

/** The words on the panel of the word game. */
export const roundText = {
  title: (round: number) => `Word game ${round}`,
  phases: {
    LOBBY: 'WHO IS IN',
    GENERATING: 'DEALING',
    ACTIVE: 'TALKING',
    VOTING: 'VOTING',
    GUESSING: 'LAST GUESS',
    REVEALED: 'REVEALED',
    CANCELLED: 'CALLED OFF',
  },
  outcomes: {
    CIVILIANS: 'CAUGHT',
    IMPOSTERS: 'GOT AWAY',
    STOLEN: 'CAUGHT, BUT GUESSED',
    UNDECIDED: 'UNDECIDED',
  },
  players: (amount: number) => count(amount, 'player', 'players'),
  lobby: 'Press I\u2019m in to play',
  dealing: 'The words are on their way',
  talking: 'One of them does not know the word',
  speaks: 'SPEAKS',
  voting: 'Who is the imposter?',
  votes: (cast: number, needed: number) => `${cast} of ${needed} votes`,
  calls: (cast: number, needed: number) => `${cast} of ${needed} want to vote`,
  hasVoted: 'has voted',
  cancelled: 'Nothing is won or lost',
  caught: 'CAUGHT',
  guessing: 'One guess at the word is left',
  word: 'THE WORD',
  hint: (hint: string) => `hint: ${hint}`,
  imposter: (amount: number) => (amount === 1 ? 'IMPOSTER' : 'IMPOSTERS'),
  out: (name: string) => `${name} is out`,
  nobodyOut: 'A tie: nobody is out',
  isOut: 'is out',
  turn: (talk: number) => `TURN ${talk}`,
  closeWord: 'One of them has another word',
  otherWord: (word: string) => `the other word: ${word}`,
  more: (amount: number) => `+${amount}`,
  ballots: { only: 'VOTES', first: 'FIRST BALLOT', second: 'SECOND BALLOT' },
  moreVotes: (players: number) => `and ${count(players, 'player', 'players')} more`,
};

/** The words on the result. */
export const resultText = {
  wins: 'WINNER',
  paid: (paidOut: number, bets: number) =>
    `${coins(paidOut)} to ${count(bets, 'winning bet', 'winning bets')}`,
  unpaid: 'Nobody bet on the winner',
};

/** The words beside the code. */
export const joinText = { title: 'Join the party', how: 'Scan with your phone' };

/**
 * What became of the imposters, in so few words that a phone shows them. The word itself is the
 * panel's to tell: it has room for it.
 */
const endings = {
  one: {
    CIVILIANS: 'was caught',
    IMPOSTERS: 'got away',
    STOLEN: 'guessed the word',
    UNDECIDED: 'was the imposter',
  },
  many: {
    CIVILIANS: 'lost to the civilians',
    IMPOSTERS: 'got away',
    STOLEN: 'guessed the word',
    UNDECIDED: 'were the imposters',
  },
} as const;

/** The sentences of the toasts. */
export const toastText = {
  joined: (name: string) => say`${{ name }} joined the party`,
  test: (host: string) => say`Test from ${{ name: host }}`,
  raceOpened: (title: string) => say`${{ name: title }} is open for laps and bets`,
  raceLocked: (title: string) => say`${{ name: title }} is locked, no more bets`,
  raceUnlocked: (title: string) => say`${{ name: title }} is open again`,
  raceRestored: (title: string) => say`${{ name: title }} is on again`,
  raceCancelled: (title: string, refunded: number) =>
    refunded === 0
      ? say`${{ name: title }} is cancelled`
      : say`${{ name: title }} is cancelled, ${count(refunded, 'bet', 'bets')} refunded`,
  raceWon: (winner: string, title: string, winningBets: number, paidOut: number) =>
    winningBets === 0
      ? say`${{ name: winner }} wins ${{ name: title }}`
      : say`${{ name: winner }} wins ${{ name: title }}, ${coins(paidOut)} to ${count(winningBets, 'bet', 'bets')}`,
  fastest: (name: string, ms: number) => say`${{ name }} is fastest with ${formatLapTime(ms)}`,
  improved: (name: string, ms: number, position: number) =>
    say`${{ name }} ${formatLapTime(ms)}, now ${`P${position}`}`,
  slower: (name: string, ms: number) => say`${{ name }} ${formatLapTime(ms)}`,
  lapVoided: (name: string, ms: number | null) =>
    ms === null
      ? say`A DNF of ${{ name }} was voided`
      : say`${formatLapTime(ms)} of ${{ name }} was voided`,
  didNotFinish: (name: string) => say`${{ name }} did not finish`,
  bet: (bettor: string, amount: number, target: string) =>
    say`${{ name: bettor }} bets ${coins(amount)} on ${{ name: target }}`,
  raised: (bettor: string, total: number, target: string) =>
    say`${{ name: bettor }} raises to ${coins(total)} on ${{ name: target }}`,
  withdrawn: (bettor: string, amount: number, target: string) =>
    say`${{ name: bettor }} takes back ${coins(amount)} from ${{ name: target }}`,
  raceUnsettled: (title: string) =>
    say`The payout of ${{ name: title }} is taken back, bets are pending again`,
  roundStarted: (round: number, players: number) =>
    say`Round ${String(round)} begins with ${count(players, 'player', 'players')}`,
  roundDealt: (round: number) => say`Round ${String(round)}: the words are out`,
  roundRevealed: (imposters: readonly string[], outcome: RoundOutcome | null) => {
    const verb = imposters.length === 1 ? endings.one : endings.many;
    return say`${{ name: imposters.join(', ') }} ${verb[outcome ?? 'UNDECIDED']}`;
  },
  roundCancelled: (round: number) => say`Round ${String(round)} is called off`,
};
