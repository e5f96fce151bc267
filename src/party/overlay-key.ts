import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../db/database.js';

/** A valid key's meaning: read the feed of this party, as long as its generation stands. */
export interface OverlayAccess {
  readonly partyId: string;
  readonly generation: number;
}

/** 32 bytes in base64url. */
const keyPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The key in a party's overlay link: base64url of HMAC-SHA-256 over party and generation. It can be
 * shown again and is stored nowhere.
 */
export function overlayKey(secret: string, partyId: string, generation: number): string {
  return createHmac('sha256', secret)
    .update(`overlay-key:${partyId}:${generation}`)
    .digest('base64url');
}

/**
 * The key in a party's link for spectators: made like the overlay's, and taken only while the host
 * has that link switched on.
 */
export function watchKey(secret: string, partyId: string, generation: number): string {
  return createHmac('sha256', secret).update(`watch:${partyId}:${generation}`).digest('base64url');
}

export interface Keyring {
  /**
   * Who a key belongs to; null for a wrong, rotated or malformed one, and for a spectator's while
   * those links are off. Both are read from the database each time, so that a change holds at once,
   * also one made by another process. Rejects when the database fails.
   */
  resolve(key: string): Promise<OverlayAccess | null>;
}

interface KnownKey extends OverlayAccess {
  readonly key: string;
  /** True for a spectator's. */
  readonly isWatch: boolean;
}

/** Keys are looked up by digest, whose prefix tells a guesser nothing about the key itself. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * Runs of one task never overlap; whoever asks while one is running shares the next, which sees
 * everything up to its own call.
 */
function shareRuns(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function run(): Promise<void> {
    const current = task().finally(() => {
      if (running === current) running = null;
    });
    running = current;
    return current;
  }

  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}

/** The two keys of each party, as far as they were needed. */
function createKeyBook(secret: string) {
  const keysByDigest = new Map<string, KnownKey>();
  const keysByParty = new Map<string, readonly KnownKey[]>();
  return {
    /** Only new parties and generations cost a computation. */
    learn({ partyId, generation }: OverlayAccess): void {
      const old = keysByParty.get(partyId) ?? [];
      if (old[0]?.generation === generation) return;
      for (const { key } of old) keysByDigest.delete(digest(key));
      const known = [
        { partyId, generation, key: overlayKey(secret, partyId, generation), isWatch: false },
        { partyId, generation, key: watchKey(secret, partyId, generation), isWatch: true },
      ];
      keysByParty.set(partyId, known);
      for (const each of known) keysByDigest.set(digest(each.key), each);
    },
    find: (key: string): KnownKey | undefined => keysByDigest.get(digest(key)),
  };
}

/** Creates the keyring of this installation. It remembers the two keys of each party. */
export function createKeyring({
  db,
  secret,
}: {
  readonly db: Pick<Database, 'sql'>;
  readonly secret: string;
}): Keyring {
  const book = createKeyBook(secret);

  /** An unknown key costs one scan, shared by all that come meanwhile. */
  const scanParties = shareRuns(async () => {
    const parties = await db.sql<
      OverlayAccess[]
    >`select id as "partyId", overlay_generation as generation from parties`;
    for (const party of parties) book.learn(party);
  });

  async function isCurrent({ partyId, generation, isWatch }: KnownKey): Promise<boolean> {
    const [row] = await db.sql<{ generation: number; isWatchPublic: boolean }[]>`
      select overlay_generation as generation, is_watch_public as "isWatchPublic" from parties where id = ${partyId}`;
    return row?.generation === generation && (row.isWatchPublic || !isWatch);
  }

  async function resolve(key: string): Promise<OverlayAccess | null> {
    if (!keyPattern.test(key)) return null;
    const remembered = book.find(key);
    if (remembered === undefined) await scanParties();
    const known = book.find(key);
    if (known === undefined || !timingSafeEqual(Buffer.from(known.key), Buffer.from(key)))
      return null;
    // A scan has just read the generation; a remembered key has to ask, and a spectator's whether
    // it is wanted.
    if ((remembered !== undefined || known.isWatch) && !(await isCurrent(known))) return null;
    return { partyId: known.partyId, generation: known.generation };
  }

  return { resolve };
}
