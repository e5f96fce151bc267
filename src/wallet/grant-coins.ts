import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import { eventValues } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actOnce } from '../values/act-once.js';
import { maxCoins } from '../values/amount.js';
import { cleanText } from '../values/display-name.js';

export interface GrantInput {
  readonly party: Party;
  readonly userId: string;
  /** Coins; negative takes some. */
  readonly amount: number;
  /** As typed. */
  readonly reason: string;
  /** The host's guest id; null for a host who has not joined. */
  readonly grantedBy: string | null;
  readonly interactionId: string;
}

export interface Grant {
  readonly name: string;
  readonly amount: number;
  readonly reason: string;
  readonly balance: number;
}

const maxReason = 100;

/**
 * Gives a guest coins, or takes some, with a ledger row that tells why; once for each interaction.
 * @throws UserError `grant-invalid`, `grant-reason-missing`, `grant-below-zero`, `grant-over-limit`
 * or `not-found`.
 */
export async function grantCoins(db: Database, input: GrantInput, clock: Clock): Promise<Grant> {
  const { amount } = input;
  if (!Number.isInteger(amount) || amount === 0 || Math.abs(amount) > maxCoins)
    throw new UserError('grant-invalid', {});
  const reason = cleanText(input.reason, maxReason);
  if (reason === '') throw new UserError('grant-reason-missing', {});
  return actOnce(
    () => writeGrant(db, { ...input, reason }, clock.now()),
    () => readGrant(db, input),
  );
}

/** Wallet, ledger row and event in one statement. */
async function writeGrant(db: Database, input: GrantInput, now: Date): Promise<Grant> {
  const { party, userId, amount, reason, grantedBy, interactionId } = input;
  const event = eventValues('coins-granted', { userId, amount, timestamp: now.toISOString() });
  const [row] = await db.sql<Grant[]>`
    with u as (
      update party_users set wallet_balance = wallet_balance + ${amount}::int
      where party_id = ${party.id} and id = ${userId} and removed_at is null and merged_into is null
        and wallet_balance::bigint + ${amount}::bigint between 0 and ${maxCoins}::bigint
      returning id, party_id, name, wallet_balance
    ), entry as (
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after, reason, interaction_id, created_at)
      select party_id, id, 'GRANT', ${amount}::int, wallet_balance, ${reason}, ${interactionId}, ${now} from u
      returning id
    ), event as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      select u.party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object(
        'name', u.name, 'balance', u.wallet_balance, 'entryId', entry.id), ${grantedBy}::uuid, ${now} from u, entry
    )
    select u.name, ${amount}::int as amount, ${reason}::text as reason, u.wallet_balance as balance from u`;
  return row ?? explainRefusal(db, input);
}

async function explainRefusal(db: Database, { party, userId, amount }: GrantInput): Promise<never> {
  const [guest] = await db.sql<{ name: string; balance: number }[]>`
    select name, wallet_balance as balance from party_users
    where party_id = ${party.id} and id = ${userId} and removed_at is null and merged_into is null`;
  if (guest === undefined) throw new UserError('not-found', { what: 'guest' });
  if (guest.balance + amount < 0) throw new UserError('grant-below-zero', guest);
  if (guest.balance + amount > maxCoins)
    throw new UserError('grant-over-limit', { name: guest.name, room: maxCoins - guest.balance });
  throw new UserError('try-again', {});
}

/** The grant that this interaction made before. */
async function readGrant(
  db: Database,
  { party, interactionId }: GrantInput,
): Promise<Grant | null> {
  const [row] = await db.sql<Grant[]>`
    select u.name, w.amount, w.reason, w.balance_after as balance
    from wallet_entries w join party_users u on u.id = w.user_id
    where w.party_id = ${party.id} and w.interaction_id = ${interactionId} and w.kind = 'GRANT'`;
  return row ?? null;
}
