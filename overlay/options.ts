/** The panels that `panels=` can name. */
export const panels = ['tower', 'bets', 'imposter', 'toasts', 'result', 'join'] as const;
/** The looks that `theme=` can name; the first one where it names none. */
export const themes = ['night', 'paper', 'neon', 'broadcast'] as const;
const edges = [
  'top-left',
  'top',
  'top-right',
  'left',
  'center',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const;

export type Panel = (typeof panels)[number];
export type Theme = (typeof themes)[number];

/**
 * An edge of the picture, or a point in px of the 1920×1080 design where the upper left corner
 * stands.
 */
export type Position =
  | { readonly edge: (typeof edges)[number] }
  | { readonly x: number; readonly y: number };

/** What the page's address asks for. */
export interface PageOptions {
  /** The overlay key from the hash; empty: none. It never leaves the page but in a header. */
  readonly key: string;
  readonly panels: readonly Panel[];
  readonly theme: Theme;
  /** Where the panels stand together; null: each at its place in the design. */
  readonly position: Position | null;
  /** Size of each panel; 1 is the design at 1920×1080. */
  readonly scale: number;
  readonly isStill: boolean;
  readonly isDemo: boolean;
  readonly isDebug: boolean;
}

const scaleLimits = { min: 0.5, max: 3 };

/**
 * Reads `?panels=tower,toasts&theme=paper&pos=top-right&scale=1.2&motion=off&debug=1#key=…`. What
 * it does not understand it ignores.
 */
export function readPageOptions(location: Pick<Location, 'search' | 'hash'>): PageOptions {
  const query = new URLSearchParams(location.search);
  const wanted = (query.get('panels') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const chosen = panels.filter((panel) => wanted.includes(panel));
  const scale = Number.parseFloat(query.get('scale') ?? '1');
  return {
    key: readKey(location.hash),
    panels: chosen.length > 0 ? chosen : panels,
    theme: themes.find((theme) => theme === query.get('theme')?.trim().toLowerCase()) ?? 'night',
    position: readPosition(query.get('pos') ?? ''),
    scale: Number.isFinite(scale) ? Math.min(Math.max(scale, scaleLimits.min), scaleLimits.max) : 1,
    isStill: query.get('motion') === 'off',
    isDemo: query.get('demo') === '1',
    isDebug: query.get('debug') === '1',
  };
}

function readPosition(text: string): Position | null {
  const edge = edges.find((each) => each === text.trim().toLowerCase());
  if (edge !== undefined) return { edge };
  const [, x, y] = /^\s*(\d{1,4})\s*,\s*(\d{1,4})\s*$/.exec(text) ?? [];
  return x === undefined || y === undefined
    ? null
    : { x: Math.min(Number(x), 1920), y: Math.min(Number(y), 1080) };
}

/** A key is base64url; anything else is no key, and would not fit into a header either. */
function readKey(hash: string): string {
  const key = new URLSearchParams(hash.replace(/^#/, '')).get('key') ?? '';
  return /^[\w-]{1,128}$/.test(key) ? key : '';
}
