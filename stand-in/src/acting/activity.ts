/** What the bot does for each interaction, so that an answer can wait until it is complete. */
export interface Activity {
  /** A request for the interaction arrived; call what it returns when it is answered. */
  begin(interactionId: string): () => void;
  /** The interaction's request wrote or changed this message. */
  touch(interactionId: string, messageId: string): void;
  /** Messages in the order in which the interaction first touched them. */
  touched(interactionId: string): readonly string[];
  isBusy(interactionId: string): boolean;
  /** Grows with every request for the interaction. */
  count(interactionId: string): number;
  /** Forgets an interaction whose answer was told. */
  forget(interactionId: string): void;
}

interface Entry {
  open: number;
  count: number;
  readonly messages: Set<string>;
}

/** Interactions remembered at once; older ones are nobody's any more. */
const remembered = 2000;

/** Keeps the activity in memory: it only matters while somebody waits. */
export function createActivity(): Activity {
  const entries = new Map<string, Entry>();
  function entry(interactionId: string): Entry {
    const known = entries.get(interactionId) ?? { open: 0, count: 0, messages: new Set<string>() };
    entries.set(interactionId, known);
    const oldest = entries.size > remembered ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
    return known;
  }
  return {
    begin(interactionId) {
      const own = entry(interactionId);
      own.open += 1;
      own.count += 1;
      return () => {
        own.open -= 1;
        own.count += 1;
      };
    },
    touch(interactionId, messageId) {
      entry(interactionId).messages.add(messageId);
    },
    touched: (interactionId) => [...(entries.get(interactionId)?.messages ?? [])],
    isBusy: (interactionId) => (entries.get(interactionId)?.open ?? 0) > 0,
    count: (interactionId) => entries.get(interactionId)?.count ?? 0,
    forget(interactionId) {
      entries.delete(interactionId);
    },
  };
}
