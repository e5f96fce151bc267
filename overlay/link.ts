import type { Snapshot } from '../src/contract/snapshot.js';

/**
 * Where a party's live messages come from; a rotated key or a moved server makes another address.
 */
export type LinkAddress = Pick<Snapshot, 'party' | 'generation' | 'channels'>;

export interface LinkHandlers {
  /** A message of any of the four topics, as it was published. */
  readonly onMessage: (name: string, data: unknown) => void;
  /**
   * All four topics are subscribed, for the first time or again: what was published before may be
   * missing.
   */
  readonly onLive: () => void;
  /** The link was live a moment ago: the server may be gone, or may have ended these channels. */
  readonly onLost: () => void;
}

/** An open subscription to the four topics. It reconnects by itself, if slowly. */
export interface Link {
  readonly isLive: boolean;
  /** Connects anew at once, for instance because the server has just answered. */
  reconnect(): void;
  close(): void;
}

export type OpenLink = (address: LinkAddress, handlers: LinkHandlers) => Link;

/** True where both lead to the same channels of the same server. */
export function isSameAddress(a: LinkAddress, b: LinkAddress): boolean {
  return (
    a.party.id === b.party.id &&
    a.generation === b.generation &&
    JSON.stringify(a.channels) === JSON.stringify(b.channels)
  );
}
