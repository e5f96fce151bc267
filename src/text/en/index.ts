import type { Texts } from '../texts.js';
import { bet } from './bet.js';
import { bets } from './bets.js';
import { board } from './board.js';
import { buttons } from './buttons.js';
import { cancel } from './cancel.js';
import { choose } from './choose.js';
import { commands } from './commands.js';
import { common } from './common.js';
import { control } from './control.js';
import { errors } from './errors.js';
import { grant } from './grant.js';
import { guests } from './guests.js';
import { help } from './help.js';
import { imposter } from './imposter.js';
import { join } from './join.js';
import { lap } from './lap.js';
import { log } from './log.js';
import { overlay } from './overlay.js';
import { phones } from './phones.js';
import { race } from './race.js';
import { reset } from './reset.js';
import { settle } from './settle.js';
import { setup } from './setup.js';
import { standings } from './standings.js';
import { stats } from './stats.js';
import { undo } from './undo.js';
import { wallet } from './wallet.js';

/** English. */
export const en: Texts = {
  bet,
  bets,
  board,
  buttons,
  cancel,
  choose,
  commands,
  common,
  control,
  errors,
  grant,
  guests,
  help,
  imposter,
  join,
  lap,
  log,
  overlay,
  phones,
  race,
  reset,
  settle,
  setup,
  standings,
  stats,
  undo,
  wallet,
};
