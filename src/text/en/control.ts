import type { RoundStatus } from '../../contract/events.js';
import type { ControlText } from '../texts/control.js';
import { boardRights, count, statusWords } from './words.js';

const roundWords: Readonly<Record<RoundStatus, string>> = {
  LOBBY: 'the lobby is open',
  GENERATING: 'the words are being written',
  ACTIVE: 'everybody has a word',
  VOTING: 'voting is open',
  GUESSING: 'the imposter guesses',
  REVEALED: 'revealed',
  CANCELLED: 'cancelled',
};

const raceVerbs = {
  lock: 'Lock bets',
  unlock: 'Unlock bets',
  settle: 'Settle',
  edit: 'Edit',
  lockIn: 'Lock in…',
  extend: 'Extend by 2 min',
} as const;

export const control: ControlText = {
  title: 'Run the evening',
  footer: 'Only hosts can press these; answers are for you alone.',
  posted:
    'The panel is below and follows what happens. Out of sight? `/party control` again brings it down here, or into the channel where you type it.',
  closed: ({ channelId }) =>
    `⚠ The panel cannot follow: I may not write in <#${channelId}>. Let me ${boardRights} there, or type \`/party control\` in another channel.`,
  racesLabel: 'Races',
  noRace: 'None is on.',
  race: ({ title, status, waiting }) =>
    `**${title}**: ${statusWords[status]}${waiting === 0 ? '' : ` · **${count(waiting, 'lap waits', 'laps wait')} for a ✓**`}`,
  roundLabel: 'Word game',
  noRound: 'No round is running.',
  round: ({ round, status }) => `Round ${round}: ${roundWords[status]}`,
  open: 'Open a race',
  list: ({ waiting }) =>
    waiting === 0 ? 'Race list' : `✓ ${count(waiting, 'lap waits', 'laps wait')}`,
  edit: 'Edit a race',
  lockIn: 'Lock in…',
  raceAction: ({ action, title }) => {
    if (title === '') return raceVerbs[action];
    return action === 'lockIn' ? `Lock ${title} in…` : `${raceVerbs[action]}: ${title}`;
  },
  start: 'Start a round',
  vote: 'Open voting',
  reveal: 'Reveal',
  overlay: 'Overlay link',
  titleField: 'Title',
  titleHint: 'Left empty: its track, or a number.',
  trackField: 'Track',
  trackHint: 'Where it is driven.',
  payoutField: 'What a winning bet pays',
  payoutEditHint: 'Left empty it stays. Only while nobody has bet.',
  lockField: 'When betting locks',
  lockHint: 'first-lap (if left empty), manual, or a time such as 10m.',
  lockEditHint: 'Left empty it stays; else manual, first-lap, or a time from now.',
  capField: 'Most coins a guest may stake',
  capHint: 'Such as 500. Left empty: no cap.',
  capEditHint: 'Left empty it stays; else such as 500, or none.',
  lockInField: 'How long bets stay open',
  lockInHint: 'Such as 90s or 5m. Laps count meanwhile and do not lock it.',
  payouts: {
    double: 'double: twice the stake',
    pool: 'pool: winners share the pot',
  },
};
