import type { Request } from 'express';
import { InputError } from '../acts/act.js';
import type { ChannelsConnection, Head, Snapshot } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';
import { readHead } from '../events/head.js';
import { readSnapshot } from '../events/snapshot.js';
import { SignedOut } from './reply.js';

/** How pages hear of what happens, and what they need for that. */
export interface LiveFeed {
  readonly db: Pick<Database, 'sql'>;
  /** Told to the page, so that it finds Channels. */
  readonly channels: ChannelsConnection;
  /** Signs one socket's subscription to one channel; see `authorizeChannel`. */
  readonly authorize: (socketId: string, channel: string) => string;
  /** Identifies the bundle of the pages. */
  readonly build: string;
}

/** What all see of a party, as the overlay gets it. */
export async function readSharedSnapshot(
  { db, channels, build }: LiveFeed,
  partyId: string,
): Promise<Snapshot> {
  const state = await readSnapshot(db, partyId);
  if (state === null) throw new SignedOut();
  const { inviteUrl: _, ...shown } = state;
  return { ...shown, build, channels, join: null };
}

export async function readSharedHead({ db, build }: LiveFeed, partyId: string): Promise<Head> {
  const head = await readHead(db, partyId);
  if (head === null) throw new SignedOut();
  return { ...head, build };
}

const socketIdPattern = /^\d{1,20}\.\d{1,20}$/;

/**
 * What pusher-js asks before it subscribes.
 * @throws InputError for anything else.
 */
export function readSubscription(request: Request): { socketId: string; channel: string } {
  const body: unknown = request.body;
  const fields: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const { socket_id: socketId, channel_name: channel } = fields;
  const isFit = typeof socketId === 'string' && socketIdPattern.test(socketId);
  if (!isFit || typeof channel !== 'string') throw new InputError('socket_id, channel_name');
  return { socketId, channel };
}
