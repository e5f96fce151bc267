import { showStatsAct } from '../../src/acts/party.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { renderStats } from '../../src/discord/party/render-stats.js';
import { text } from '../../src/text/index.js';

export const stats = command({
  name: 'stats',
  words: text.commands.party.stats,
  acts: [showStatsAct],
  options: {},
  run: () => step(showStatsAct, {}, (found) => ({ answer: renderStats(found) })),
});
