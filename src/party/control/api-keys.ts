import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { KeyScope } from '../../contract/control.js';
import type { ApiKey } from '../../contract/control-acts.js';
import type { Database } from '../../db/database.js';
import { apiKeys } from '../../db/schema/sessions.js';
import { chosenName } from '../../values/display-name.js';
import type { Party } from '../ensure-party.js';
import { hashSecret, isSecret, newSecret } from '../phones/secret.js';

/** Makes a key; it is told this once. */
export async function makeKey(
  db: Pick<Database, 'orm'>,
  partyId: string,
  { name: typed, scope }: { readonly name: string; readonly scope: KeyScope },
  clock: Clock,
): Promise<{ readonly id: string; readonly name: string; readonly key: string }> {
  const key = newSecret();
  const name = chosenName(typed);
  const [row] = await db.orm
    .insert(apiKeys)
    .values({ partyId, name, scope, tokenHash: hashSecret(key), createdAt: clock.now() })
    .returning({ id: apiKeys.id });
  if (row === undefined) throw new Error('the key was not written');
  return { id: row.id, name, key };
}

/** A key's meaning. */
export interface KeyAccess {
  readonly keyId: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly lastUsedAt: Date | null;
  readonly party: Party;
}

/** Who a key belongs to; null for a wrong or revoked one. */
export async function findKey(db: Pick<Database, 'sql'>, key: string): Promise<KeyAccess | null> {
  if (!isSecret(key)) return null;
  const [row] = await db.sql<[KeyAccess?]>`
    select k.id as "keyId", k.name, k.scope, k.last_used_at as "lastUsedAt",
      jsonb_build_object('id', p.id, 'guildId', p.guild_id, 'name', p.name, 'overlayGeneration', p.overlay_generation) as party
    from api_keys k join parties p on p.id = k.party_id
    where k.token_hash = ${hashSecret(key)} and k.revoked_at is null`;
  return row ?? null;
}

const freshMs = 60_000;

/** Notes that a key was used, at most once a minute. */
export async function touchKey(
  db: Pick<Database, 'orm'>,
  { keyId, lastUsedAt }: KeyAccess,
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < freshMs) return;
  await db.orm.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, keyId));
}

/** A party's keys that count, the newest first; never the keys themselves. */
export async function listKeys(
  db: Pick<Database, 'orm'>,
  partyId: string,
): Promise<readonly ApiKey[]> {
  const { id, name, scope, createdAt, lastUsedAt } = apiKeys;
  const rows = await db.orm
    .select({ id, name, scope, createdAt, lastUsedAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.partyId, partyId), isNull(apiKeys.revokedAt)))
    .orderBy(sql`${createdAt} desc`, id);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Ends a key at once; false where it had ended. */
export async function revokeKey(
  db: Pick<Database, 'orm'>,
  partyId: string,
  keyId: string,
  clock: Clock,
): Promise<boolean> {
  const rows = await db.orm
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(eq(apiKeys.partyId, partyId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}
