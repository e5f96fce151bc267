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
import { renderPodium } from '../podium/render-podium.js';
import { readControlPanel, showControl } from './control.js';
import { createPoster } from './poster.js';
import { showBoards } from './show-boards.js';

/** The messages that the bot keeps up to date by itself: live boards and the control panel. */
export interface LiveMessages {
  /** Brings those of a party up to date; tells when to look again, null where nothing is owed. */
  show(partyId: string): Promise<Date | null>;
  readControlPanel(partyId: string): Promise<ShownMessage>;
  remove(message: PostedMessage): Promise<void>;
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

function earlier(a: Date | null, b: Date | null): Date | null {
  return a !== null && b !== null ? (a < b ? a : b) : (a ?? b);
}

/** Keeps messages through discord.js. */
export function createLiveMessages(
  client: Client,
  { db, clock, log, commands }: LiveOptions,
): LiveMessages {
  const poster = createPoster(client);
  const deps = { db, clock, log, poster, renderPodium, actions: readActions(commands) };
  return {
    async show(partyId) {
      const boards = await showBoards(deps, partyId);
      return earlier(boards, await showControl(deps, partyId));
    },
    readControlPanel: (partyId) => readControlPanel(deps, partyId),
    remove: (message) => poster.remove(message),
  };
}
