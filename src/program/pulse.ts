import postgres from 'postgres';
import { createWatchedSockets } from '../db/watched-sockets.js';
import { withDeadline } from '../values/deadline.js';

/** Whether the database answers, found out beside the queries that people wait for. */
export interface Pulse {
  /** True once it has not answered twice in a row; false again with its first answer. */
  isAway(): boolean;
  /** True where its last answer was that it takes no writes. */
  isReadOnly(): boolean;
  stop(): Promise<void>;
}

export interface PulseTiming {
  readonly everyMs: number;
  readonly answerMs: number;
}

const usualTiming: PulseTiming = { everyMs: 1_000, answerMs: 3_000 };
/** One late answer is a busy computer. */
const awayAfter = 2;

/**
 * Asks the database all the time. While it is away nobody needs to wait for it: `onAway` is called
 * at each look then, to give up what waits already.
 */
export function startPulse(url: string, onAway: () => void, timing = usualTiming): Pulse {
  const sockets = createWatchedSockets(timing.answerMs);
  const client = postgres(url, {
    max: 1,
    connect_timeout: Math.ceil(timing.answerMs / 1_000),
    backoff: () => 0.1,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'party-os pulse' },
    ...{ socket: sockets.open },
  });
  let [missed, isReadOnly, isStopped] = [0, false, false];
  let timer: NodeJS.Timeout | undefined;
  async function look(): Promise<void> {
    try {
      const rows = await withDeadline(
        client`select current_setting('transaction_read_only') = 'on' as "isReadOnly"`,
        timing.answerMs,
      );
      [missed, isReadOnly] = [0, rows[0]?.['isReadOnly'] === true];
    } catch {
      missed += 1;
      sockets.breakAll();
      if (missed >= awayAfter) onAway();
    }
    if (!isStopped) timer = setTimeout(() => void look(), timing.everyMs).unref();
  }
  void look();
  return {
    isAway: () => missed >= awayAfter,
    isReadOnly: () => isReadOnly,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await client.end({ timeout: 1 });
    },
  };
}
