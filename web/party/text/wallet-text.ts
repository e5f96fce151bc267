import type { LedgerKind } from '../../../src/contract/ledger.js';
import type { PhoneState } from '../../../src/contract/phone.js';
import { coins } from './words.js';

/** What the wallet tab says. */
export const walletText = {
  balance: 'Your coins',
  daily: 'Daily coins',
  take: 'Take my daily coins',
  taken: (value: number) => `${coins(value)} for you. Good luck!`,
  allowance: {
    offered: 'You have run low: the house gives you some, once a day.',
    'not-needed': 'The house helps out once a day, when you run low.',
    'pending-bet': 'You have coins staked. If you run out, the house helps once a day.',
    taken: 'You had your daily coins. There are more tomorrow.',
  } satisfies Record<PhoneState['allowance'], string>,
  ledger: 'Where the coins went',
  loading: 'Counting …',
  failed: 'This did not load. It is tried again by itself.',
  older: 'Older',
  newer: 'Newer',
  kinds: {
    JOIN: 'Joined the party',
    STAKE: 'Bet',
    PAYOUT: 'Won bet',
    REFUND: 'Bet returned',
    PRIZE: 'Word game prize',
    GRANT: 'From the host',
    REVERSAL: 'Payout taken back',
    ALLOWANCE: 'Daily coins',
    MERGE: 'Seats joined',
    RESET: 'New party',
    DEBT: 'Owed, and paid',
  } satisfies Record<LedgerKind, string>,
  on: (target: string) => `on ${target}`,
  round: (round: number) => `round ${round}`,
  left: (value: number) => `then ${coins(value)}`,
  standings: 'Scores of the evening',
  standing: { laps: 'laps', won: 'races won', rounds: 'rounds' },
  nobody: 'Nobody has scored yet.',
  you: 'you',
  phones: 'Signed in on',
  thisPhone: 'this phone',
  signOut: 'Sign out here',
  signOutAll: 'Sign out everywhere',
  end: 'Sign out',
  ended: 'That phone is signed out.',
  finePrint: 'Coins are play money: no cash value, nothing to buy, nothing to win but glory.',
};
