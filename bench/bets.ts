import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, sql } from 'drizzle-orm';
import { placeBet } from '../src/betting/place-bet.js';
import { systemClock } from '../src/clock.js';
import { connect } from '../src/db/connect.js';
import type { Database, Transaction } from '../src/db/database.js';
import { startEmbeddedPostgres } from '../src/db/embedded.js';
import { migrate } from '../src/db/migrate.js';
import { bets } from '../src/db/schema/betting.js';
import { partyUsers } from '../src/db/schema/party.js';
import { partyGames } from '../src/db/schema/racing.js';
import { walletEntries } from '../src/db/schema/wallet.js';
import { recordEvent } from '../src/events/record-event.js';
import { ensureParty, type Party } from '../src/party/ensure-party.js';
import { joinParty } from '../src/party/join-party.js';
import { openRace } from '../src/racing/open-race.js';

const inFlight = 16;
const guestCount = 64;
const betsARun = 600;
/** The first round warms up; of the others the median counts. */
const rounds = 4;

interface Scene {
  readonly db: Database;
  readonly party: Party;
  readonly gameId: string;
  readonly guests: readonly string[];
}

type Place = (scene: Scene, bettorId: string, targetId: string) => Promise<unknown>;

function product(
  { db, party, gameId }: Scene,
  bettorId: string,
  targetId: string,
): Promise<unknown> {
  return placeBet(
    db,
    { party, bettorId, targetId, amountText: '1', raceInput: gameId, interactionId: randomUUID() },
    systemClock,
  );
}

/**
 * What one would write first: read, check, then write, each by drizzle in one transaction. It is
 * the baseline, and takes too many bets.
 */
function naive({ db, party, gameId }: Scene, bettorId: string, targetId: string): Promise<unknown> {
  return db.orm.transaction(async (tx) => {
    const [race] = await tx.select().from(partyGames).where(eq(partyGames.id, gameId));
    const [bettor] = await tx.select().from(partyUsers).where(eq(partyUsers.id, bettorId));
    const [target] = await tx.select().from(partyUsers).where(eq(partyUsers.id, targetId));
    const isRefused = race?.status !== 'OPEN' || (bettor?.walletBalance ?? 0) < 1;
    if (isRefused || bettor === undefined || target === undefined) throw new Error('refused');
    await tx
      .update(partyUsers)
      .set({ walletBalance: sql`${partyUsers.walletBalance} - 1` })
      .where(eq(partyUsers.id, bettorId));
    const stake = { partyId: party.id, gameId, bettorId, targetUserId: targetId, amount: 1 };
    const bet = await placeOrRaise(tx, stake);
    await tx.insert(walletEntries).values({
      partyId: party.id,
      userId: bettorId,
      kind: 'STAKE',
      amount: -1,
      balanceAfter: bettor.walletBalance - 1,
      betId: bet.id,
      gameId,
      interactionId: randomUUID(),
    });
    const names = { bettorName: bettor.name, targetName: target.name };
    const ids = { gameId, betId: bet.id, bettorId, targetId };
    const amounts = { amount: 1, totalAmount: bet.amount };
    await recordEvent(tx, {
      partyId: party.id,
      type: 'bet-placed',
      triggeredBy: bettorId,
      payload: { ...ids, ...names, ...amounts, timestamp: new Date().toISOString() },
    });
  });
}

/** The bet as the baseline finds or makes it, with one coin more. */
async function placeOrRaise(tx: Transaction, stake: typeof bets.$inferInsert) {
  const isSame = and(
    eq(bets.gameId, stake.gameId),
    eq(bets.bettorId, stake.bettorId),
    eq(bets.targetUserId, stake.targetUserId),
  );
  const more = { amount: sql`${bets.amount} + 1` };
  const [found] = await tx.select().from(bets).where(isSame);
  const [bet] =
    found === undefined
      ? await tx
          .insert(bets)
          .values(stake)
          .onConflictDoUpdate({
            target: [bets.gameId, bets.bettorId, bets.targetUserId],
            targetWhere: sql`status = 'PENDING'`,
            set: more,
          })
          .returning()
      : await tx.update(bets).set(more).where(eq(bets.id, found.id)).returning();
  if (bet === undefined) throw new Error('no bet');
  return bet;
}

/** A party of its own a run, so that no run works on what another has grown. */
async function setScene(db: Database): Promise<Scene> {
  const party = await ensureParty(db, { guildId: randomUUID(), name: 'Bench' });
  const guests: string[] = [];
  for (let index = 0; index < guestCount; index += 1) {
    const person = {
      discordId: randomUUID(),
      displayName: `Guest ${index}`,
      avatarUrl: null,
      interactionId: randomUUID(),
    };
    const { guest } = await joinParty(db, { party, ...person }, systemClock, () =>
      randomInt(1000, 10_000),
    );
    guests.push(guest.id);
  }
  const { race } = await openRace(
    db,
    { party, channelId: null, triggeredBy: null, interactionId: randomUUID() },
    systemClock,
  );
  return { db, party, gameId: race.id, guests };
}

/** Bets a second with 16 in flight, every guest in turn on another. */
async function measure(db: Database, place: Place): Promise<number> {
  const scene = await setScene(db);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < betsARun; index = next++) {
      const bettor = scene.guests[index % guestCount] ?? '';
      const target = scene.guests[(index * 7 + 3) % guestCount] ?? '';
      await place(scene, bettor, target);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, work));
  return (betsARun * 1000) / (performance.now() - startedAt);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * Prints bets a second of the product and of the baseline, and their ratio; alternates them, so
 * that both see the same machine.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'party-os-bench-'));
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    isDurable: true,
    log: () => {},
  });
  try {
    await migrate(server.url);
    const db = await connect(server.url, {
      applicationName: 'party-os bench',
      sqlConnections: inFlight,
      ormConnections: inFlight,
    });
    const rates = { product: [] as number[], naive: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      rates.product.push(await measure(db, product));
      rates.naive.push(await measure(db, naive));
    }
    await db.close();
    const [fast, slow] = [median(rates.product.slice(1)), median(rates.naive.slice(1))];
    console.log(`placeBet:          ${fast.toFixed(0)} bets/s`);
    console.log(`read-check-write:  ${slow.toFixed(0)} bets/s (baseline)`);
    console.log(`ratio:             ${(fast / slow).toFixed(2)}`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
