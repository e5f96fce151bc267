/** Published instead of a payload over `maxPayloadBytes`: the reader asks for a snapshot. */
export interface SnapshotNotice {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly snapshot: true;
}

/** Largest published event in bytes of JSON. Channels refuses more than 10 KB with 413. */
export const maxPayloadBytes = 8 * 1024;
