import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { parties, partyUsers } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { raceColumns } from '../racing/find-races.js';
import type { Race } from '../racing/race.js';

/** A guest's row as the host's work needs it. */
export interface Seat {
  readonly id: string;
  readonly partyId: string;
  readonly discordId: string | null;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly walletBalance: number;
  /** Coins owed. */
  readonly debt: number;
  readonly createdAt: Date;
  /** A host made its phone a host's. */
  readonly isHost: boolean;
  readonly removedAt: Date | null;
  readonly mergedInto: string | null;
}

/**
 * Takes turns with everything else that changes a whole party: opening a race, starting a round,
 * removing, merging and resetting. Always before races, and races before wallets.
 */
export async function lockParty(tx: Transaction, partyId: string): Promise<void> {
  await tx
    .select({ id: parties.id })
    .from(parties)
    .where(eq(parties.id, partyId))
    .for('no key update');
}

/**
 * Holds every live race of the party, in the order of their ids; no bet, lap or settlement happens
 * meanwhile.
 */
export async function lockLiveRaces(tx: Transaction, partyId: string): Promise<readonly Race[]> {
  return tx
    .select(raceColumns)
    .from(partyGames)
    .where(
      and(
        eq(partyGames.partyId, partyId),
        eq(partyGames.type, 'SIM_RACE'),
        ne(partyGames.status, 'FINISHED'),
      ),
    )
    .orderBy(asc(partyGames.id))
    .for('no key update');
}

/**
 * All wallets of the party at once, in the order of their ids; before any payment, so that no other
 * one is met the wrong way round.
 */
export async function lockAllWallets(tx: Transaction, partyId: string): Promise<void> {
  await tx.execute(
    sql`select from party_users where party_id = ${partyId} order by id for no key update`,
  );
}

/** A party's seat by its id, whatever its state; null where there is none. */
export async function readSeat(
  tx: Transaction,
  partyId: string,
  userId: string,
): Promise<Seat | null> {
  const { id, discordId, name, avatarUrl, walletBalance, debt, createdAt, isHost } = partyUsers;
  const [seat] = await tx
    .select({
      id,
      partyId: partyUsers.partyId,
      discordId,
      name,
      avatarUrl,
      walletBalance,
      debt,
      createdAt,
      isHost,
      removedAt: partyUsers.removedAt,
      mergedInto: partyUsers.mergedInto,
    })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, partyId), eq(partyUsers.id, userId)));
  return seat ?? null;
}

/**
 * The number of the running round that a guest has a role in; null where there is none. Takes a
 * guest off a round that gathers.
 */
export async function leaveRound(
  tx: Transaction,
  partyId: string,
  userId: string,
): Promise<number | null> {
  const [running] = await tx.execute<{ round: number }>(sql`
    select r.round from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
    where p.party_id = ${partyId} and p.user_id = ${userId} and r.status not in ('LOBBY', 'REVEALED', 'CANCELLED')`);
  if (running !== undefined) return running.round;
  await tx.execute(sql`
    delete from party_imposter_lobby l using party_imposter_rounds r
    where r.id = l.round_id and r.status = 'LOBBY' and l.party_id = ${partyId} and l.user_id = ${userId}`);
  return null;
}
