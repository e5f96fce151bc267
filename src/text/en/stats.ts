import type { StatsText } from '../texts/stats.js';

export const stats: StatsText = {
  title: 'Who leads in what',
  always: 'Since the party began.',
  since: ({ sinceSeconds }) => `Since the last reset, <t:${sinceSeconds}:D>.`,
  empty: 'Nothing to count yet: no lap, no won bet, no revealed round.',
  kinds: {
    'coins-won': 'Most coins won',
    'single-win': 'Biggest single win',
    'fastest-lap': 'Fastest lap',
    'most-laps': 'Most laps',
    'bets-won': 'Most bets won',
    'race-wins': 'Most races won',
    'best-liar': 'Best liar',
  },
};
