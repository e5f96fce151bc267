import type { Clock } from '../../clock.js';

/** An overlay asks every 2 s; one that was away for this long has lost its reserve. In milliseconds. */
const knownMs = 10 * 60 * 1000;
const maxKnown = 1_000;

/** The addresses from which valid overlay keys came lately: sockets have places kept for them. */
export interface OverlayAddresses {
  note(address: string | undefined): void;
  has(address: string): boolean;
}

export function createOverlayAddresses(clock: Clock): OverlayAddresses {
  const seenAt = new Map<string, number>();
  return {
    note(address) {
      if (address === undefined) return;
      seenAt.delete(address);
      seenAt.set(address, clock.now().getTime());
      const [oldest] = seenAt.keys();
      if (seenAt.size > maxKnown && oldest !== undefined) seenAt.delete(oldest);
    },
    has: (address) => clock.now().getTime() - (seenAt.get(address) ?? 0) < knownMs,
  };
}
