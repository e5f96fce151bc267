import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';

/** A round that ended this long ago is not told of any more, in milliseconds. */
const newsForMs = 10 * 60_000;

/** Notes that the public message shows this state, and where it is now. */
export async function markShown(
  db: Database,
  {
    roundId,
    messageId,
    state,
  }: { readonly roundId: string; readonly messageId: string | null; readonly state: string },
): Promise<void> {
  await db.orm
    .update(partyImposterRounds)
    .set({ messagePhase: state, ...(messageId === null ? {} : { messageId }) })
    .where(eq(partyImposterRounds.id, roundId));
}

/**
 * Rounds whose public message does not show their state: its change was committed, and the process
 * died before telling.
 */
export async function readUnshown(db: Database, now: Date): Promise<readonly string[]> {
  const rounds = partyImposterRounds;
  const state = sql`case when ${rounds.status} = 'VOTING'
    then 'VOTING-' || ${rounds.ballot} || ':' ||
      (select count(*) from party_imposter_votes v where v.round_id = ${rounds.id} and v.ballot = ${rounds.ballot})
    when ${rounds.status} = 'LOBBY' then 'LOBBY:' ||
      (select count(*) from party_imposter_lobby l where l.round_id = ${rounds.id} and l.is_in)
    else ${rounds.status} || ':' || coalesce(${rounds.speakerTurn}, 0) end`;
  const rows = await db.orm
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(
        isNotNull(rounds.channelId),
        sql`${rounds.messagePhase} is distinct from ${state}`,
        or(isNull(rounds.endedAt), gt(rounds.endedAt, new Date(now.getTime() - newsForMs))),
      ),
    )
    .limit(100);
  return rows.map(({ id }) => id);
}

/** Remembers where a round's public message is, so that it can be edited later. */
export async function rememberRoundMessage(
  db: Database,
  {
    roundId,
    channelId,
    messageId,
  }: { readonly roundId: string; readonly channelId: string; readonly messageId: string },
): Promise<void> {
  await db.orm
    .update(partyImposterRounds)
    .set({ channelId, messageId })
    .where(eq(partyImposterRounds.id, roundId));
}
