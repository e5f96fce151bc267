import type { Command } from '../src/discord/kernel/command.js';
import { bet } from './bet.js';
import { bets } from './bets.js';
import { help } from './help.js';
import { imposter } from './imposter/index.js';
import { join } from './join.js';
import { lap } from './lap.js';
import { leaderboard } from './leaderboard.js';
import { party } from './party/index.js';
import { race } from './race/index.js';
import { settle } from './settle.js';
import { standings } from './standings.js';
import { wallet } from './wallet.js';

/** Every slash command: dispatch and registration both read this list. */
export const commands: readonly Command[] = [
  join,
  lap,
  leaderboard,
  bet,
  bets,
  wallet,
  standings,
  race,
  settle,
  imposter,
  party,
  help,
];
