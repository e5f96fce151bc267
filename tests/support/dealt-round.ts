import { eq } from 'drizzle-orm';
import type { Clock } from '../../src/clock.js';
import type { Database } from '../../src/db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../../src/db/schema/index.js';
import { dealWords } from '../../src/imposter/deal-words.js';
import { castVote } from '../../src/imposter/vote/cast-vote.js';
import { openVote } from '../../src/imposter/vote/vote.js';
import { newSnowflake, startTestRound, type TestClock, type TestParty } from './imposter-party.js';

/**
 * A round that is dealt; the first sorted id is an imposter, and so are the next ones where more
 * are wanted.
 */
export interface DealtRound {
  readonly party: TestParty;
  readonly roundId: string;
  readonly imposters: readonly string[];
  readonly civilians: readonly string[];
}

export interface DealOptions {
  readonly imposters?: number;
  readonly talkSeconds?: number | null;
  readonly turnSeconds?: number | null;
  readonly mode?: 'one-vote' | 'elimination';
  readonly variant?: 'imposter' | 'close-word';
}

/** Starts and deals a round with the word Marzipan and the hint Almond. */
export async function dealTestRound(
  db: Database,
  party: TestParty,
  clock: TestClock,
  { imposters: count = 1, talkSeconds = null, turnSeconds = null, mode, variant }: DealOptions = {},
): Promise<DealtRound> {
  // Every round has the same word, which the last one has revealed by now.
  clock.advance(1_000);
  const roundId = (await startTestRound(db, party, clock)).round.id;
  const sorted = party.guests.toSorted();
  const imposters = sorted.slice(0, count);
  for (const userId of imposters)
    await db.orm
      .update(partyImposterPlayers)
      .set({ role: 'IMPOSTER' })
      .where(eq(partyImposterPlayers.userId, userId));
  await db.orm
    .update(partyImposterRounds)
    .set({ talkSeconds, turnSeconds, mode, variant })
    .where(eq(partyImposterRounds.id, roundId));
  await dealWords(
    db,
    { roundId, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
    clock,
  );
  return { party, roundId, imposters, civilians: sorted.slice(count) };
}

/** Opens the vote of a dealt round. */
export async function openTestVote(
  db: Database,
  { party, roundId }: DealtRound,
  clock: Clock,
): Promise<void> {
  await openVote(db, { party, roundId, openedBy: null }, clock);
}

/** Casts one vote. */
export function vote(
  db: Database,
  { party, roundId }: DealtRound,
  clock: Clock,
  {
    from,
    to,
    ballot = 1,
    interactionId = newSnowflake(),
  }: {
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly ballot?: number;
    readonly interactionId?: string;
  },
) {
  const [voterId, targetId] = [from ?? '', to ?? ''];
  return castVote(db, { party, roundId, ballot, voterId, targetId, interactionId }, clock);
}

/** Everybody votes for one player, who votes for `other`. */
export async function voteAgainst(
  db: Database,
  round: DealtRound,
  clock: Clock,
  {
    target,
    other,
    ballot = 1,
  }: {
    readonly target: string | undefined;
    readonly other: string | undefined;
    readonly ballot?: number;
  },
): Promise<void> {
  for (const from of round.party.guests)
    await vote(db, round, clock, { from, to: from === target ? other : target, ballot });
}
