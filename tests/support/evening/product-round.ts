import { cancelRound } from '../../../src/imposter/cancel-round.js';
import { dealWords } from '../../../src/imposter/deal-words.js';
import { readRoundById } from '../../../src/imposter/read-round.js';
import { startRound } from '../../../src/imposter/start-round.js';
import { castVote } from '../../../src/imposter/vote/cast-vote.js';
import { guessWord } from '../../../src/imposter/vote/guess.js';
import { closeVote, openVote } from '../../../src/imposter/vote/vote.js';
import { freshId } from '../party.js';
import { offeredTo, type PaperRound } from './paper-round.js';
import type { ProductEvening } from './product-evening.js';

const word = 'Marzipan';

/** Lets the clock run on. */
export type Advance = (seconds: number) => void;

/** Plays the same round in the product; tells how it ended. */
export async function playInProduct(
  evening: ProductEvening,
  round: PaperRound,
  advance: Advance,
): Promise<string> {
  const { db, party, clock } = evening;
  const roundId = await deal(evening, round.imposters);
  const papers = [...round.ballots];
  for (;;) {
    const { status, ballot } = await readStatus(evening, roundId);
    const paper = status === 'ACTIVE' || status === 'VOTING' ? papers.shift() : undefined;
    if (paper === undefined) break;
    await openVote(db, { party, roundId, openedBy: null }, clock);
    const { ballot: open } = status === 'VOTING' ? { ballot } : await readStatus(evening, roundId);
    await castAll(evening, { roundId, ballot: open, round, paper });
    const close = { party, roundId, ballot: open, closedBy: null, isSure: true };
    if ((await readStatus(evening, roundId)).status === 'VOTING') await closeVote(db, close, clock);
  }
  await finish(evening, { roundId, guess: round.guess }, advance);
  const { status, outcome } = await readStatus(evening, roundId);
  return outcome ?? status;
}

/** Starts a round with everybody who is there, and deals it to chosen imposters. */
async function deal(evening: ProductEvening, imposters: readonly number[]): Promise<string> {
  const { db, party, clock, guests } = evening;
  await db.sql`update party_users set last_seen_at = ${clock.now()} where party_id = ${party.id}`;
  const by = { startedBy: null, interactionId: freshId() };
  const { round } = await startRound(
    db,
    { party, imposters: imposters.length, mode: 'elimination', ...by },
    { clock, randomInt: () => 0 },
  );
  const ids = imposters.map((seat) => guests[seat] ?? '');
  await db.sql`
    update party_imposter_players set role = case when user_id = any(${ids}) then 'IMPOSTER' else 'CIVILIAN' end
    where round_id = ${round.id}`;
  await db.sql`
    update party_imposter_rounds set imposter_id = ${ids[0] ?? null} where id = ${round.id}`;
  await dealWords(db, { roundId: round.id, pair: { word, hint: 'Almond' }, source: 'bank' }, clock);
  return round.id;
}

interface Ballot {
  readonly roundId: string;
  readonly ballot: number;
  readonly round: PaperRound;
  readonly paper: readonly (number | null)[];
}

async function castAll(evening: ProductEvening, { roundId, ballot, round, paper }: Ballot) {
  const { db, party, clock, guests } = evening;
  const rows = await db.sql<{ id: string; isTied: boolean }[]>`
    select user_id as id, is_tied as "isTied" from party_imposter_players
    where round_id = ${roundId} and out_talk is null`;
  const seatsOf = (some: typeof rows | (typeof rows)[number][]) =>
    round.players.filter((seat) => some.some(({ id }) => id === guests[seat]));
  const inside = seatsOf(rows);
  const tied = ballot % 2 === 0 ? seatsOf(rows.filter(({ isTied }) => isTied)) : null;
  for (const voter of inside) {
    const choice = paper[round.players.indexOf(voter)] ?? null;
    const offered = offeredTo(voter, inside, tied);
    const target = choice === null ? undefined : offered[choice % offered.length];
    if (target === undefined) continue;
    const people = { voterId: guests[voter] ?? '', targetId: guests[target] ?? '' };
    await castVote(db, { party, roundId, ballot, ...people, interactionId: freshId() }, clock);
  }
}

async function finish(
  evening: ProductEvening,
  { roundId, guess }: { readonly roundId: string; readonly guess: PaperRound['guess'] },
  advance: Advance,
): Promise<void> {
  const { db, party, clock } = evening;
  const { status, caughtId } = await readStatus(evening, roundId);
  if (status === 'GUESSING') {
    if (guess === 'late') advance(31);
    const text = guess === 'wrong' ? 'nonsense' : word;
    const input = { party, roundId, userId: caughtId ?? '', text, interactionId: freshId() };
    await guessWord(db, input, clock);
  } else if (status !== 'REVEALED')
    await cancelRound(db, { party, cancelledBy: null, interactionId: freshId() }, clock);
}

async function readStatus({ db }: ProductEvening, roundId: string) {
  const round = await readRoundById(db, roundId);
  if (round === null) throw new Error('no round');
  const { status, ballot, reveal, caught } = round;
  return { status, ballot, outcome: reveal?.outcome ?? null, caughtId: caught?.userId ?? null };
}
