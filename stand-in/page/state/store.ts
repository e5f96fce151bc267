/** A value with listeners; the page's one state lives in it. */
export interface Store<T> {
  get(): T;
  /** Replaces some fields and tells every listener. */
  update(change: Partial<T>): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** Makes a store that begins with the given value. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update: (change) => {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
