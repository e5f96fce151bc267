import { UserError } from '../errors.js';
import { cleanText } from '../values/display-name.js';

/**
 * How bets on a race lock: by hand, with the first lap, or so many milliseconds after the opening.
 */
export type LockWish =
  | { readonly rule: 'manual' | 'first-lap' }
  | { readonly rule: 'timed'; readonly afterMs: number };

/**
 * A shorter lock nobody could bet before, a longer one outlives the race: it ends by itself after
 * 24 hours.
 */
const minLockMs = 10_000;
const maxLockMs = 86_400_000;

const durationPattern =
  /^(?:(\d{1,2})h(?:ours?|rs?)?)?(?:(\d{1,4})m(?:in(?:ute)?s?)?)?(?:(\d{1,5})s(?:ec(?:ond)?s?)?)?$/;

/**
 * Reads `/race open`'s `lock`: `manual`, `first-lap`, or a duration such as `90s`, `10m`, `1h30m`;
 * absent means with the first lap.
 * @throws UserError `lock-invalid` on anything else and outside of 10 seconds to 24 hours.
 */
export function readLock(text: string | null | undefined): LockWish {
  const typed = compact(text ?? '');
  if (typed === '' || /^first-?lap$/.test(typed)) return { rule: 'first-lap' };
  if (typed === 'manual') return { rule: 'manual' };
  const afterMs = readDuration(typed);
  if (afterMs === null) throw new UserError('lock-invalid', { input: cleanText(text ?? '', 32) });
  return { rule: 'timed', afterMs };
}

/**
 * Reads `90s`, `10m` or `1h30m` into milliseconds; null for anything else and outside of 10 seconds to
 * 24 hours.
 */
export function readDuration(text: string): number | null {
  const [, hours, minutes, seconds] = durationPattern.exec(compact(text)) ?? [];
  const ms = (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
  return ms < minLockMs || ms > maxLockMs ? null : ms;
}

function compact(text: string): string {
  return text.slice(0, 100).toLowerCase().replace(/\s+/g, '');
}
