import type { Log } from '../log.js';
import type { PublishResult } from './publisher.js';

/**
 * An outage is told when it begins, once a minute while it lasts, and when it is over: not at every
 * attempt.
 */
const repeatMs = 60_000;

const sentences = {
  credentials:
    'Channels refuses our app id, key or secret; the overlay falls back to snapshots until they are mended',
  unavailable: 'Channels cannot be reached; events wait in the database',
  unacceptable: 'Channels refuses an event even without its payload',
} as const;

export interface OutageLog {
  note(result: PublishResult): void;
  noteDatabase(error: unknown): void;
}

/**
 * Creates a log of what keeps events from being published. Nothing of an event or a credential is
 * written.
 */
export function createOutageLog(log: Log, now: () => number = () => performance.now()): OutageLog {
  const toldAt = new Map<string, number>();

  function tell(kind: string, write: () => void): void {
    const last = toldAt.get(kind);
    if (last !== undefined && now() - last < repeatMs) return;
    toldAt.set(kind, now());
    write();
  }

  function note(result: PublishResult): void {
    if (result.kind !== 'published')
      return tell(result.kind, () => log.warn({ result }, sentences[result.kind]));
    if (toldAt.size > 0) log.info('Events are published again');
    toldAt.clear();
  }

  function noteDatabase(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    tell('database', () =>
      log.warn({ code, err: error }, 'The database did not answer the relay; it tries again'),
    );
  }

  return { note, noteDatabase };
}
