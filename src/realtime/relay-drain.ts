import type { Sql } from 'postgres';
import type { Clock } from '../clock.js';
import { enrichEvents } from '../events/enrich.js';
import { maxBatch, type Publisher, type PublishResult } from './publisher.js';
import { toMessage, toNotice } from './relay-message.js';
import {
  markPublished,
  numberEvents,
  numberingBatch,
  readWaiting,
  type WaitingEvent,
} from './relay-store.js';

/**
 * Rows read, and marked as published, together. After a kill at most so many go out a second time.
 */
const pageSize = 100;

export interface DrainOptions {
  readonly sql: Sql;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Failure = Exclude<PublishResult, { readonly kind: 'published' }>;

interface Outcome {
  readonly publishedIds: readonly number[];
  readonly failure: Failure | null;
}

/**
 * Publishes events one at a time, after Channels refused them together: the one it can not take
 * goes out as a notice.
 */
async function publishSingly(
  publisher: Publisher,
  partyId: string,
  events: readonly WaitingEvent[],
): Promise<Outcome> {
  const publishedIds: number[] = [];
  for (const event of events) {
    let result = await publisher.publish([toMessage(event, partyId)]);
    if (result.kind === 'unacceptable')
      result = await publisher.publish([toNotice(event, partyId)]);
    if (result.kind !== 'published') return { publishedIds, failure: result };
    publishedIds.push(event.id);
  }
  return { publishedIds, failure: null };
}

async function publishBatch(
  publisher: Publisher,
  partyId: string,
  events: readonly WaitingEvent[],
): Promise<Outcome> {
  const result = await publisher.publish(events.map((event) => toMessage(event, partyId)));
  if (result.kind === 'published')
    return { publishedIds: events.map((event) => event.id), failure: null };
  return result.kind === 'unacceptable'
    ? publishSingly(publisher, partyId, events)
    : { publishedIds: [], failure: result };
}

/** Publishes a page in order, up to the first failure. */
async function publishPage(
  { publisher, signal }: DrainOptions,
  partyId: string,
  page: readonly WaitingEvent[],
): Promise<Outcome> {
  const publishedIds: number[] = [];
  for (let start = 0; start < page.length && !signal.aborted; start += maxBatch) {
    const outcome = await publishBatch(publisher, partyId, page.slice(start, start + maxBatch));
    publishedIds.push(...outcome.publishedIds);
    if (outcome.failure !== null) return { publishedIds, failure: outcome.failure };
  }
  return { publishedIds, failure: null };
}

/**
 * Numbers what the party has committed. Done before and apart from publishing: `head` tells the
 * number while Channels is down.
 * @returns true where there was something.
 */
export async function numberAll({ sql, signal }: DrainOptions, partyId: string): Promise<boolean> {
  let count = 0;
  let last = numberingBatch;
  while (!signal.aborted && last === numberingBatch) {
    last = await numberEvents(sql, partyId);
    count += last;
  }
  return count > 0;
}

/**
 * Publishes all that the party has numbered, in sequence order.
 * @returns how it ended; null when there was nothing to publish. Rejects when the database fails.
 */
export async function publishAll(
  options: DrainOptions,
  partyId: string,
): Promise<PublishResult | null> {
  let result: PublishResult | null = null;
  while (!options.signal.aborted) {
    const page = await readWaiting(options.sql, partyId, pageSize);
    if (page.length === 0) break;
    const events = await enrichEvents(options.sql, partyId, page);
    const { publishedIds, failure } = await publishPage(options, partyId, events);
    if (publishedIds.length > 0)
      await markPublished(options.sql, publishedIds, options.clock.now());
    if (failure !== null) return failure;
    result = { kind: 'published' };
  }
  return result;
}
