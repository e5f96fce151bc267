import type { Clock } from '../clock.js';
import { type Database, sqlOf } from '../db/database.js';
import { isUserError, UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';
import { holdRace } from '../racing/hold-race.js';
import { isRacing } from '../racing/is-racing.js';
import { isLockDue, type Race } from '../racing/race.js';
import { resolveRace } from '../racing/resolve-race.js';
import { actOnce, ReplayedInteraction } from '../values/act-once.js';
import { parseStake, refuse, type Stake, stakeCoins } from '../values/amount.js';
import { payoutFor } from './rules.js';
import { readStake, type StakeInput, type StakeRow, takeStake } from './take-stake.js';

export interface BetInput {
  readonly party: Party;
  readonly bettorId: string;
  /** The racer's guest id. */
  readonly targetId: string;
  /** As typed: `250`, `1.5k`, `50%`, `all`. */
  readonly amountText: string;
  readonly raceInput?: string | null | undefined;
  /** Where it was typed: a race that it opens is told about there. */
  readonly channelId?: string | null;
  readonly tellIn?: TellIn | null | undefined;
  /**
   * Present where a host bets for a walk-in: the host's guest, null for a host who has not joined.
   */
  readonly host?: { readonly guestId: string | null };
  /** Whether the person who bets is a host: at some parties only they open races. */
  readonly isHost?: boolean;
  /** Unique a stake: a second call with the same one stakes nothing more. */
  readonly interactionId: string;
}

export interface BetTicket {
  /** The bet with all that is staked on it; more than `staked` where it was raised. */
  readonly bet: { readonly id: string; readonly amount: number };
  readonly staked: number;
  readonly race: Pick<Race, 'id' | 'title' | 'payoutRule' | 'lockRule' | 'locksAt' | 'stakeCap'> & {
    /** True where somebody has a time in it. */
    readonly isTimeKnown: boolean;
  };
  /** Coins that the guest may still stake on the race; null without a cap. */
  readonly room: number | null;
  /** True where this bet opened the race. */
  readonly isRaceNew: boolean;
  readonly bettor: { readonly id: string; readonly name: string };
  readonly target: { readonly id: string; readonly name: string };
  readonly balanceAfter: number;
  /** Coins paid if the racer wins; under `pool` what it would be with the bets there are now. */
  readonly possiblePayout: number;
  /**
   * Coins pending on the race, and on this racer, both with this bet; null under `double`, where
   * they decide nothing.
   */
  readonly pot: number | null;
  readonly targetBacking: number | null;
  /** True where an earlier delivery of the interaction placed the bet. */
  readonly replayed: boolean;
}

const attempts = 3;

/**
 * Stakes coins on a racer; a second stake on the same racer raises the bet. One statement checks
 * and writes everything, so a refusal changes nothing. Where no race is live it opens one with it, in
 * one transaction.
 * @throws UserError `amount-invalid`, `amount-over-balance`, `wallet-empty`, `not-found`,
 * `guest-gone`, `backs-self-only`, `stake-capped`, and as `resolveRace` for a bet.
 */
export async function placeBet(db: Database, input: BetInput, clock: Clock): Promise<BetTicket> {
  return actOnce(
    () => tryStake(db, input, clock.now()),
    async () => {
      const row = await readStake(db, input.party.id, input.interactionId);
      return row === null ? null : ticketOf(row, { isRaceNew: false, replayed: true });
    },
  );
}

async function tryStake(db: Database, input: BetInput, now: Date): Promise<BetTicket> {
  const stake = parseStake(input.amountText);
  const triggeredBy = input.host === undefined ? input.bettorId : input.host.guestId;
  let gameId = input.raceInput
    ? (await resolveRace(db, input.party.id, input.raceInput, 'bet')).id
    : null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const wanted = { ...input, partyId: input.party.id, gameId, stake, triggeredBy, now };
    const row = isWithinWallet(stake) ? await takeStake(db.sql, wanted) : null;
    if (row === 'too-large') throw refuse(input.amountText, 'too-large');
    if (row !== null) return ticketOf(row, { isRaceNew: false, replayed: false });
    gameId = await explainRefusal(db, input, stake, now);
    if (gameId !== null) continue;
    const opened = await openForBet(db, input, wanted);
    if (opened !== null) return ticketOf(opened, { isRaceNew: true, replayed: false });
  }
  throw new UserError('try-again', {});
}

/** More than all of it never fits; the balance is only read to say so. */
function isWithinWallet(stake: Stake): boolean {
  return stake.kind === 'coins' || stake.milliPercent <= 100_000n;
}

/**
 * Opens a race for a bet where still none is live, and takes the stake with it: it locks with its
 * first lap. Null where somebody else was faster, or the stake is refused by now: then no race was
 * opened either.
 */
async function openForBet(
  db: Database,
  { party, raceInput, channelId, tellIn, host, isHost = host !== undefined, amountText }: BetInput,
  wanted: Omit<StakeInput, 'gameId'>,
): Promise<StakeRow | null> {
  const { triggeredBy, now } = wanted;
  const place = { partyId: party.id, raceInput, track: null, channelId: channelId ?? null, tellIn };
  const by = { opener: { isHost, isNewMeant: true }, triggeredBy };
  try {
    return await db.orm.transaction(async (tx) => {
      const opened = await holdRace(tx, { ...place, ...by, openedBy: 'bet' }, now);
      if (!opened.isRaceNew) return null;
      const row = await takeStake(sqlOf(tx), { ...wanted, gameId: opened.race.id });
      if (row === 'too-large') throw refuse(amountText, 'too-large');
      if (row === null) throw new StakeRefused();
      return row;
    });
  } catch (error) {
    if (error instanceof StakeRefused) return null;
    throw error;
  }
}

/** Leaves the transaction, so that the race that it would have opened is none. */
class StakeRefused extends Error {
  override readonly name = 'StakeRefused';
}

/** The race that a bet means; null where it names none and none is live. */
async function findRace(db: Database, { party, raceInput, interactionId }: BetInput) {
  try {
    return await resolveRace(db, party.id, raceInput, 'bet');
  } catch (error) {
    if (!isUserError(error) || error.code !== 'no-live-race') throw error;
    // A second delivery, after the race has ended, must not open another one.
    if ((await readStake(db, party.id, interactionId)) !== null) throw new ReplayedInteraction();
    return null;
  }
}

/**
 * Returns the race to try again on, where by now nothing stands in the bet's way; null where it has
 * to be opened first.
 * @throws UserError what does.
 */
async function explainRefusal(
  db: Database,
  input: BetInput,
  stake: Stake,
  now: Date,
): Promise<string | null> {
  const race = await findRace(db, input);
  if (race !== null && isLockDue(race, now))
    throw new UserError('race-locked', { title: race.title });
  const people = await db.sql<
    {
      id: string;
      name: string;
      balance: number;
      isBound: boolean;
      isGone: boolean;
      staked: number;
    }[]
  >`
    select u.id, u.name, u.wallet_balance as balance, u.removed_at is not null or u.merged_into is not null as "isGone",
      ${isRacing(db.sql, db.sql`${race?.id ?? null}::uuid`, db.sql`u.id`)} as "isBound", staked_on(${race?.id ?? null}, u.id)::float8 as staked
    from party_users u
    where u.party_id = ${input.party.id} and u.id in (${input.bettorId}, ${input.targetId})`;
  const target = people.find(({ id }) => id === input.targetId);
  if (target === undefined) throw new UserError('not-found', { what: 'guest' });
  if (target.isGone) throw new UserError('guest-gone', { name: target.name });
  const bettor = people.find(({ id, isGone }) => id === input.bettorId && !isGone);
  if (bettor === undefined) throw new UserError('not-joined', {});
  const whose = input.host === undefined ? {} : { name: bettor.name };
  if (race?.backing === 'self-only' && bettor.isBound && bettor.id !== input.targetId)
    throw new UserError('backs-self-only', { title: race.title, ...whose });
  const coins = stakeCoins(stake, input.amountText, bettor.balance, whose);
  if (race !== null && race.stakeCap !== null && bettor.staked + coins > race.stakeCap) {
    const room = Math.max(0, race.stakeCap - bettor.staked);
    throw new UserError('stake-capped', { title: race.title, cap: race.stakeCap, room, ...whose });
  }
  return race?.id ?? null;
}

function ticketOf(row: StakeRow, delivery: Pick<BetTicket, 'isRaceNew' | 'replayed'>): BetTicket {
  const { betId, total, staked, payoutRule, balanceAfter, pot, targetBacking } = row;
  const { gameId, title, lockRule, locksAt, stakeCap, ownStake, isTimeKnown } = row;
  return {
    bet: { id: betId, amount: total },
    staked,
    race: { id: gameId, title, payoutRule, lockRule, locksAt, stakeCap, isTimeKnown },
    room: stakeCap === null || ownStake === null ? null : Math.max(0, stakeCap - ownStake),
    bettor: { id: row.bettorId, name: row.bettorName },
    target: { id: row.targetId, name: row.targetName },
    balanceAfter,
    possiblePayout: payoutFor(payoutRule, {
      stake: total,
      pot: pot ?? total,
      backing: targetBacking ?? total,
    }),
    pot,
    targetBacking,
    ...delivery,
  };
}
