import { and, eq, isNull, ne, notInArray, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Richest } from '../contract/events.js';
import type { Database, Transaction } from '../db/database.js';
import {
  commandDrafts,
  hostActs,
  partyGames,
  partyImposterRounds,
  partyUsers,
} from '../db/schema/index.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { cancelHeldRound } from '../imposter/cancel-round.js';
import { endedStatuses } from '../imposter/phases.js';
import { keepDraft } from '../party/command-draft.js';
import type { Party } from '../party/ensure-party.js';
import { foldName, isNamed, isUuid, startingCoins } from '../party/guest.js';
import { actUndoUntil, recordAct } from '../party/host-acts.js';
import { moveCoins } from '../wallet/move-coins.js';
import { cancelHeldRace } from './cancel-race.js';
import { type ExportFile, exportParty } from './export-party.js';
import { lockAllWallets, lockLiveRaces, lockParty } from './lock-party.js';
import { stateOf } from './race-state.js';
import { type ResetData, readLastEntry } from './reset-data.js';

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
  /** By which it can be taken back, and until when; null for one of an older version. */
  readonly undo: { readonly actId: string; readonly until: Date } | null;
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
  if (!isNamed(party.name, foldName(input.typedName)))
    throw new UserError('reset-name-wrong', { name: party.name });
  return db.orm.transaction(async (tx) => {
    await lockParty(tx, party.id);
    if (!(await takeOffer(tx, input))) return readEarlier(tx, party.id, resetId);
    const now = clock.now();
    const files = await exportParty(tx, party.id);
    const races = await lockLiveRaces(tx, party.id);
    // A round that is paid holds its row before wallets; so does this.
    const roundId = await endGames(tx, input, now);
    await lockAllWallets(tx, party.id);
    const act = { partyId: party.id, kind: 'reset', data: {}, doneBy: input.resetBy } as const;
    const actId = await recordAct(tx, { ...act, doneAt: now });
    let refundedBets = 0;
    for (const race of races) {
      const by = { actId, triggeredBy: input.resetBy };
      refundedBets += (await cancelHeldRace(tx, race, by, now)).refundedBets;
    }
    const { guests, richest, debts } = await levelWallets(tx, party.id, actId, now);
    const lastEntry = await readLastEntry(tx, party.id);
    const before = races.map((race) => ({ id: race.id, ...stateOf(race) }));
    await keepData(tx, actId, { resetId, lastEntry, debts, races: before });
    const counts = { guests, cancelledRaces: races.length, refundedBets };
    const shown = richest === null ? {} : { richest };
    const payload = { resetId, ...counts, ...shown, timestamp: now.toISOString() };
    await recordEvent(
      tx,
      { partyId: party.id, type: 'party-reset', payload, triggeredBy: input.resetBy },
      { kind: 'party-reset', tellIn: input.tellIn },
    );
    const undo = { actId, until: actUndoUntil({ kind: 'reset', doneAt: now, isAutomatic: false }) };
    return { ...counts, roundId, files, undo };
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
  const [act] = await tx
    .select()
    .from(hostActs)
    .where(and(eq(hostActs.partyId, partyId), sql`${hostActs.data}->>'resetId' = ${resetId}`));
  const undo = act === undefined ? null : { actId: act.id, until: actUndoUntil(act) };
  return { ...earlier, roundId: null, files: [], undo };
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

async function keepData(tx: Transaction, actId: string, data: ResetData): Promise<void> {
  await tx.update(hostActs).set({ data }).where(eq(hostActs.id, actId));
}

interface Levelled {
  readonly guests: number;
  readonly richest: Richest | null;
  readonly debts: ResetData['debts'];
}

/** Brings every wallet to the starting coins. */
async function levelWallets(
  tx: Transaction,
  partyId: string,
  actId: string,
  now: Date,
): Promise<Levelled> {
  const { id, name, walletBalance: balance, debt, removedAt } = partyUsers;
  const read = () =>
    tx
      .select({ id, name, balance, debt, removedAt })
      .from(partyUsers)
      .where(and(eq(partyUsers.partyId, partyId), isNull(partyUsers.mergedInto)))
      .orderBy(partyUsers.createdAt, partyUsers.id);
  const wallets = await read();
  const movements = wallets
    .filter((wallet) => wallet.balance !== startingCoins || wallet.debt > 0)
    .map((wallet) => ({
      ...{ userId: wallet.id, kind: 'RESET' as const, actId },
      // What is owed is paid from it at once, and the starting coins are left.
      amount: startingCoins - wallet.balance + wallet.debt,
    }));
  await moveCoins(tx, partyId, movements, now);
  const left = new Map((await read()).map((wallet) => [wallet.id, wallet.debt]));
  const debts = wallets
    .map((wallet) => ({ userId: wallet.id, coins: wallet.debt - (left.get(wallet.id) ?? 0) }))
    .filter(({ coins }) => coins > 0);
  const present = wallets.filter((wallet) => wallet.removedAt === null);
  return { guests: wallets.length, richest: findRichest(present), debts };
}

/** Names that a line holds. */
const mostRichest = 10;

/** Who has the most; null where all have as much. */
function findRichest(
  guests: readonly { readonly name: string; readonly balance: number }[],
): Richest | null {
  const coins = Math.max(0, ...guests.map(({ balance }) => balance));
  const richest = guests.filter(({ balance }) => balance === coins);
  if (richest.length === guests.length) return null;
  const names = richest.slice(0, mostRichest).map(({ name }) => name);
  return { names, hidden: richest.length - names.length, coins };
}
