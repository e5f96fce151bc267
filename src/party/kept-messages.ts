import type { PendingQuery, Row } from 'postgres';
import type { Database, Transaction } from '../db/database.js';
import { keptMessages } from '../db/schema/kept-messages.js';

/** Names a kept message: a race's board, a party's panel, a round's message. */
export type KeptKey = Pick<typeof keptMessages.$inferSelect, 'kind' | 'subject'>;

/** Where a message is, what it shows and when it is its turn; written after each try. */
export type KeptState = Pick<
  typeof keptMessages.$inferSelect,
  | 'channelId'
  | 'messageId'
  | 'postedAt'
  | 'shown'
  | 'failing'
  | 'tries'
  | 'restUntil'
  | 'dueAt'
  | 'isOver'
>;

/** A message that the bot keeps true, as its row tells. */
export type KeptMessage = Omit<typeof keptMessages.$inferSelect, 'raceId' | 'roundId'> & {
  /** Number of the party's last event at the time of reading. */
  readonly sequence: number;
};

/** A message in Discord. */
export interface MessagePlace {
  readonly channelId: string;
  readonly messageId: string;
}

/**
 * Has a subject's message looked at from now on: with a subject that is new, or on again after its
 * last state was shown. In the transaction of that change, so that no kill comes between.
 */
export async function oweMessage(
  tx: Transaction,
  message: KeptKey & { readonly partyId: string },
  now: Date,
): Promise<void> {
  await tx
    .insert(keptMessages)
    .values({ ...message, dueAt: now })
    .onConflictDoUpdate({
      target: [keptMessages.kind, keptMessages.subject],
      // Who is at it compared it with what was before: their claim is over, and so nothing is saved of it.
      set: { dueAt: now, isOver: false, claimedUntil: null },
    });
}

/**
 * Has a subject's message posted where a host asks for it, once an interaction; the earlier one
 * goes then.
 */
export async function askForMessage(
  { sql }: Database,
  { kind, subject, partyId }: KeptKey & { readonly partyId: string },
  { askedBy, channelId }: { readonly askedBy: string; readonly channelId: string | null },
  now: Date,
): Promise<void> {
  await sql`
    insert into kept_messages (kind, subject, party_id, asked_by, asked_channel_id, due_at)
    values (${kind}, ${subject}, ${partyId}, ${askedBy}, ${channelId}, ${now})
    on conflict (kind, subject) do update set asked_by = excluded.asked_by, asked_channel_id = excluded.asked_channel_id,
      due_at = excluded.due_at, claimed_until = null, rest_until = null, is_over = false
    where kept_messages.asked_by is distinct from excluded.asked_by`;
}

/** Reads one; null where there is none such. */
export async function readKept(
  { sql }: Database,
  { kind, subject }: KeptKey,
): Promise<KeptMessage | null> {
  const [row] = await sql<[KeptMessage?]>`
    select k.kind, k.subject, k.party_id as "partyId", k.asked_by as "askedBy", k.asked_channel_id as "askedChannelId",
      k.channel_id as "channelId", k.message_id as "messageId", k.posted_at as "postedAt", k.shown, k.failing, k.tries, k.claimed_until as "claimedUntil", k.rest_until as "restUntil",
      k.due_at as "dueAt", k.seen_sequence::float8 as "seenSequence", k.is_over as "isOver", p.event_sequence::float8 as sequence
    from kept_messages k join parties p on p.id = k.party_id
    where k.kind = ${kind} and k.subject = ${subject}`;
  return row ?? null;
}

/** The messages of a party that still change. */
export async function listKept({ sql }: Database, partyId: string): Promise<readonly KeptKey[]> {
  return sql<KeptKey[]>`
    select kind, subject from kept_messages where party_id = ${partyId} and not is_over order by kind, subject`;
}

/**
 * Parties with a message that may be behind: its time has come, who was at it died, or something
 * happened in the party that it was not compared after.
 */
export async function readDueParties({ sql }: Database, now: Date): Promise<readonly string[]> {
  const rows = await sql<{ partyId: string }[]>`
    select distinct k.party_id as "partyId" from kept_messages k join parties p on p.id = k.party_id
    where not k.is_over
      and (k.due_at <= ${now} or k.claimed_until <= ${now} or k.seen_sequence < p.event_sequence)`;
  return rows.map(({ partyId }) => partyId);
}

/**
 * Takes a message for oneself until `until` and counts a try; false where somebody else is at it or
 * has changed it since it was read.
 */
export async function claimKept(
  { sql }: Database,
  { kind, subject, messageId, shown, tries }: KeptMessage,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const rows = await sql`
    update kept_messages set claimed_until = ${until}, tries = tries + 1
    where kind = ${kind} and subject = ${subject} and not is_over
      and (claimed_until is null or claimed_until <= ${now})
      and message_id is not distinct from ${messageId} and shown is not distinct from ${shown} and tries = ${tries}
    returning 1`;
  return rows.length > 0;
}

/** Writes what came of a try and ends the claim; nothing where the claim was lost meanwhile. */
export async function saveKept(
  { sql }: Database,
  kept: KeptMessage,
  claimedUntil: Date,
  state: KeptState,
): Promise<void> {
  await writeState(sql, kept, state, sql`claimed_until = ${claimedUntil}`);
}

/**
 * Writes what came of a try that went well only after it was counted as failed; nothing where
 * anything was tried since.
 */
export async function saveLate(
  { sql }: Database,
  kept: KeptMessage,
  state: KeptState,
): Promise<void> {
  const isUntouched = sql`claimed_until is null and tries = ${kept.tries + 1}
    and message_id is not distinct from ${kept.messageId} and shown is not distinct from ${kept.shown}`;
  await writeState(sql, kept, state, isUntouched);
}

async function writeState(
  sql: Database['sql'],
  { kind, subject, sequence }: KeptMessage,
  state: KeptState,
  condition: PendingQuery<Row[]>,
): Promise<void> {
  await sql`
    update kept_messages set claimed_until = null, channel_id = ${state.channelId}, message_id = ${state.messageId},
      posted_at = ${state.postedAt}, shown = ${state.shown}, failing = ${state.failing}, tries = ${state.tries},
      rest_until = ${state.restUntil}, due_at = ${state.dueAt}, is_over = ${state.isOver},
      seen_sequence = greatest(seen_sequence, ${sequence}::bigint)
    where kind = ${kind} and subject = ${subject} and ${condition}`;
}

/** Notes that a message was compared and nothing has to be done for now, or ever where `isOver`. */
export async function noteSeen(
  { sql }: Database,
  { kind, subject, sequence, shown, dueAt }: KeptMessage,
  { now, isOver }: { readonly now: Date; readonly isOver: boolean },
): Promise<void> {
  await sql`
    update kept_messages set seen_sequence = greatest(seen_sequence, ${sequence}::bigint), is_over = ${isOver},
      due_at = case when due_at > ${now} then due_at end
    where kind = ${kind} and subject = ${subject} and claimed_until is null
      and shown is not distinct from ${shown} and due_at is not distinct from ${dueAt}`;
}

/**
 * Makes a message that an answer has posted the kept one of its subject, whoever was at it.
 * Returns the one that it was before; null where there was none.
 */
export async function adoptMessage(
  { sql }: Database,
  { kind, subject, partyId }: KeptKey & { readonly partyId: string },
  { channelId, messageId, shown }: MessagePlace & { readonly shown: string },
  now: Date,
): Promise<MessagePlace | null> {
  const [before] = await sql<[MessagePlace?]>`
    with old as (
      select channel_id, message_id from kept_messages where kind = ${kind} and subject = ${subject} for no key update),
    new as (
      insert into kept_messages as k (kind, subject, party_id, channel_id, message_id, posted_at, shown, due_at)
      select ${kind}, ${subject}, ${partyId}, ${channelId}, ${messageId}, ${now}, ${shown}, ${now} from (select count(*) from old) o
      on conflict (kind, subject) do update set channel_id = excluded.channel_id, message_id = excluded.message_id,
        posted_at = excluded.posted_at, shown = excluded.shown, due_at = excluded.due_at, failing = null, tries = 0,
        claimed_until = null, rest_until = null, is_over = false)
    select channel_id as "channelId", message_id as "messageId" from old
    where message_id is not null and message_id <> ${messageId}`;
  return before ?? null;
}

/**
 * Has another series of tries with the messages of a party that were given up; returns how many.
 * They stay tried once: an earlier try may have posted.
 */
export async function retryGivenUp({ sql }: Database, partyId: string, now: Date): Promise<number> {
  const rows = await sql`
    update kept_messages set due_at = ${now}, rest_until = null, tries = 1
    where party_id = ${partyId} and not is_over and failing is not null and due_at is null
    returning 1`;
  return rows.length;
}
