/** A browser's storage; null where it is forbidden, or broken as in some private windows. */
export function openStorage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    const storage = globalThis[kind];
    storage.getItem('');
    return storage;
  } catch {
    return null;
  }
}
