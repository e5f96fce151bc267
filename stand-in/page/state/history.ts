/** Lines that were sent, oldest first, and the place while one leafs through them. */
export interface History {
  readonly lines: readonly string[];
  /** `lines.length`: not leafing. */
  readonly at: number;
}

const maxLines = 50;

/** A history that is not being leafed through. */
export function createHistory(lines: readonly string[]): History {
  const kept = lines.slice(-maxLines);
  return { lines: kept, at: kept.length };
}

/** Adds a sent line; a repeat moves to the end. */
export function addLine(history: History, line: string): History {
  return createHistory([...history.lines.filter((kept) => kept !== line), line]);
}

/**
 * One line back (−1) or forth (+1); `line` is '' past the newest, null where there is nothing
 * older.
 */
export function leaf(
  history: History,
  step: -1 | 1,
): { readonly history: History; readonly line: string | null } {
  const at = history.at + step;
  if (at < 0 || at > history.lines.length) return { history, line: null };
  return { history: { ...history, at }, line: history.lines[at] ?? '' };
}
