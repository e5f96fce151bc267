import type { Log } from '../log.js';

/** What has been started, in order, so that it can be stopped in the reverse one. */
export interface Closers {
  add(name: string, close: () => Promise<void> | void): void;
  /** Closes each part, the last started first; a part that fails does not keep the others open. */
  closeAll(): Promise<void>;
}

export function createClosers(log: Log): Closers {
  const parts: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  return {
    add: (name, close) => void parts.push({ name, close }),
    async closeAll() {
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
        try {
          await part.close();
        } catch (error) {
          log.error({ err: error, part: part.name }, 'a part could not be closed');
        }
      }
    },
  };
}
