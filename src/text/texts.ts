import type { BetText } from './texts/bet.js';
import type { BetsText } from './texts/bets.js';
import type { BoardText } from './texts/board.js';
import type { ButtonsText } from './texts/buttons.js';
import type { CancelText } from './texts/cancel.js';
import type { ChooseText } from './texts/choose.js';
import type { CommandsText } from './texts/commands.js';
import type { CommonText } from './texts/common.js';
import type { ControlText } from './texts/control.js';
import type { ErrorsText } from './texts/errors.js';
import type { GrantText } from './texts/grant.js';
import type { GuestsText } from './texts/guests.js';
import type { HelpText } from './texts/help.js';
import type { ImposterText } from './texts/imposter.js';
import type { JoinText } from './texts/join.js';
import type { LapText } from './texts/lap.js';
import type { LogText } from './texts/log.js';
import type { OverlayText } from './texts/overlay.js';
import type { PhonesText } from './texts/phones.js';
import type { RaceText } from './texts/race.js';
import type { ResetText } from './texts/reset.js';
import type { SettleText } from './texts/settle.js';
import type { SetupText } from './texts/setup.js';
import type { StandingsText } from './texts/standings.js';
import type { StatsText } from './texts/stats.js';
import type { UndoText } from './texts/undo.js';
import type { WalletText } from './texts/wallet.js';

/**
 * Every sentence that a person reads in Discord, by feature; a language is a folder that implements
 * it. Names arrive made safe for Discord already. A sentence takes one object of named parameters,
 * or a single value where its name says which.
 */
export interface Texts {
  readonly bet: BetText;
  readonly bets: BetsText;
  readonly board: BoardText;
  readonly buttons: ButtonsText;
  readonly cancel: CancelText;
  readonly choose: ChooseText;
  readonly commands: CommandsText;
  readonly common: CommonText;
  readonly control: ControlText;
  readonly errors: ErrorsText;
  readonly grant: GrantText;
  readonly guests: GuestsText;
  readonly help: HelpText;
  readonly imposter: ImposterText;
  readonly join: JoinText;
  readonly lap: LapText;
  readonly log: LogText;
  readonly overlay: OverlayText;
  readonly phones: PhonesText;
  readonly race: RaceText;
  readonly reset: ResetText;
  readonly settle: SettleText;
  readonly setup: SetupText;
  readonly standings: StandingsText;
  readonly stats: StatsText;
  readonly undo: UndoText;
  readonly wallet: WalletText;
}
