import { and, eq, isNull, ne, notInArray, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { commandDrafts, partyGames, partyImposterRounds, partyUsers } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { cancelHeldRound } from '../imposter/cancel-round.js';
import { endedStatuses } from '../imposter/phases.js';
import { keepDraft } from '../party/command-draft.js';
import type { Party } from '../party/ensure-party.js';
import { foldName, isUuid, startingCoins } from '../party/guest.js';
import { recordAct } from '../party/host-acts.js';
import { moveCoins } from '../wallet/move-coins.js';
import { cancelHeldRace } from './cancel-race.js';
import { type ExportFile, exportParty } from './export-party.js';
import { lockLiveRaces, lockParty } from './lock-party.js';

const draftCommand = 'party reset';

export interface ResetInput {
  readonly party: Party;
  /** From `offerReset`: makes the reset happen once. */
  readonly resetId: string;
  /** Who asked for it, as the offer names them. */
  readonly caller: string;
  readonly typedName: string;
  readonly resetBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface ResetOutcome {
  readonly guests: number;
  readonly cancelledRaces: number;
  readonly refundedBets: number;
  /** The round that was ended, so that its public message can be brought up to date. */
  readonly roundId: string | null;
  /** The party as it was just before; none where this reset had been made before. */
  readonly files: readonly ExportFile[];
}

/** Keeps the host's wish to reset, so that the confirm acts once, and returns its id. */
export function offerReset(
  db: Database,
  party: Party,
  caller: string,
  clock: Clock,
): Promise<string> {
  return keepDraft(
    db,
    {
      partyId: party.id,
      caller,
      command: draftCommand,
      options: { subcommand: 'reset', values: {} },
    },
    clock,
  );
}

/**
 * A clean start with the same guests: live races are cancelled with refunds, the running round
 * ends, every wallet holds the starting coins again by a RESET row. One transaction, once for each
 * `resetId`.
 * @throws UserError `reset-name-wrong`, `not-found` or `button-outdated`.
 */
export function resetParty(db: Database, input: ResetInput, clock: Clock): Promise<ResetOutcome> {
  const { party, resetId } = input;
  if (foldName(input.typedName) !== foldName(party.name))
    throw new UserError('reset-name-wrong', { name: party.name });
  return db.orm.transaction(async (tx) => {
    await lockParty(tx, party.id);
    if (!(await takeOffer(tx, input))) return readEarlier(tx, party.id, resetId);
    const now = clock.now();
    const files = await exportParty(tx, party.id);
    const races = await lockLiveRaces(tx, party.id);
    // A round that is paid holds its row before wallets; so does this.
    const roundId = await endGames(tx, input, now);
    await lockWallets(tx, party.id);
    const actId = await recordAct(tx, {
      ...{ partyId: party.id, kind: 'reset', data: {}, doneBy: input.resetBy, doneAt: now },
    });
    let refundedBets = 0;
    for (const race of races) {
      const by = { actId, triggeredBy: input.resetBy };
      refundedBets += (await cancelHeldRace(tx, race, by, now)).refundedBets;
    }
    const guests = await levelWallets(tx, party.id, now);
    const payload = {
      resetId,
      guests,
      cancelledRaces: races.length,
      refundedBets,
      timestamp: now.toISOString(),
    };
    await recordEvent(
      tx,
      { partyId: party.id, type: 'party-reset', payload, triggeredBy: input.resetBy },
      { kind: 'party-reset', tellIn: input.tellIn },
    );
    return { guests, cancelledRaces: races.length, refundedBets, roundId, files };
  });
}

/** True for the first to use the offer. */
async function takeOffer(
  tx: Transaction,
  { party, resetId, caller }: ResetInput,
): Promise<boolean> {
  if (!isUuid(resetId)) throw new UserError('button-outdated', {});
  const taken = await tx
    .delete(commandDrafts)
    .where(
      and(
        eq(commandDrafts.id, resetId),
        eq(commandDrafts.partyId, party.id),
        eq(commandDrafts.discordId, caller),
        eq(commandDrafts.command, draftCommand),
      ),
    )
    .returning({ id: commandDrafts.id });
  return taken.length > 0;
}

async function readEarlier(
  tx: Transaction,
  partyId: string,
  resetId: string,
): Promise<ResetOutcome> {
  const [earlier] = await tx.execute<
    Pick<ResetOutcome, 'guests' | 'cancelledRaces' | 'refundedBets'>
  >(sql`
    select (data->>'guests')::int as guests, (data->>'cancelledRaces')::int as "cancelledRaces",
      (data->>'refundedBets')::int as "refundedBets"
    from party_events where party_id = ${partyId} and event_type = 'party-reset' and data->>'resetId' = ${resetId}`);
  if (earlier === undefined) throw new UserError('not-found', { what: 'offer' });
  return { ...earlier, roundId: null, files: [] };
}

/**
 * All of them at once in the order of their ids, before any refund, so that no other payment is met
 * the wrong way round.
 */
async function lockWallets(tx: Transaction, partyId: string): Promise<void> {
  await tx.execute(
    sql`select from party_users where party_id = ${partyId} order by id for no key update`,
  );
}

/** Ends the running round and the evening's other games; returns the round. */
async function endGames(
  tx: Transaction,
  { party, resetId, resetBy }: ResetInput,
  now: Date,
): Promise<string | null> {
  const rounds = partyImposterRounds;
  const isRunning = and(
    eq(rounds.partyId, party.id),
    notInArray(rounds.status, [...endedStatuses]),
  );
  const [running] = await tx
    .select({ id: rounds.id, number: rounds.round })
    .from(rounds)
    .where(isRunning)
    .for('no key update');
  if (running !== undefined) {
    const ending = { cancelledBy: resetBy, interactionId: `reset:${resetId}`, now };
    await cancelHeldRound(tx, { partyId: party.id, ...running }, ending);
  }
  await tx
    .update(partyGames)
    .set({ status: 'FINISHED', endTime: now })
    .where(
      and(
        eq(partyGames.partyId, party.id),
        ne(partyGames.type, 'SIM_RACE'),
        ne(partyGames.status, 'FINISHED'),
      ),
    );
  return running?.id ?? null;
}

/** Brings every wallet to the starting coins; returns how many guests there are. */
async function levelWallets(tx: Transaction, partyId: string, now: Date): Promise<number> {
  const wallets = await tx
    .select({ id: partyUsers.id, balance: partyUsers.walletBalance })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, partyId), isNull(partyUsers.mergedInto)));
  const movements = wallets
    .filter(({ balance }) => balance !== startingCoins)
    .map(({ id, balance }) => ({
      userId: id,
      kind: 'RESET' as const,
      amount: startingCoins - balance,
    }));
  await moveCoins(tx, partyId, movements, now);
  return wallets.length;
}
