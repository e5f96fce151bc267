import type { Transaction } from '../db/database.js';
import { type lineKinds, publicLines } from '../db/schema/lines.js';

export type LineKind = (typeof lineKinds)[number];

/** Where all are told of what somebody does. */
export interface TellIn {
  readonly channelId: string;
  /** So long, in milliseconds, the line is left to whoever shows it by an answer that all see. */
  readonly afterMs?: number;
}

/** A line that all are owed. */
export interface Line {
  readonly kind: LineKind;
  /** What it is about; absent: the event that it is written with. */
  readonly subject?: string | number;
  /** Null or absent where nobody is told in Discord. */
  readonly tellIn: TellIn | null | undefined;
}

/** Owes a line that comes with no event, in the caller's transaction; once, however often. */
export async function oweLine(
  tx: Transaction,
  partyId: string,
  { kind, subject, tellIn }: Line & { readonly subject: string | number },
  now: Date,
): Promise<void> {
  if (tellIn === null || tellIn === undefined) return;
  const { channelId, afterMs = 0 } = tellIn;
  const dueAt = new Date(now.getTime() + afterMs);
  await tx
    .insert(publicLines)
    .values({ partyId, kind, subject: String(subject), channelId, createdAt: now, dueAt })
    .onConflictDoNothing();
}
