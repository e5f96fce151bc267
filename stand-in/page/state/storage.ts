/** Pages of several stand-ins may share an origin. */
const prefix = `stand-in${typeof location === 'undefined' ? '/' : location.pathname}`;

/** `tab`: forgotten with the tab, so two tabs may be two people. */
export type Keep = 'tab' | 'browser';

function storageOf(keep: Keep): Storage {
  return keep === 'tab' ? window.sessionStorage : window.localStorage;
}

/** What was kept under a name; null where nothing was, or where the browser forbids keeping. */
export function readKept(keep: Keep, name: string): unknown {
  try {
    const raw = storageOf(keep).getItem(prefix + name);
    return raw === null ? null : JSON.parse(raw);
  } catch {
    return null;
  }
}

/** Keeps a JSON value; a full or forbidden store only means that it is forgotten. */
export function keepValue(keep: Keep, name: string, value: unknown): void {
  try {
    storageOf(keep).setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Private windows may refuse; nothing that is kept here is needed.
  }
}

/** The kept list of texts under a name; empty where there is none. */
export function readKeptTexts(keep: Keep, name: string): readonly string[] {
  const raw = readKept(keep, name);
  return Array.isArray(raw) ? raw.filter((item): item is string => typeof item === 'string') : [];
}
