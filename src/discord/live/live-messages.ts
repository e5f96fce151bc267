import type { Client } from 'discord.js';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import type { Log } from '../../log.js';
import {
  type ControlAction,
  controlActions,
  findControlCommand,
  isControlAction,
} from '../control/control-actions.js';
import type { Command, PostedMessage, ShownMessage } from '../kernel/command.js';
import { boardKind } from './board.js';
import { createKeeper } from './keeper.js';
import { panelKind, readControlPanel } from './panel.js';
import { createPoster } from './poster.js';
import { roundKind } from './round.js';

/** The messages that the bot keeps up to date by itself: live boards, control panel, rounds. */
export interface LiveMessages {
  /** Begins to bring those of a party up to date; nobody waits for Discord. Never rejects. */
  show(partyId: string): Promise<void>;
  /** Brings a round's message up to date, as well as it can. */
  showRound(roundId: string): Promise<void>;
  readControlPanel(partyId: string, askedBy: string): Promise<ShownMessage>;
  remove(message: PostedMessage): Promise<void>;
  /** Takes up nothing new and waits a little for what is under way. */
  close(): Promise<void>;
}

export interface LiveOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Those that the control panel may run. */
  readonly commands: readonly Command[];
}

function readActions(commands: readonly Command[]): ReadonlySet<ControlAction> {
  const known = Object.keys(controlActions).filter(isControlAction);
  return new Set(known.filter((action) => findControlCommand(commands, action) !== null));
}

/** Keeps messages through discord.js. */
export function createLiveMessages(
  client: Client,
  { db, clock, log, commands }: LiveOptions,
): LiveMessages {
  const poster = createPoster(client);
  const deps = { db, clock, log, poster, actions: readActions(commands) };
  const keeper = createKeeper(deps, [boardKind(deps), panelKind(deps), roundKind(deps)]);
  return {
    show: (partyId) => keeper.lookAtParty(partyId),
    showRound: (subject) => keeper.look({ kind: 'round', subject }),
    readControlPanel: (partyId, askedBy) => readControlPanel(deps, partyId, askedBy),
    remove: (message) => poster.remove(message),
    close: () => keeper.close(),
  };
}
