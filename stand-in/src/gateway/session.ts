import type { JsonObject } from '../json.js';

/**
 * Gateway opcodes (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway).
 */
export const opcode = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
  requestSoundboard: 31,
} as const;

/** How a session reaches its client while it is connected. */
export interface Link {
  send(payload: JsonObject): void;
}

/** What a client identified as; outlives its connection so that it can be resumed. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** The last sequence number that was used. */
  sequence(): number;
  isConnected(): boolean;
  /** Milliseconds since 1970 at which the connection was lost; 0 while connected. */
  lostAt(): number;
  connect(link: Link): void;
  disconnect(link: Link, now: number): void;
  /** Sends an event now and keeps it for a resume. */
  dispatch(name: string, data: JsonObject): void;
  /**
   * Sends again all after a sequence number; false where it was never reached or is no longer kept.
   */
  replay(after: number): boolean;
}

/** Events kept for a resume. */
const eventsKept = 1000;

/** A new session, not connected yet. */
export function createSession(
  id: string,
  intents: number,
  shard: readonly [number, number],
): Session {
  const kept: JsonObject[] = [];
  let sequence = 0;
  let lost = 0;
  let link: Link | undefined;
  return {
    id,
    intents,
    shard,
    sequence: () => sequence,
    isConnected: () => link !== undefined,
    lostAt: () => lost,
    connect(next) {
      link = next;
      lost = 0;
    },
    disconnect(old, now) {
      if (link !== old) return;
      link = undefined;
      lost = now;
    },
    dispatch(name, data) {
      sequence += 1;
      const payload = { op: opcode.dispatch, t: name, s: sequence, d: data };
      kept.push(payload);
      if (kept.length > eventsKept) kept.shift();
      link?.send(payload);
    },
    replay(after) {
      const oldest = sequence - kept.length;
      if (after > sequence || after < oldest) return false;
      for (const payload of kept.slice(after - oldest)) link?.send(payload);
      return true;
    },
  };
}

/** Whether an event of this guild belongs to the shard; private ones go to shard 0. */
export function isOnShard(guildId: string, shard: readonly [number, number]): boolean {
  if (guildId === '') return shard[0] === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shard[1])) === shard[0];
}
