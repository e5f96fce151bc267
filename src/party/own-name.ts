import { sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { maxNameLength, nameWithSuffix } from '../values/display-name.js';
import { looksAlike } from '../values/looks-of-name.js';

/** A name that somebody wants; `exceptId`: the seat that has it or is to get it. */
export interface WantedName {
  readonly partyId: string;
  readonly name: string;
  readonly exceptId?: string | undefined;
}

/**
 * Whoever gives out a name in a party takes turns, until the end of the transaction: so that two
 * cannot take names that look alike at once, and a second delivery finds what the first has done.
 */
export async function lockNames(tx: Transaction, partyId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`names:${partyId}`}, 0))`);
}

/** The name of another guest at the party that passes for this one; null where there is none. */
export async function findLookAlike(
  db: Orm | Transaction,
  { partyId, name, exceptId }: WantedName,
): Promise<string | null> {
  const others = await readNames(db, partyId, exceptId);
  return others.find((other) => looksAlike(other, name)) ?? null;
}

/**
 * Bets name a racer, so nobody takes a name that passes for another guest's.
 * @throws UserError `name-looks-like`.
 */
export async function requireOwnName(tx: Transaction, wanted: WantedName): Promise<void> {
  const other = await findLookAlike(tx, wanted);
  if (other !== null) throw new UserError('name-looks-like', { name: wanted.name, other });
}

/**
 * The name, or with the first number that tells it from the others: `Ava (2)`. For names that
 * their owner did not choose here.
 */
export async function tellApart(
  tx: Transaction,
  { partyId, name, exceptId }: WantedName,
): Promise<string> {
  const others = await readNames(tx, partyId, exceptId);
  const isFree = (wanted: string) => !others.some((other) => looksAlike(other, wanted));
  if (isFree(name)) return name;
  for (let number = 2; number <= others.length + 1; number += 1) {
    const numbered = nameWithSuffix(name, ` (${number})`, maxNameLength);
    if (isFree(numbered)) return numbered;
  }
  return nameWithSuffix(name, ` (${others.length + 2})`, maxNameLength);
}

async function readNames(
  db: Orm | Transaction,
  partyId: string,
  exceptId: string | undefined,
): Promise<readonly string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from party_users
    where party_id = ${partyId} and removed_at is null and merged_into is null
      and id is distinct from ${exceptId ?? null}::uuid
    order by created_at, id`);
  return rows.map(({ name }) => name);
}
