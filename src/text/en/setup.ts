import type { SetupText } from '../texts/setup.js';
import { coins } from './words.js';

export const setup: SetupText = {
  title: (party) => `Settings of ${party}`,
  body: 'Choose below; each choice counts at once. To clear one, take it out of its list.',
  role: 'Host role',
  noRole: 'none: only *Manage Server*',
  rolePlaceholder: 'Host role',
  boards: 'Boards',
  roleGone: '⚠ gone: pick another',
  closed: '⚠ gone, or closed to me: pick another, or let me write there',
  noBoards: 'where the race is opened',
  boardsPlaceholder: 'Channel for boards',
  rounds: 'Rounds',
  noRounds: 'where the round is started',
  roundsPlaceholder: 'Channel for rounds of the word game',
  payout: 'Payout',
  payoutLabels: {
    double: 'Double',
    pool: 'Pool',
  },
  payoutHints: {
    double: 'A winning bet pays twice its stake',
    pool: 'Winners share the pot by stake',
  },
  prizes: 'Prizes',
  prizesValue: ({ civilian, imposter }) =>
    `civilian ${coins(civilian)}\nimposter ${coins(imposter)}`,
  invite: 'Invite link',
  noInvite: 'none: no QR code on the overlay',
  accent: 'Colour',
  noAccent: 'the theme’s own',
  formTitle: 'Invite link, prizes, colour',
  inviteHint: 'Shown as a QR code on the overlay; empty: none',
  civilianPrize: 'Prize of a civilian',
  imposterPrize: 'Prize of an imposter',
  prizeHint: 'Coins, 0 to 1,000,000',
  accentHint: 'Such as #8b5cf6; empty: the theme’s own',
};
