import type { Following } from './control/event-stream.js';

/** Hands the news of parties on to those who follow them. */
export interface News extends Following {
  /** Something of a party was published. */
  tell(partyId: string): void;
}

export function createNews(): News {
  const followers = new Map<string, Set<() => void>>();
  return {
    tell(partyId) {
      for (const onNews of followers.get(partyId) ?? []) onNews();
    },
    follow(partyId, onNews) {
      const all = followers.get(partyId) ?? new Set();
      followers.set(partyId, all.add(onNews));
      return () => {
        all.delete(onNews);
        if (all.size === 0) followers.delete(partyId);
      };
    },
  };
}
