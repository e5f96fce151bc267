/** Prints integer milliseconds as racers write them: `1:24.500`, `0:24.007`, `1:02:03.456`. */
export function formatLapTime(ms: number): string {
  const millis = String(ms % 1000).padStart(3, '0');
  const seconds = Math.floor(ms / 1000) % 60;
  const minutes = Math.floor(ms / 60_000) % 60;
  const hours = Math.floor(ms / 3_600_000);
  const paddedSeconds = String(seconds).padStart(2, '0');
  if (hours > 0) return `${hours}:${String(minutes).padStart(2, '0')}:${paddedSeconds}.${millis}`;
  return `${minutes}:${paddedSeconds}.${millis}`;
}

/** Prints a difference: `+0.345`, `+1:02.000`. Zero is `+0.000`. */
export function formatGap(ms: number): string {
  if (ms >= 60_000) return `+${formatLapTime(ms)}`;
  return `+${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}`;
}
