import { and, asc, eq, inArray, isNull, lte, max, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.js';
import { lineKinds, publicLines } from '../db/schema/lines.js';
import type { LineKind } from './public-lines.js';

/** Times in milliseconds. */
export const telling = {
  /** Least time between two messages of lines in one channel. */
  gapMs: 1_000,
  /** How long one who died at it keeps others away. */
  leaseMs: 30_000,
  /** From this age on a line is looked for before it is sent again. */
  lookAfterMs: 120_000,
  /** From this age on nobody wants to read it any more. */
  dropAfterMs: 900_000,
} as const;

/** Lines of one message. A long evening's backlog goes out in several. */
const maxMerged = 25;

export interface OwedLine {
  readonly id: number;
  readonly partyId: string;
  readonly kind: LineKind;
  readonly subject: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly tries: number;
  readonly batch: number | null;
  readonly tried: string | null;
}

/** What one look at a channel finds. */
export interface Turn {
  /** Claimed for `leaseMs`, in the order in which they are told; empty where it is no time yet. */
  readonly lines: readonly OwedLine[];
  /** Given up in this turn for their age. */
  readonly tooOld: readonly OwedLine[];
  /** When to look again; null where nothing else is owed there. */
  readonly next: Date | null;
}

const { id, partyId, kind, subject, createdAt, dueAt, tries, batch, tried } = publicLines;
const columns = { id, partyId, kind, subject, createdAt, dueAt, tries, batch, tried };

function owedIn(channelId: string) {
  return and(
    eq(publicLines.channelId, channelId),
    isNull(publicLines.toldAt),
    isNull(publicLines.droppedAt),
  );
}

/**
 * Claims the lines of a channel's next message. Rows decide: of several processes one has the turn,
 * and lines that went out together once stay together.
 * @param isAlone whether a line needs a message of its own.
 */
export async function claimLines(
  db: Database,
  channelId: string,
  now: Date,
  isAlone: (line: OwedLine) => boolean,
): Promise<Turn> {
  // Most acts owe nothing; that costs one look.
  const [owed] = await db.orm.select({ id }).from(publicLines).where(owedIn(channelId)).limit(1);
  if (owed === undefined) return { lines: [], tooOld: [], next: null };
  return db.orm.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`lines:${channelId}`}, 0))`,
    );
    const found = await tx
      .select(columns)
      .from(publicLines)
      .where(owedIn(channelId))
      .orderBy(asc(createdAt), asc(id))
      .limit(maxMerged * 4);
    const all = found.toSorted(inOrder);
    const isTooOld = (line: OwedLine) =>
      now.getTime() - line.createdAt.getTime() >= telling.dropAfterMs;
    const tooOld = all.filter(isTooOld);
    await dropLines(tx, tooOld, now);
    const fresh = all.filter((line) => !isTooOld(line));
    const taken = pickLines(fresh, await readLastTold(tx, channelId), now, isAlone);
    if ('next' in taken) return { lines: [], tooOld, next: taken.next };
    const claimed = await claim(tx, taken.lines, now);
    const rest = fresh.filter((line) => !taken.lines.includes(line));
    return { lines: claimed, tooOld, next: rest.length === 0 ? null : nextAfter(rest, now) };
  });
}

/** As they were owed; those of one moment in the order of their kinds. */
function inOrder(a: OwedLine, b: OwedLine): number {
  return (
    a.createdAt.getTime() - b.createdAt.getTime() ||
    lineKinds.indexOf(a.kind) - lineKinds.indexOf(b.kind) ||
    a.id - b.id
  );
}

/** The lines of the next message, or when there may be one. */
function pickLines(
  owed: readonly OwedLine[],
  lastTold: Date | null,
  now: Date,
  isAlone: (line: OwedLine) => boolean,
): { readonly lines: readonly OwedLine[] } | { readonly next: Date | null } {
  if (owed.length === 0) return { next: null };
  const freeAt = (lastTold?.getTime() ?? 0) + telling.gapMs;
  if (freeAt > now.getTime()) return { next: new Date(freeAt) };
  // What was tried goes first, or what came after it would overtake it.
  const begun = owed.find((line) => line.batch !== null);
  if (begun !== undefined) {
    if (begun.dueAt > now) return { next: nextSecond(now) };
    return { lines: owed.filter((line) => line.batch === begun.batch) };
  }
  const due = owed.filter((line) => line.dueAt <= now);
  const [first] = due;
  if (first === undefined) return { next: nextAfter(owed, now) };
  const end = due.findIndex(isAlone);
  if (end === 0) return { lines: [first] };
  return { lines: due.slice(0, Math.min(end === -1 ? due.length : end, maxMerged)) };
}

/** The same for all who have to wait within one second. */
function nextSecond(now: Date): Date {
  return new Date((Math.floor(now.getTime() / 1_000) + 1) * 1_000 + telling.gapMs);
}

/** In a second at the earliest. */
function nextAfter(lines: readonly OwedLine[], now: Date): Date {
  const due = Math.min(...lines.map((line) => line.dueAt.getTime()));
  return new Date(Math.max(due, now.getTime() + telling.gapMs));
}

async function readLastTold(tx: Transaction, channelId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: max(publicLines.toldAt) })
    .from(publicLines)
    .where(eq(publicLines.channelId, channelId));
  return row?.at ?? null;
}

async function claim(
  tx: Transaction,
  lines: readonly OwedLine[],
  now: Date,
): Promise<readonly OwedLine[]> {
  const first = lines[0]?.batch ?? Math.min(...lines.map((line) => line.id));
  await tx
    .update(publicLines)
    .set({
      batch: first,
      tries: sql`${tries} + 1`,
      dueAt: new Date(now.getTime() + telling.leaseMs),
    })
    .where(among(lines));
  return lines.map((line) => ({ ...line, batch: first }));
}

function among(lines: readonly OwedLine[]) {
  return inArray(
    id,
    lines.map((line) => line.id),
  );
}

/** Notes where lines were told. */
export async function markTold(
  db: Database,
  lines: readonly OwedLine[],
  messageId: string,
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  await db.orm.update(publicLines).set({ messageId, toldAt: now }).where(among(lines));
}

/** Gives lines up. */
export async function dropLines(
  db: Pick<Transaction, 'update'>,
  lines: readonly OwedLine[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  await db.update(publicLines).set({ droppedAt: now }).where(among(lines));
}

/**
 * Gives a claim back after a try that failed: the same lines again, later; `tried` is a hash of
 * what was sent.
 */
export async function retryLines(
  db: Database,
  lines: readonly OwedLine[],
  later: { readonly dueAt: Date; readonly tried: string },
): Promise<void> {
  await db.orm.update(publicLines).set(later).where(among(lines));
}

/** Gives a claim back that certainly told nothing: its lines may go out in other company. */
export async function releaseLines(
  db: Database,
  lines: readonly OwedLine[],
  dueAt: Date,
): Promise<void> {
  if (lines.length === 0) return;
  await db.orm.update(publicLines).set({ dueAt, batch: null, tries: 0 }).where(among(lines));
}

/** The line was told by an answer that all see. */
export async function markShown(
  db: Database,
  shown: { readonly kind: LineKind; readonly subject: string },
  messageId: string,
  now: Date,
): Promise<void> {
  await db.orm
    .update(publicLines)
    .set({ messageId, toldAt: now })
    .where(
      and(
        eq(kind, shown.kind),
        eq(subject, shown.subject),
        isNull(publicLines.toldAt),
        isNull(publicLines.droppedAt),
      ),
    );
}

/** Channels in which lines are due. */
export async function readChannelsOwed(db: Database, now: Date): Promise<readonly string[]> {
  const { toldAt, droppedAt, channelId } = publicLines;
  const rows = await db.orm
    .selectDistinct({ channelId })
    .from(publicLines)
    .where(and(isNull(toldAt), isNull(droppedAt), lte(dueAt, now)));
  return rows.map((row) => row.channelId);
}
