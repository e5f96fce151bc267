import type { Request, Response } from 'express';
import { InputError } from '../../acts/act.js';
import type { Database } from '../../db/database.js';
import { readHead } from '../../events/head.js';
import { type FeedEvent, readFeed } from '../../events/read-feed.js';
import type { Log } from '../../log.js';

/** Tells of each party in which something was published by this process. */
export interface Following {
  /** Calls back at each news of a party, until the returned function is called. */
  follow(partyId: string, onNews: () => void): () => void;
}

/** What was published by another process is found within this; in milliseconds. */
const pollMs = 2_000;
/** A comment this often keeps proxies from closing a stream on which nothing happens. */
const commentMs = 15_000;
const batch = 200;
/** A reader this far behind is cut off; it resumes by its Last-Event-ID. */
const maxBufferedBytes = 1024 * 1024;

export interface StreamDeps {
  readonly db: Pick<Database, 'sql'>;
  readonly log: Log;
  readonly following: Following;
  /** Rejects once the key or session that opened the stream counts no more. */
  readonly requireAccess: () => Promise<void>;
}

/** @throws InputError for what is no number of ours. */
function readLastId(request: Request): number | null {
  const id = request.get('last-event-id');
  if (id === undefined || id === '') return null;
  if (!/^\d{1,15}$/.test(id)) throw new InputError('Last-Event-ID is the id of an event');
  return Number(id);
}

function frame({ sequence, type, data }: FeedEvent): string {
  const told = typeof data === 'object' && data !== null ? { ...data, sequence } : { sequence };
  return `id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify(told)}\n\n`;
}

/**
 * Sends a party's events as they are published: from the one after `Last-Event-ID`, else from now
 * on. Ends when the reader goes, or the key counts no more.
 */
export async function streamEvents(
  request: Request,
  response: Response,
  partyId: string,
  deps: StreamDeps,
): Promise<void> {
  const last = readLastId(request) ?? (await readHead(deps.db, partyId))?.sequence ?? 0;
  response.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(`: ${last}\n\n`);
  await follow(response, partyId, last, deps);
}

/** Sends what a reader has not had yet, as long as the key or session counts. */
function createSender(
  response: Response,
  partyId: string,
  from: number,
  { db, requireAccess }: StreamDeps,
): () => Promise<void> {
  let last = from;
  return async () => {
    await requireAccess();
    for (;;) {
      const events = await readFeed(db, partyId, last, batch);
      for (const event of events) response.write(frame(event));
      last = events.at(-1)?.sequence ?? last;
      if (response.writableLength > maxBufferedBytes) response.destroy();
      if (events.length < batch || response.destroyed) return;
    }
  };
}

/** Sends at each call, one at a time; a call while it sends has it look once more. */
function createLook(response: Response, send: () => Promise<void>, log: Log): () => void {
  let isReading = false;
  let isNew = false;
  const run = async () => {
    while (isNew && !response.destroyed) {
      isNew = false;
      await send();
    }
  };
  return () => {
    isNew = true;
    if (isReading) return;
    isReading = true;
    run()
      .catch((error: unknown) => {
        log.debug({ err: error }, 'a stream of events has ended');
        response.end();
      })
      .finally(() => {
        isReading = false;
      });
  };
}

/** Resolves when the stream is over. */
function follow(
  response: Response,
  partyId: string,
  from: number,
  deps: StreamDeps,
): Promise<void> {
  const look = createLook(response, createSender(response, partyId, from, deps), deps.log);
  const unfollow = deps.following.follow(partyId, look);
  const poll = setInterval(look, pollMs);
  const comment = setInterval(() => response.write(': still here\n\n'), commentMs);
  look();
  return new Promise((resolve) => {
    response.once('close', () => {
      unfollow();
      clearInterval(poll);
      clearInterval(comment);
      resolve();
    });
  });
}
