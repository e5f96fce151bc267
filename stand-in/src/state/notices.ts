/** What changed, and for whom. */
export interface Notice {
  readonly type: 'messages' | 'dms' | 'people' | 'demo' | 'commands';
  /** The only person concerned; empty: everybody. */
  readonly personId: string;
}

export interface Notices {
  tell(notice: Notice): void;
  /** Returns the function that stops listening. */
  listen(listener: (notice: Notice) => void): () => void;
}

/** Passes notices on within the process. */
export function createNotices(): Notices {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    tell(notice) {
      for (const listener of listeners) listener(notice);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
