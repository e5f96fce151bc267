import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { PayoutRule } from '../contract/events.js';
import type { PhotoRule, WebJoin } from '../contract/phone.js';
import type { Database, Orm, Transaction } from '../db/database.js';
import { parties } from '../db/schema/party.js';
import { recordEvent } from '../events/record-event.js';

/** What `/party setup` sets; null: not set. */
export interface PartySettings {
  readonly hostRoleId: string | null;
  readonly boardChannelId: string | null;
  readonly roundChannelId: string | null;
  readonly inviteUrl: string | null;
  readonly payoutRule: PayoutRule;
  /** Whose lap or bet opens a race where none is on. */
  readonly raceOpening: 'anyone' | 'hosts';
  /** Which laps all are told of: the racer's fastest so far, all, or none. */
  readonly lapLines: 'news' | 'all' | 'none';
  /** Coins. */
  readonly civilianPrize: number;
  readonly imposterPrize: number;
  /** `#rrggbb`. */
  readonly accentColour: string | null;
  /** Who may join by phone; null: as the way of running has it. */
  readonly webJoin: WebJoin | null;
  readonly photos: PhotoRule;
}

const columns = {
  hostRoleId: parties.hostRoleId,
  boardChannelId: parties.boardChannelId,
  roundChannelId: parties.roundChannelId,
  inviteUrl: parties.inviteUrl,
  payoutRule: parties.payoutRule,
  raceOpening: parties.raceOpening,
  lapLines: parties.lapLines,
  civilianPrize: parties.civilianPrize,
  imposterPrize: parties.imposterPrize,
  accentColour: parties.accentColour,
  webJoin: parties.webJoin,
  photos: parties.photos,
};

/** A party's settings as they are now. */
export async function readSettings(db: Orm | Transaction, partyId: string): Promise<PartySettings> {
  const [settings] = await db.select(columns).from(parties).where(eq(parties.id, partyId));
  if (settings === undefined) throw new Error(`No party ${partyId}`);
  return settings;
}

export interface SettingsChange {
  readonly partyId: string;
  readonly changes: Partial<PartySettings>;
  readonly changedBy: string | null;
}

/** Changes some settings and records which; nothing where they were so already. */
export function changeSettings(
  db: Database,
  input: SettingsChange,
  clock: Clock,
): Promise<PartySettings> {
  const { partyId, changes, changedBy } = input;
  return db.orm.transaction(async (tx) => {
    await tx
      .select({ id: parties.id })
      .from(parties)
      .where(eq(parties.id, partyId))
      .for('no key update');
    const before = await readSettings(tx, partyId);
    const after = { ...before, ...changes };
    const fields = Object.entries(after).flatMap(([field, value]) =>
      Object.entries(before).some(([other, old]) => other === field && old !== value)
        ? [field]
        : [],
    );
    if (fields.length === 0) return before;
    await tx.update(parties).set(changes).where(eq(parties.id, partyId));
    const payload = { fields, timestamp: clock.now().toISOString() };
    await recordEvent(tx, { partyId, type: 'party-updated', payload, triggeredBy: changedBy });
    return after;
  });
}
