import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Orm, Transaction } from '../db/database.js';
import { recordEvent } from '../events/record-event.js';
import type { Guest } from './guest.js';
import { lockNames, requireOwnName } from './own-name.js';

export interface Renaming {
  readonly renamedBy: string | null;
  readonly interactionId: string;
  /** True for a host, who may give a name that looks like another guest's. */
  readonly mayLookAlike: boolean;
}

/**
 * Gives a guest another name (already clean) and records it, once for each interaction. False where
 * that is the name already.
 * @throws UserError `name-looks-like`.
 */
export function renameGuest(
  db: Database,
  guest: Pick<Guest, 'id' | 'partyId'>,
  name: string,
  clock: Clock,
  renaming: Renaming,
): Promise<boolean> {
  const { partyId, id } = guest;
  return db.orm.transaction(async (tx) => {
    await lockNames(tx, partyId);
    if ((await findRename(tx, partyId, renaming.interactionId)) !== null) return false;
    const before = await readName(tx, guest);
    if (before === null || before === name) return false;
    if (!renaming.mayLookAlike) await requireOwnName(tx, { partyId, name, exceptId: id });
    await writeName(tx, { ...guest, before, name }, renaming, clock.now());
    return true;
  });
}

/** The name as it is now, and held. */
async function readName(
  tx: Transaction,
  { id, partyId }: Pick<Guest, 'id' | 'partyId'>,
): Promise<string | null> {
  const [row] = await tx.execute<{ name: string }>(sql`
    select name from party_users where party_id = ${partyId} and id = ${id} for no key update`);
  return row?.name ?? null;
}

interface Change extends Pick<Guest, 'id' | 'partyId' | 'name'> {
  readonly before: string;
}

async function writeName(
  tx: Transaction,
  { id, partyId, before, name }: Change,
  { renamedBy, interactionId }: Renaming,
  now: Date,
): Promise<void> {
  await tx.execute(sql`update party_users set name = ${name} where id = ${id}`);
  const timestamp = now.toISOString();
  const payload = { userId: id, name, before, interactionId, timestamp };
  const event = { partyId, type: 'user-renamed', payload, triggeredBy: renamedBy } as const;
  await recordEvent(tx, event);
}

/** What an earlier delivery of this interaction renamed; null where it renamed nobody. */
export function readRename(
  db: Database,
  partyId: string,
  interactionId: string,
): Promise<{ readonly before: string; readonly userId: string } | null> {
  return findRename(db.orm, partyId, interactionId);
}

async function findRename(db: Orm | Transaction, partyId: string, interactionId: string) {
  const [row] = await db.execute<{ before: string; userId: string }>(sql`
    select data->>'before' as before, data->>'userId' as "userId" from party_events
    where party_id = ${partyId} and event_type = 'user-renamed' and data->>'interactionId' = ${interactionId}`);
  return row ?? null;
}
