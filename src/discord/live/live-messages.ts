import type { Client } from 'discord.js';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import type { Log } from '../../log.js';
import { renderPodium } from '../podium/render-podium.js';
import { createPoster } from './poster.js';
import { showBoards } from './show-boards.js';

/** The messages that the bot keeps up to date by itself. */
export interface LiveMessages {
  /** Brings those of a party up to date; tells when to look again, null where nothing is owed. */
  show(partyId: string): Promise<Date | null>;
}

/** Keeps live boards through discord.js. */
export function createLiveMessages(
  client: Client,
  { db, clock, log }: { readonly db: Database; readonly clock: Clock; readonly log: Log },
): LiveMessages {
  const poster = createPoster(client);
  return {
    show: (partyId) => showBoards({ db, clock, log, poster, renderPodium }, partyId),
  };
}
