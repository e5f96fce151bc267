import { and, eq, isNull } from 'drizzle-orm';
import type { Person } from '../contract/round.js';
import type { Transaction } from '../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
  partyUsers,
} from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';

/**
 * Records `round-updated`: what everybody may know of a running round as the transaction leaves it.
 * How many have voted, never for whom. Call it with the round held, after the change.
 */
export async function recordRoundUpdate(
  tx: Transaction,
  roundId: string,
  { now, by = null }: { readonly now: Date; readonly by?: string | null },
): Promise<void> {
  const [round] = await tx
    .select()
    .from(partyImposterRounds)
    .where(eq(partyImposterRounds.id, roundId));
  if (round === undefined) throw new Error('the round is gone');
  const { partyId, round: number, status, phaseEndsAt, ballot, speakerTurn, caughtId } = round;
  const playerCount = await tx.$count(
    partyImposterPlayers,
    eq(partyImposterPlayers.roundId, roundId),
  );
  const isVoting = status === 'VOTING';
  const votes = partyImposterVotes;
  const votesCast = isVoting
    ? await tx.$count(votes, and(eq(votes.roundId, roundId), eq(votes.ballot, ballot)))
    : 0;
  const payload = {
    roundId,
    round: number,
    status,
    playerCount,
    speaker:
      status === 'ACTIVE' && speakerTurn !== null
        ? await readSpeaker(tx, roundId, speakerTurn)
        : null,
    caught: status === 'GUESSING' && caughtId !== null ? await readPerson(tx, caughtId) : null,
    phaseEndsAt: phaseEndsAt?.toISOString() ?? null,
    votesCast,
    votesNeeded: isVoting ? await countIn(tx, roundId) : 0,
    timestamp: now.toISOString(),
  };
  await recordEvent(tx, { partyId, type: 'round-updated', payload, triggeredBy: by });
}

/** Players who have not been voted out. */
function countIn(tx: Transaction, roundId: string): Promise<number> {
  const players = partyImposterPlayers;
  return tx.$count(players, and(eq(players.roundId, roundId), isNull(players.outTalk)));
}

/** Who has a place in the speaking order; null where it has none. */
export async function readSpeaker(
  tx: Transaction,
  roundId: string,
  turn: number,
): Promise<Person | null> {
  const players = partyImposterPlayers;
  const [speaker] = await tx
    .select({ userId: players.userId, name: partyUsers.name })
    .from(players)
    .innerJoin(partyUsers, eq(partyUsers.id, players.userId))
    .where(and(eq(players.roundId, roundId), eq(players.turn, turn)));
  return speaker ?? null;
}

/** A guest's name for a sentence. */
export async function readPlayerName(tx: Transaction, userId: string): Promise<string> {
  return (await readPerson(tx, userId))?.name ?? '';
}

async function readPerson(tx: Transaction, userId: string): Promise<Person | null> {
  const [guest] = await tx
    .select({ userId: partyUsers.id, name: partyUsers.name })
    .from(partyUsers)
    .where(eq(partyUsers.id, userId));
  return guest ?? null;
}
