import { sql } from 'drizzle-orm';
import { type EventPayloads, type EventType, eventTopics } from '../contract/events.js';
import type { Topic } from '../contract/topics.js';
import type { Transaction } from '../db/database.js';
import { partyEvents } from '../db/schema/events.js';
import type { Line, TellIn } from './public-lines.js';

/** Something that happened in a party: `payload.timestamp` is also the row's time. */
export interface EventRecord<T extends EventType = EventType> {
  readonly partyId: string;
  readonly type: T;
  readonly payload: EventPayloads[T];
  /** The guest who caused it; absent where nobody in particular did. */
  readonly triggeredBy?: string | null | undefined;
}

/**
 * Writes the event's row in the caller's transaction, so that the change and its event commit
 * together or not at all. The relay numbers and publishes it afterwards. Call it while holding the
 * lock on what changed: ids follow the changes then. A `line` that all are owed goes into the same
 * statement.
 */
export async function recordEvent<T extends EventType>(
  tx: Transaction,
  event: EventRecord<T>,
  line: Line | null = null,
): Promise<void> {
  if (line?.tellIn) return recordWithLine(tx, event, line, line.tellIn);
  await tx.insert(partyEvents).values({
    partyId: event.partyId,
    eventType: event.type,
    channel: eventTopics[event.type],
    data: event.payload,
    triggeredBy: event.triggeredBy ?? null,
    createdAt: new Date(event.payload.timestamp),
  });
}

async function recordWithLine<T extends EventType>(
  tx: Transaction,
  { partyId, type, payload, triggeredBy }: EventRecord<T>,
  { kind, subject }: Line,
  { channelId, afterMs = 0 }: TellIn,
): Promise<void> {
  const at = payload.timestamp;
  const dueAt = new Date(Date.parse(at) + afterMs).toISOString();
  const about = subject === undefined ? null : String(subject);
  await tx.execute(sql`
    with event as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      values (${partyId}, ${type}, ${eventTopics[type]}, ${JSON.stringify(payload)}::text::jsonb, ${triggeredBy ?? null}, ${at}::timestamptz)
      returning id
    )
    insert into public_lines (party_id, kind, subject, channel_id, created_at, due_at)
    select ${partyId}, ${kind}, coalesce(${about}, id::text), ${channelId}, ${at}::timestamptz, ${dueAt}::timestamptz from event
    on conflict do nothing`);
}

/**
 * The same row's values for a tagged statement on `db.sql`; fields that only the statement knows
 * are added there (`|| jsonb_build_object(…)`). Write `data` as `${data}::text::jsonb`: handed over
 * as jsonb, postgres.js would encode the text once more and store a JSON string.
 */
export function eventValues<T extends EventType>(
  type: T,
  payload: Partial<EventPayloads[T]>,
): EventValues {
  return { type, channel: eventTopics[type], data: JSON.stringify(payload) };
}

export interface EventValues {
  readonly type: EventType;
  readonly channel: Topic;
  /** The payload as JSON text. */
  readonly data: string;
}
