import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';

/**
 * A page asks every 2 s and is written down every 10 s at most, so that one seen this long ago is
 * still there; in seconds.
 */
const presentSeconds = 15;
const writeSeconds = 10;
/** Pages that one process writes down at most; a public link must not fill the table. */
const maxRemembered = 5_000;
/** Writes under way at once: a slow database loses a count, never an answer. */
const maxWriting = 20;

/** Who looks at a party's pages. */
export interface Viewers {
  /** Pages open now. */
  readonly present: number;
  /** When a page asked last; null: none in the last day. */
  readonly lastSeenAt: Date | null;
}

/** Counts the open pages of a party. */
export async function readViewers(
  db: Pick<Database, 'sql'>,
  partyId: string,
  clock: Clock,
): Promise<Viewers> {
  const since = new Date(clock.now().getTime() - presentSeconds * 1000);
  const [row] = await db.sql<{ present: number; lastSeenAt: Date | null }[]>`
    select count(*) filter (where seen_at >= ${since})::int as present, max(seen_at) as "lastSeenAt"
    from overlay_viewers where party_id = ${partyId}`;
  return { present: row?.present ?? 0, lastSeenAt: row?.lastSeenAt ?? null };
}

/** Deletes pages that have not asked for a day. */
export async function forgetViewers(db: Pick<Database, 'sql'>, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - 24 * 3600 * 1000);
  await db.sql`delete from overlay_viewers where seen_at < ${before}`;
}

/** Writes down that a page of a party has asked; returns at once and never fails. */
export type NoteViewer = (partyId: string, viewerId: string) => void;

/**
 * Creates the writer of one process: at most one statement each ten seconds and page, whatever the
 * page does.
 */
export function createViewerNotes(
  db: Pick<Database, 'sql'>,
  clock: Clock,
  onError: (error: unknown) => void,
): NoteViewer {
  const notedAt = new Map<string, number>();
  let writing = 0;

  function isDue(page: string, now: number): boolean {
    const last = notedAt.get(page);
    if (last !== undefined && now - last < writeSeconds * 1000) return false;
    if (notedAt.size >= maxRemembered) {
      for (const [other, at] of notedAt)
        if (now - at >= presentSeconds * 1000) notedAt.delete(other);
    }
    return writing < maxWriting && (last !== undefined || notedAt.size < maxRemembered);
  }

  async function write(partyId: string, viewerId: string, seenAt: Date): Promise<void> {
    await db.sql`
      insert into overlay_viewers (party_id, viewer_id, seen_at) values (${partyId}, ${viewerId}, ${seenAt})
      on conflict (party_id, viewer_id) do update set seen_at = excluded.seen_at
      where overlay_viewers.seen_at < excluded.seen_at`;
  }

  return (partyId, viewerId) => {
    const seenAt = clock.now();
    const page = `${partyId}:${viewerId}`;
    if (!isDue(page, seenAt.getTime())) return;
    notedAt.set(page, seenAt.getTime());
    writing += 1;
    void write(partyId, viewerId, seenAt)
      .catch(onError)
      .finally(() => {
        writing -= 1;
      });
  };
}
