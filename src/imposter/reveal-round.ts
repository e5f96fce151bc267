import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyImposterPlayers, partyUsers } from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';
import { endRound } from './end-round.js';

export interface RevealInput {
  readonly party: { readonly id: string };
  readonly revealedBy: string | null;
  readonly interactionId: string;
}

export interface NamedPlayer {
  readonly userId: string;
  readonly name: string;
}

export interface RevealedRound {
  readonly round: { readonly id: string; readonly number: number };
  readonly word: string;
  readonly hint: string;
  readonly imposters: readonly NamedPlayer[];
  /** Everybody who played, imposters too, by name. */
  readonly players: readonly NamedPlayer[];
  /** True where this interaction had revealed the round before. */
  readonly replayed: boolean;
}

/** Ends the running round and shows its words and imposters. UserErrors: `no-round`, `reveal-not-ready`. */
export async function revealRound(
  db: Database,
  { party, revealedBy, interactionId }: RevealInput,
  clock: Clock,
): Promise<RevealedRound> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const { row, replayed } = await endRound(tx, { partyId: party.id, to: 'REVEALED', interactionId, now });
    const { id, round: number, secretWord: word, imposterHint: hint } = row;
    if (word === null || hint === null) throw new Error('a revealed round has no words');
    const { players, imposters } = await readPlayers(tx, id);
    if (!replayed) {
      const payload = { roundId: id, round: number, word, hint, imposters, timestamp: now.toISOString() };
      await recordEvent(tx, { partyId: party.id, type: 'round-revealed', payload, triggeredBy: revealedBy });
    }
    return { round: { id, number }, word, hint, imposters, players, replayed };
  });
}

async function readPlayers(tx: Transaction, roundId: string): Promise<Pick<RevealedRound, 'players' | 'imposters'>> {
  const rows = await tx
    .select({ userId: partyImposterPlayers.userId, name: partyUsers.name, role: partyImposterPlayers.role })
    .from(partyImposterPlayers)
    .innerJoin(partyUsers, eq(partyUsers.id, partyImposterPlayers.userId))
    .where(eq(partyImposterPlayers.roundId, roundId))
    .orderBy(partyUsers.name, partyUsers.id);
  const players = rows.map(({ userId, name }) => ({ userId, name }));
  const imposters = rows.flatMap(({ userId, name, role }) => (role === 'IMPOSTER' ? [{ userId, name }] : []));
  return { players, imposters };
}
