import type { Database } from '../db/database.js';

/** Where the message with the host's buttons is; null fields before `/party control`. */
export interface KeptControl {
  readonly channelId: string | null;
  readonly messageId: string | null;
  /** What it shows; null where that is not known. */
  readonly shown: string | null;
  /** Before this it is left alone. */
  readonly dueAt: Date | null;
}

/** Reads where a party's control panel is. */
export async function readKeptControl(db: Database, partyId: string): Promise<KeptControl | null> {
  const [row] = await db.sql<[KeptControl?]>`
    select control_channel_id as "channelId", control_message_id as "messageId", control_shown as shown, control_due_at as "dueAt"
    from parties where id = ${partyId}`;
  return row ?? null;
}

/**
 * Takes the panel for oneself until `until`; false where somebody else was first or it is not due.
 */
export async function claimControl(
  db: Database,
  partyId: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const rows = await db.sql`
    update parties set control_due_at = ${until}
    where id = ${partyId} and (control_due_at is null or control_due_at <= ${now}) returning 1`;
  return rows.length > 0;
}

/** Writes what the panel shows now, unless another message has become the panel meanwhile. */
export async function saveControl(
  db: Database,
  partyId: string,
  messageId: string | null,
  kept: KeptControl,
): Promise<void> {
  await db.sql`
    update parties set control_channel_id = ${kept.channelId}, control_message_id = ${kept.messageId},
      control_shown = ${kept.shown}, control_due_at = ${kept.dueAt}
    where id = ${partyId} and control_message_id is not distinct from ${messageId}`;
}

/**
 * Makes a message the party's panel. Returns the one that was it before; null where there was none.
 */
export async function replaceControl(
  db: Database,
  partyId: string,
  next: { readonly channelId: string; readonly messageId: string; readonly shown: string },
): Promise<{ readonly channelId: string; readonly messageId: string } | null> {
  const [before] = await db.sql<[{ channelId: string | null; messageId: string | null }?]>`
    with old as (select id, control_channel_id, control_message_id from parties where id = ${partyId} for no key update)
    update parties p set control_channel_id = ${next.channelId}, control_message_id = ${next.messageId},
      control_shown = ${next.shown}, control_due_at = null
    from old where p.id = old.id
    returning old.control_channel_id as "channelId", old.control_message_id as "messageId"`;
  if (!before?.channelId || !before.messageId || before.messageId === next.messageId) return null;
  return { channelId: before.channelId, messageId: before.messageId };
}
