import type { RankedEntry } from '../../src/contract/board.js';
import { formatGap, formatLapTime } from '../../src/contract/lap-time.js';
import type { RoundMode, RoundStatus, RoundVariant } from '../../src/contract/round.js';
import { coins, count, list } from './words.js';

export const refusals = {
  unreachable:
    'The server did not answer, so it is not known whether that was done. Look at the page once the light says Live, then try again.',
};

/** The sections of the page, in the order of their keys 1 to 7. */
export const sections = {
  races: 'Races',
  word: 'Word game',
  guests: 'Guests',
  standings: 'Standings',
  log: 'Log',
  setup: 'Set-up',
  guide: 'How to play',
} as const;

export const door = {
  title: 'Race control',
  opening: 'Looking for your session …',
  late: 'The server does not answer yet. This page goes on by itself once it does.',
  offer:
    'Sign this browser in as a host. The link works once, so open it where you want to run the party.',
  signIn: 'Sign in',
  out: 'This browser is not signed in.',
  how: 'With Discord, a host types /party control and follows the link. Without Discord, Party OS prints the link where it was started.',
  lost: 'This session has ended, here or on another device. A new link signs you in again.',
};

export const lapText = {
  counted: (name: string, ms: number | null, position: number, extra: string) =>
    ms === null ? `${name}: DNF noted` : `${name} ${formatLapTime(ms)} · P${position}${extra}`,
  raceBest: ', fastest of the race',
  personalBest: (improvedMs: number) => `, ${formatGap(improvedMs).slice(1)} better`,
  first: ', first time',
  offBest: (offMs: number) => `, ${formatGap(offMs)} off their best`,
  doubt: (name: string, ms: number) =>
    `${name} ${formatLapTime(ms)} is under half of the race’s best. Does it count?`,
  waits: (name: string, ms: number) =>
    `${name} ${formatLapTime(ms)} waits for a host’s yes; it is on the list of waiting laps.`,
  confirmed: (name: string, ms: number) => `${name} ${formatLapTime(ms)} counts.`,
  refused: (name: string, ms: number) =>
    `${name} ${formatLapTime(ms)} was refused. It does not count.`,
  voided: (name: string, ms: number | null) =>
    `${ms === null ? 'A DNF' : formatLapTime(ms)} of ${name} was voided.`,
  nobody: (typed: string) => `Nobody here is called “${typed}”.`,
  pickRacer: 'Type whose lap it is: the beginning of the name is enough.',
  needsTime: 'Type the time, such as 1:24.5 or 84.5, or “dnf”.',
};

export const raceText = {
  none: 'No race is on',
  noneHow: 'Open one, or type the first lap above: it opens a race by itself.',
  opened: (title: string) => `${title} is open.`,
  edited: (title: string) => `${title} was changed.`,
  locked: (title: string, isChanged: boolean) =>
    isChanged ? `Betting on ${title} is locked. Laps still count.` : `${title} was locked already.`,
  unlocked: (title: string, isChanged: boolean) =>
    isChanged ? `Betting on ${title} is open again.` : `${title} was open already.`,
  extended: (title: string) => `Betting on ${title} stays open two minutes longer.`,
  cancelled: (title: string, bets: number, amount: number) =>
    bets === 0
      ? `${title} is cancelled. Nobody had bet on it.`
      : `${title} is cancelled: ${count(bets, 'bet', 'bets')} refunded, ${coins(amount)}.`,
  undone: (title: string, takenBack: number) =>
    `The payout of ${title} is taken back: ${coins(takenBack)}. The race is locked and its bets wait again.`,
  rules: { double: 'pays double', pool: 'shared pot' },
  lapRules: { self: '', host: 'hosts record laps', confirmed: 'laps need a host’s yes' },
  locks: {
    manual: 'locked by hand',
    'first-lap': 'locks with the first lap',
    timed: 'locks by time',
  },
  betPlaced: (who: string, amount: number, target: string, left: number) =>
    `${who} has ${coins(amount)} on ${target}; ${coins(left)} left.`,
};

export const cancelText = {
  leader: (leader: RankedEntry | null, racers: number) =>
    leader === null
      ? 'Nobody has a time that counts, and nobody wins.'
      : `${leader.name} leads${leader.lapTimeMs === null ? '' : ` with ${formatLapTime(leader.lapTimeMs)}`}; ${count(racers, 'racer is', 'racers are')} on the board, and nobody wins.`,
  waiting: (laps: number) =>
    `${count(laps, 'lap waits', 'laps wait')} for a host’s yes and will not count.`,
  undo: 'It can be undone for 15 minutes.',
  changed:
    'The race changed after that preview, so nothing was cancelled. This is how it is at present.',
  involved:
    'You have a bet in this race yourself, so nothing is cancelled yet. Cancel again if it has to end; all are told, and the log notes it.',
};

export const settleText = {
  locked: 'Betting is locked from this moment on.',
  changed: 'The race changed after that preview, so nothing was paid. This is the new one.',
  involved:
    'You have a bet in this race yourself, so nothing is paid yet. Pay out again if the result is right; the log notes it.',
  noBets: 'Nobody has bet, so no coins will move.',
  waiting: (laps: readonly { readonly name: string; readonly lapTimeMs: number }[]) =>
    `${count(laps.length, 'lap waits', 'laps wait')} for a host’s yes: ${list(laps.map(({ name, lapTimeMs }) => `${name} ${formatLapTime(lapTimeMs)}`))}. Confirm or refuse first; once it is paid out, ${laps.length === 1 ? 'it counts' : 'they count'} only after an undo.`,
  winner: ({ name, lapTimeMs }: RankedEntry) =>
    `${name} wins${lapTimeMs === null ? '' : ` with ${formatLapTime(lapTimeMs)}`}.`,
  paid: (title: string, paidOut: number) => `${title} is paid out: ${coins(paidOut)}.`,
  already: (title: string) => `${title} was paid out already; nothing was paid twice.`,
  undoBody: (bets: number) =>
    bets === 0
      ? 'No coins were paid. The race becomes locked again.'
      : 'All its bets wait again, and the race is locked. Correct it, then settle again.',
};

export const roundText = {
  none: 'No round is running',
  phases: {
    LOBBY: 'Who is in?',
    GENERATING: 'The words are being written',
    ACTIVE: 'Everybody has a word: they talk',
    VOTING: 'Voting',
    GUESSING: 'The imposter guesses the word',
    REVEALED: 'Revealed',
    CANCELLED: 'Cancelled',
  } satisfies Record<RoundStatus, string>,
  modes: {
    'one-vote': 'with one vote',
    elimination: 'when one side has won: one is out after each vote',
  } satisfies Record<RoundMode, string>,
  variants: {
    imposter: 'a hint, and knows it',
    'close-word': 'a close word, and is not told',
  } satisfies Record<RoundVariant, string>,
  kind: ({ mode, variant }: { readonly mode: RoundMode; readonly variant: RoundVariant }) =>
    [
      ...(mode === 'elimination' ? ['Elimination. '] : []),
      ...(variant === 'close-word' ? ['Close words: nobody is told who has the odd one. '] : []),
    ].join(''),
  deliveries: {
    PENDING: 'word on its way',
    SENT: 'sent, not opened',
    SEEN: 'seen',
    CLOSED: 'cannot be messaged: has to look',
  },
  wouldPlay: (players: number) => `${count(players, 'guest', 'guests')} would play.`,
  tooFew:
    'A round needs three guests who can be reached: by Discord, or by a phone that is signed in.',
  unreached: (names: readonly string[]) =>
    `${list(names)} cannot be reached: no Discord and no phone signed in.`,
  started: (number: number, players: number, isLobby: boolean) =>
    isLobby
      ? `Round ${number} gathers.`
      : `Round ${number} starts with ${count(players, 'player', 'players')}.`,
  dealt: (number: number) => `Round ${number} is dealt.`,
  voteOpen: 'Voting is open.',
  voteClosed: 'The vote is closed.',
  revealed: 'The round goes on to its end.',
  cancelled: (number: number) => `Round ${number} is cancelled. Nothing is won or lost.`,
  unchanged: 'Somebody did that already. Nothing was changed.',
  doubt:
    'You play in this round yourself, and not everybody has voted. Close the vote all the same?',
  secret: 'Words, hints and roles are never shown here before the reveal.',
};

export const guestText = {
  photo: {
    shown: 'The picture is shown to all.',
    removed: 'The picture is gone.',
    unreadable: 'This browser cannot read that picture. JPEG, PNG and WebP work everywhere.',
  },
  added: (name: string) => `${name} is at the party.`,
  namesake: ' Another guest has that name or one that looks like it; rename one of them.',
  renamed: (before: string | null, name: string) =>
    before === null ? `${name} has that name already.` : `${before} is ${name} from now on.`,
  newPin: (name: string, pin: number) =>
    `The new PIN of ${name} is ${pin}. The old one no longer works, and the phones of that seat are signed out.`,
  removed: (name: string, bets: number, staying: number, laps: number) =>
    `${name} is out of the party: ${count(bets, 'bet', 'bets')} refunded, ${count(laps, 'lap', 'laps')} taken off.${staying === 0 ? '' : ` ${count(staying, 'bet', 'bets')} in locked races stay.`}`,
  removedBefore: (name: string) => `${name} was removed already. Nothing was changed.`,
  removeInvolved:
    'You have a bet in a race that this changes, so nothing is done yet. Remove again if the guest has to go; the log notes it.',
  merged: (from: string, into: string, balance: number) =>
    `${from} and ${into} are one guest now: ${into}, with ${coins(balance)}.`,
  granted: (name: string, amount: number, balance: number) =>
    `${amount < 0 ? `${coins(-amount)} taken from ${name}` : `${name} got ${coins(amount)}`}. Balance: ${coins(balance)}.`,
  host: (name: string, isHost: boolean) =>
    isHost ? `The phone of ${name} has the host’s acts.` : `${name} is no host any more.`,
  signedOut: (name: string, ended: number) =>
    ended === 0
      ? `${name} had no phone signed in.`
      : `${count(ended, 'phone', 'phones')} of ${name} signed out.`,
  letIn: 'That phone may try its PIN.',
  states: { joined: '', 'walk-in': 'walk-in', removed: 'removed' },
};

export const setupText = {
  saved: 'Settings saved.',
  tested: (viewers: number) =>
    viewers === 0
      ? 'No overlay is open. Put the link into OBS, or refresh the source, and try again.'
      : `A test is on its way to ${count(viewers, 'open page', 'open pages')}.`,
  rotated: 'The old links have ended. Put the new one into OBS.',
  joinRotated: 'The old join code has ended. Print the poster again; who is in stays in.',
  watchOn: 'Everybody with the link can watch on a phone.',
  watchOff: 'The link for spectators is off.',
  keyMade: 'Copy the key now: it is shown this once.',
  keyRevoked: (name: string) => `The key “${name}” no longer works.`,
  invited: 'Whoever opens it runs the party with you. It is good once, for ten minutes.',
  sessionEnded: 'That session has ended.',
  seat: (name: string | null) =>
    name === null
      ? 'You are not playing.'
      : `You play as ${name}: with a stake in a race you confirm its payout twice.`,
  reset: (guests: number) =>
    `A new party begins: ${count(guests, 'guest', 'guests')} kept, each with 1,000 coins.`,
  scopes: {
    read: 'Look: state and events',
    lap: 'Record laps, and look',
    race: 'Run races, and all of the above',
    all: 'Everything but keys and sessions',
  },
  webJoin: {
    pin: 'Only guests who have a seat (name and PIN)',
    open: 'Anybody with the code',
    off: 'Nobody',
  },
  photos: {
    ask: 'Are shown once a host says so',
    on: 'Are shown at once',
    off: 'Are not taken',
  },
  copied: 'Copied.',
  copyByHand: 'This browser copies only by hand here: press the field, then Ctrl+C.',
};
