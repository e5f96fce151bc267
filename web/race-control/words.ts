export { coins, count, digits, list } from '../../src/text/en/words.js';

/** How long ago a moment was: `just now`, `4 min ago`, `3 h ago`. */
export function ago(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

/** `20:41:07` by this computer's clock. */
export function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
