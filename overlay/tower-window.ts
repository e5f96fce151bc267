/** Which lines of a long board are on air. Indexes count from 0, `last` is included. */
export interface TowerWindow {
  /** Rows at the top that always stay. */
  readonly pinned: number;
  /** Pages that the rest takes; 0 where everything is on air at once. */
  readonly pages: number;
  /** The part of the rest that is on air; null where everything is. */
  readonly range: { readonly first: number; readonly last: number } | null;
}

/**
 * Fits `count` racers into `lines` lines: all of them, or the upper half and, below one line that
 * says which, the rest page by page.
 */
export function fitTower(count: number, lines: number, page: number): TowerWindow {
  if (count <= lines) return { pinned: count, pages: 0, range: null };
  const pinned = Math.ceil(lines / 2);
  const pageSize = lines - pinned - 1;
  const pages = Math.ceil((count - pinned) / pageSize);
  const first = pinned + (page % pages) * pageSize;
  return { pinned, pages, range: { first, last: Math.min(first + pageSize, count) - 1 } };
}

/** The page on which the racer at `index` is, or null where that racer is on air anyway. */
export function findPage(count: number, lines: number, index: number): number | null {
  const { pinned, pages } = fitTower(count, lines, 0);
  if (pages === 0 || index < pinned) return null;
  return Math.floor((index - pinned) / (lines - pinned - 1));
}
