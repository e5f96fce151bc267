/** Shakes the phone where it can; iPhones cannot. */
export function vibrate(pattern: readonly number[]): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate([...pattern]);
}
