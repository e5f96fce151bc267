import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Clock } from '../../src/clock.js';
import type { Database } from '../../src/db/database.js';
import { parties, partyImposterPlayers, partyUsers } from '../../src/db/schema/index.js';
import { type StartedRound, startRound } from '../../src/imposter/start-round.js';
import { patienceMs } from './patience.js';

export interface TestParty {
  readonly id: string;
  /** Guest ids. */
  readonly guests: readonly string[];
}

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Starts at the present time, because the database stamps rows by its own clock. */
export function createTestClock(): TestClock {
  let ms = Date.now();
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}

/** A Discord id that no other test uses. */
export function newSnowflake(): string {
  return String(BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 15)}`));
}

/** A party with so many guests, all present; without coins, so that no ledger is needed. */
export async function createTestParty(
  db: Database,
  size: number,
  clock: Clock,
): Promise<TestParty> {
  const [party] = await db.orm
    .insert(parties)
    .values({ guildId: newSnowflake(), name: 'Party' })
    .returning({ id: parties.id });
  if (party === undefined) throw new Error('no party');
  const guests = Array.from({ length: size }, (_, index) => ({
    partyId: party.id,
    discordId: newSnowflake(),
    name: `Guest ${index + 1}`,
    pinCode: 1000 + index,
    walletBalance: 0,
    lastSeenAt: clock.now(),
  }));
  const rows = await db.orm.insert(partyUsers).values(guests).returning({ id: partyUsers.id });
  return { id: party.id, guests: rows.map((row) => row.id) };
}

/** Starts a round with everybody; the first of the sorted ids is the imposter. */
export async function startTestRound(
  db: Database,
  party: TestParty,
  clock: Clock,
): Promise<StartedRound> {
  const input = { party, startedBy: party.guests[0] ?? null, interactionId: newSnowflake() };
  return startRound(db, input, { clock, randomInt: () => 0 });
}

export interface PlayerState {
  readonly userId: string;
  readonly role: string;
  readonly delivery: string;
  readonly attempts: number;
}

/** Each player's row. */
export async function readPlayers(db: Database, roundId: string): Promise<readonly PlayerState[]> {
  const { userId, role, delivery, attempts } = partyImposterPlayers;
  return db.orm
    .select({ userId, role, delivery, attempts })
    .from(partyImposterPlayers)
    .where(eq(partyImposterPlayers.roundId, roundId));
}

/**
 * Waits until a condition of another process or of the database holds; fails with its last value
 * after 20 s.
 */
export async function waitUntil<T>(
  read: () => Promise<T>,
  isDone: (value: T) => boolean,
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (performance.now() > until) throw new Error(`still ${JSON.stringify(value)}`);
    await pause(25);
  }
}
