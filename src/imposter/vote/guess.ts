import { and, eq } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyImposterRounds } from '../../db/schema/index.js';
import { UserError } from '../../errors.js';
import { actOnce } from '../../values/act-once.js';
import { cleanText } from '../../values/display-name.js';
import { finishRound } from '../finish-round.js';
import { type HeldRound, holdRound, isPhaseOver, type RoundStep } from '../hold-round.js';
import { readPlayerName } from '../record-update.js';
import { isRightGuess, maxGuessLength } from './guess-rules.js';

export interface GuessInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  readonly userId: string;
  /** As typed. */
  readonly text: string;
  readonly interactionId: string;
}

export interface GuessStep extends RoundStep {
  /** Null where the guess came after its time; the round is then over without it. */
  readonly isRight: boolean | null;
}

/**
 * The caught imposter's one guess; it ends the round.
 * @throws UserError `no-round`, `round-over`, `guess-closed` outside of the last guess,
 * `guess-not-yours`, `guess-empty`.
 */
export async function guessWord(db: Database, input: GuessInput, clock: Clock): Promise<GuessStep> {
  return actOnce(
    () => guessOnce(db, input, clock),
    () => readGuess(db, input),
  );
}

function guessOnce(
  db: Database,
  { party, roundId, userId, text, interactionId }: GuessInput,
  clock: Clock,
): Promise<GuessStep> {
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    await checkGuesser(tx, round, userId);
    const now = clock.now();
    const { caughtId, secretWord } = round;
    if (isPhaseOver(round, now)) {
      return {
        ...(await finishRound(tx, round, { outcome: 'CIVILIANS', caughtId, interactionId, now })),
        isRight: null,
      };
    }
    const said = cleanText(text, maxGuessLength);
    if (said === '') throw new UserError('guess-empty', {});
    const isRight = secretWord !== null && isRightGuess(said, secretWord);
    const guess = { text: said, isRight };
    const step = await finishRound(tx, round, {
      outcome: isRight ? 'STOLEN' : 'CIVILIANS',
      caughtId,
      guess,
      interactionId,
      now,
      by: userId,
    });
    return { ...step, isRight };
  });
}

/** The outcome of a guess that is delivered again; null where this one has not ended the round. */
async function readGuess(
  db: Database,
  { party, interactionId }: GuessInput,
): Promise<GuessStep | null> {
  const rounds = partyImposterRounds;
  const [row] = await db.orm
    .select({
      round: { id: rounds.id, number: rounds.round },
      status: rounds.status,
      isRight: rounds.isGuessRight,
    })
    .from(rounds)
    .where(and(eq(rounds.partyId, party.id), eq(rounds.endedInteractionId, interactionId)));
  return row === undefined ? null : { ...row, isChanged: false };
}

/** Whether this guest may open the form for the guess; the same refusals as the guess itself. */
export async function mayGuess(
  db: Database,
  { party, roundId, userId }: Omit<GuessInput, 'text' | 'interactionId'>,
): Promise<{ readonly round: number }> {
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    await checkGuesser(tx, round, userId);
    return { round: round.round };
  });
}

async function checkGuesser(tx: Transaction, round: HeldRound, userId: string): Promise<void> {
  if (round.status !== 'GUESSING' || round.caughtId === null)
    throw new UserError('guess-closed', { round: round.round });
  if (round.caughtId === userId) return;
  throw new UserError('guess-not-yours', { name: await readPlayerName(tx, round.caughtId) });
}
