/** The panels that `panels=` can name. */
export const panels = ['tower', 'toasts'] as const;

export type Panel = (typeof panels)[number];

/** What the page's address asks for. */
export interface PageOptions {
  /** The overlay key from the hash; empty: none. It never leaves the page but in a header. */
  readonly key: string;
  readonly panels: readonly Panel[];
  /** Size of each panel; 1 is the design at 1920×1080. */
  readonly scale: number;
  readonly isStill: boolean;
  readonly isDebug: boolean;
}

const scaleLimits = { min: 0.5, max: 3 };

/** Reads `?panels=tower,toasts&scale=1.2&motion=off&debug=1#key=…`. What it does not understand it ignores. */
export function readPageOptions(location: Pick<Location, 'search' | 'hash'>): PageOptions {
  const query = new URLSearchParams(location.search);
  const wanted = (query.get('panels') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const chosen = panels.filter((panel) => wanted.includes(panel));
  const scale = Number.parseFloat(query.get('scale') ?? '1');
  return {
    key: readKey(location.hash),
    panels: chosen.length > 0 ? chosen : panels,
    scale: Number.isFinite(scale) ? Math.min(Math.max(scale, scaleLimits.min), scaleLimits.max) : 1,
    isStill: query.get('motion') === 'off',
    isDebug: query.get('debug') === '1',
  };
}

/** A key is base64url; anything else is no key, and would not fit into a header either. */
function readKey(hash: string): string {
  const key = new URLSearchParams(hash.replace(/^#/, '')).get('key') ?? '';
  return /^[\w-]{1,128}$/.test(key) ? key : '';
}
