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
  raceAction: ({ action, title }) => {
    const verb = action === 'lock' ? 'Lock bets' : action === 'unlock' ? 'Unlock bets' : 'Settle';
    return title === '' ? verb : `${verb}: ${title}`;
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
  payouts: {
    double: 'double: twice the stake',
    pool: 'pool: winners share the pot',
  },
};
