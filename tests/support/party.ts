import { randomInt } from 'node:crypto';
import { vi } from 'vitest';
import type { Clock } from '../../src/clock.js';
import type { Database } from '../../src/db/database.js';
import { UserError, type UserErrorCode } from '../../src/errors.js';
import { ensureParty, type Party } from '../../src/party/ensure-party.js';
import type { Guest } from '../../src/party/guest.js';
import { joinParty } from '../../src/party/join-party.js';
import { type OpenRaceInput, openRace } from '../../src/racing/open-race.js';
import type { Race } from '../../src/racing/race.js';
import { patienceMs } from './patience.js';

let lastId = 0n;

/** A snowflake of its own, for a person, server or interaction. */
export function freshId(): string {
  lastId += 1n;
  return String(1_000_000_000_000_000_000n + lastId);
}

/** A clock that moves one second at each look, so that what happens in order has times in order. */
export function tickingClock(start = Date.UTC(2026, 10, 21, 20)): Clock {
  let now = start;
  return {
    now() {
      now += 1000;
      return new Date(now);
    },
  };
}

/** A party of its own with one guest a name, each with 1000 coins. */
export async function createParty<N extends string>(
  db: Database,
  names: readonly N[],
  clock: Clock = tickingClock(),
): Promise<{ readonly party: Party; readonly guests: Readonly<Record<N, Guest>> }> {
  const party = await ensureParty(db, { guildId: freshId(), name: 'Test party' });
  const joined: [N, Guest][] = [];
  for (const name of names) {
    const input = {
      party,
      discordId: freshId(),
      displayName: name,
      // As a host asks for it: tests may have namesakes.
      ...{ name, mayLookAlike: true },
      avatarUrl: null,
      interactionId: freshId(),
    };
    const { pinCode: _, ...guest } = (await joinParty(db, input, clock, randomPin)).guest;
    joined.push([name, guest]);
  }
  return { party, guests: recordOf(joined) };
}

/** A race whose bets only a host locks, so that laps and bets may come in any order. */
export async function openUnlocked(
  db: Database,
  party: Party,
  clock: Clock,
  change: Partial<OpenRaceInput> = {},
): Promise<Race> {
  const place = { party, lock: 'manual', channelId: null, triggeredBy: null };
  return (await openRace(db, { ...place, interactionId: freshId(), ...change }, clock)).race;
}

export function randomPin(): number {
  return randomInt(1000, 10_000);
}

/** Gives a wallet another balance the way a host would, with its ledger row. */
export async function setBalance(db: Database, guest: Guest, balance: number): Promise<void> {
  await db.sql`
    with before as (select id, party_id, wallet_balance from party_users where id = ${guest.id} for update),
    changed as (update party_users u set wallet_balance = ${balance} from before where u.id = before.id)
    insert into wallet_entries (party_id, user_id, kind, amount, balance_after, reason)
    select party_id, id, 'GRANT', ${balance}::int - wallet_balance, ${balance}, 'for the test' from before`;
}

/** The refusal that a call ends in; fails on success and on any other error. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly code: UserErrorCode; readonly params: unknown }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** Holds a guest's row, as a statement in the middle of its work would, until released. */
export async function holdWallet(
  db: Database,
  guestId: string,
): Promise<{ release(): Promise<void>; spend(coins: number): Promise<void> }> {
  const connection = await db.sql.reserve();
  await connection`begin`;
  await connection`select from party_users where id = ${guestId} for update`;
  return {
    async release() {
      await connection`rollback`;
      connection.release();
    },
    /** Ends that work with coins taken. */
    async spend(coins) {
      await connection`
        with changed as (
          update party_users set wallet_balance = wallet_balance - ${coins} where id = ${guestId}
          returning id, party_id, wallet_balance)
        insert into wallet_entries (party_id, user_id, kind, amount, balance_after, reason)
        select party_id, id, 'GRANT', -${coins}::int, wallet_balance, 'for the test' from changed`;
      await connection`commit`;
      connection.release();
    },
  };
}

/**
 * Resolves once `count` statements of this database wait for a lock, or `isDone` says that no more
 * will.
 */
export async function untilWaiting(
  db: Database,
  count: number,
  isDone: () => boolean = () => false,
): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await db.sql`
        select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (row?.['waiting'] !== count && !isDone())
        throw new Error(`${row?.['waiting']} statements wait for a lock, not ${count}`);
    },
    { timeout: patienceMs, interval: 10 },
  );
}

function recordOf<N extends string, T>(
  entries: readonly (readonly [N, T])[],
): Readonly<Record<N, T>> {
  return Object.fromEntries(entries) as Record<N, T>;
}
