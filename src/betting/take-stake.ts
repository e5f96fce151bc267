import type { Fragment, ISql } from 'postgres';
import type { PayoutRule } from '../contract/events.js';
import type { Database } from '../db/database.js';
import { eventValues } from '../events/record-event.js';
import { isRacing } from '../racing/is-racing.js';
import type { LockRule } from '../racing/race.js';
import type { Stake } from '../values/amount.js';

/** What a stake wrote, with the sums of the race beside it. */
export interface StakeRow {
  readonly betId: string;
  /** Coins on the bet in all, and by this stake. */
  readonly total: number;
  readonly staked: number;
  readonly gameId: string;
  readonly title: string;
  readonly payoutRule: PayoutRule;
  readonly lockRule: LockRule;
  readonly locksAt: Date | null;
  readonly stakeCap: number | null;
  /** Coins of the guest's in all pending bets on the race, this one's too; null without a cap. */
  readonly ownStake: number | null;
  /** True where somebody has a time in the race. */
  readonly isTimeKnown: boolean;
  readonly bettorId: string;
  readonly bettorName: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly balanceAfter: number;
  /**
   * Coins pending on the race and on the racer, this bet's too; null under `double`, where they
   * decide nothing.
   */
  readonly pot: number | null;
  readonly targetBacking: number | null;
}

export interface StakeInput {
  readonly partyId: string;
  readonly bettorId: string;
  readonly targetId: string;
  /** Null: the one open race. */
  readonly gameId: string | null;
  readonly stake: Stake;
  /** The guest whose deed the event is. */
  readonly triggeredBy: string | null;
  readonly interactionId: string;
  readonly now: Date;
}

/**
 * The bet in one statement: race open, wallet debited, bet written or raised, ledger row, event;
 * null where a condition failed and nothing was written. `too-large` where bet, payout or wallet
 * would pass an int4: the sums are formed in int4 to make Postgres refuse.
 */
export async function takeStake(
  sql: ISql,
  input: StakeInput,
): Promise<StakeRow | 'too-large' | null> {
  const run = sql<[StakeRow?]>`
    with ${debitedWallet(sql, input)}, ${writtenRows(sql, input)}
    select bet.id as "betId", bet.amount as total, wallet.coins as staked, race.id as "gameId", race.title,
      race.payout_rule as "payoutRule", race.lock_rule as "lockRule", race.locks_at as "locksAt", race.stake_cap as "stakeCap", (wallet.staked + wallet.coins)::float8 as "ownStake", ${isTimeKnown(sql, sql`race.id`)} as "isTimeKnown",
      wallet.id as "bettorId", wallet.name as "bettorName", target.id as "targetId", target.name as "targetName", wallet.balance as "balanceAfter",
      case race.payout_rule when 'pool' then wallet.coins + coalesce(sums.pot, 0) end as pot,
      case race.payout_rule when 'pool' then wallet.coins + coalesce(sums.backing, 0) end as "targetBacking",
      wallet.balance + bet.amount * case race.payout_rule when 'double' then 2 else 1 end as "balanceIfWon"
    from wallet, bet, race, target, lateral (
      select sum(b.amount)::float8 as pot, sum(b.amount) filter (where b.target_user_id = target.id)::float8 as backing
      from bets b where race.payout_rule = 'pool' and b.game_id = race.id and b.status = 'PENDING'
    ) sums`;
  const [row] = await run.catch((error: unknown) => {
    if (isOutOfRange(error)) return ['too-large'] as const;
    throw error;
  });
  if (row === undefined || row === 'too-large') return row ?? null;
  return { ...row, locksAt: row.locksAt === null ? null : new Date(row.locksAt) };
}

/**
 * The conditions. The race is held `FOR SHARE`: settling waits for the bet, or the bet finds it
 * locked. The wallet is locked before its share is taken, so `half` is half of what is there at
 * that moment. Whether the racer is at the party is asked once the race is held: one who was
 * removed while the bet waited for it is seen to be gone. A race whose board changed meanwhile is none
 * where racers back only themselves: who is on it is asked again. What the guest has staked under a
 * cap is asked once the wallet is held, so that two bets of one guest count each other.
 */
function debitedWallet(sql: ISql, { partyId, bettorId, targetId, gameId, stake, now }: StakeInput) {
  const coins = stake.kind === 'coins' ? stake.coins : null;
  const milliPercent = stake.kind === 'share' ? Number(stake.milliPercent) : 0;
  return sql`
    race as (
      select id, title, payout_rule, lock_rule, locks_at, backing, stake_cap from party_games
      where party_id = ${partyId} and type = 'SIM_RACE' and status = 'OPEN' and id = coalesce(${gameId}::uuid, (
        select case when count(*) = 1 then min(id::text)::uuid end
        from party_games where party_id = ${partyId} and type = 'SIM_RACE' and status = 'OPEN'))
        and (locks_at is null or locks_at > ${now.toISOString()}::timestamptz)
        and (backing = 'any' or board_version = (select seen.board_version from party_games seen where seen.id = party_games.id))
      for share
    ), target as (
      select t.id, t.name from race, party_users t
      where t.party_id = ${partyId} and t.id = ${targetId} and is_at_party(t.party_id, t.id, race.id)
    ), stake as (
      select u.id, coalesce(${coins}::int, (u.wallet_balance * ${milliPercent}::bigint / 100000)::int) as coins
      from party_users u, race, target
      where u.party_id = ${partyId} and u.id = ${bettorId} and u.removed_at is null and u.merged_into is null
        and (race.backing = 'any' or u.id = target.id or not ${isRacing(sql, sql`race.id`, sql`u.id`)})
      for no key update of u
    ), held as (
      select stake.*, race.stake_cap as cap, case when race.stake_cap is not null then staked_on(race.id, stake.id) end as staked
      from stake, race
    ), wallet as (
      update party_users u set wallet_balance = u.wallet_balance - held.coins
      from held where u.id = held.id and held.coins > 0 and u.wallet_balance >= held.coins
        and (held.cap is null or held.staked + held.coins <= held.cap)
      returning u.id, u.name, u.wallet_balance as balance, held.coins, held.staked
    )`;
}

/** Bet, ledger row and event; none where the wallet was not debited. */
function writtenRows(
  sql: ISql,
  { partyId, bettorId, targetId, triggeredBy, interactionId, now }: StakeInput,
) {
  const event = eventValues('bet-placed', { bettorId, targetId, timestamp: now.toISOString() });
  return sql`
    bet as (
      insert into bets (party_id, game_id, bettor_id, target_user_id, amount, created_at)
      select ${partyId}::uuid, race.id, wallet.id, target.id, wallet.coins, ${now.toISOString()}::timestamptz from wallet, race, target
      on conflict (game_id, bettor_id, target_user_id) where status = 'PENDING' do update set amount = bets.amount + excluded.amount
      returning id, amount
    ), entry as (
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after, bet_id, game_id, interaction_id, created_at)
      select ${partyId}::uuid, wallet.id, 'STAKE', -wallet.coins, wallet.balance, bet.id, race.id, ${interactionId}, ${now.toISOString()}::timestamptz
      from wallet, bet, race
    ), event as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      select ${partyId}::uuid, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object(
        'gameId', race.id, 'betId', bet.id, 'bettorName', wallet.name, 'targetName', target.name,
        'amount', wallet.coins, 'totalAmount', bet.amount), ${triggeredBy}::uuid, ${now.toISOString()}::timestamptz
      from wallet, bet, race, target
    )`;
}

/**
 * The stake that an interaction took earlier, with the bet and sums as they are now; null where it
 * took none.
 */
export async function readStake(
  db: Database,
  partyId: string,
  interactionId: string,
): Promise<StakeRow | null> {
  const [row] = await db.sql<[StakeRow?]>`
    select b.id as "betId", b.amount as total, -w.amount as staked, g.id as "gameId", g.title, g.payout_rule as "payoutRule", g.lock_rule as "lockRule", g.locks_at as "locksAt",
      g.stake_cap as "stakeCap", case when g.stake_cap is not null then staked_on(g.id, u.id)::float8 end as "ownStake", ${isTimeKnown(db.sql, db.sql`g.id`)} as "isTimeKnown",
      u.id as "bettorId", u.name as "bettorName", t.id as "targetId", t.name as "targetName", w.balance_after as "balanceAfter", sums.pot, sums.backing as "targetBacking"
    from wallet_entries w
    join bets b on b.id = w.bet_id
    join party_games g on g.id = b.game_id
    join party_users u on u.id = b.bettor_id
    join party_users t on t.id = b.target_user_id,
    lateral (
      select sum(amount)::float8 as pot, sum(amount) filter (where target_user_id = t.id)::float8 as backing
      from bets where g.payout_rule = 'pool' and game_id = g.id
    ) sums
    where w.party_id = ${partyId} and w.interaction_id = ${interactionId}`;
  return row ?? null;
}

function isTimeKnown(sql: ISql, gameId: Fragment) {
  return sql`exists (select from sim_race_entries e where e.game_id = ${gameId} and e.lap_time_ms is not null)`;
}

/** Postgres's numeric_value_out_of_range. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22003';
}
