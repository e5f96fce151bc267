/** One racer's line in a race: absolute values, so applying it twice does no harm. */
export interface BoardEntry {
  readonly userId: string;
  readonly name: string;
  /** Fastest lap in integer milliseconds; null while the racer has no time (a DNF). */
  readonly lapTimeMs: number | null;
  readonly isDnf: boolean;
  readonly car: string | null;
  /** Number of the lap that set this line; on equal times the lower one is ahead. */
  readonly lapId: number;
}

/** A line with its place in the race. */
export interface RankedEntry extends BoardEntry {
  /** 1 is the fastest. */
  readonly position: number;
  /** Milliseconds behind the leader; null for the leader and for a DNF. */
  readonly gapMs: number | null;
  /** Milliseconds behind the line above; null for the leader and for a DNF. */
  readonly intervalMs: number | null;
}

/** Fastest first; equal times: the earlier lap is ahead; racers without a time last. */
export function compareEntries(a: BoardEntry, b: BoardEntry): number {
  const timeA = a.lapTimeMs ?? Number.POSITIVE_INFINITY;
  const timeB = b.lapTimeMs ?? Number.POSITIVE_INFINITY;
  return timeA === timeB ? a.lapId - b.lapId : timeA - timeB;
}

/** Puts lines in race order with position, gap and interval. The input is left as it is. */
export function rankBoard(entries: readonly BoardEntry[]): readonly RankedEntry[] {
  const sorted = [...entries].sort(compareEntries);
  const leaderMs = sorted[0]?.lapTimeMs ?? null;
  return sorted.map((entry, index) => {
    const aboveMs = sorted[index - 1]?.lapTimeMs ?? null;
    const timeMs = entry.lapTimeMs;
    return {
      ...entry,
      position: index + 1,
      gapMs: index === 0 || timeMs === null || leaderMs === null ? null : timeMs - leaderMs,
      intervalMs: timeMs === null || aboveMs === null ? null : timeMs - aboveMs,
    };
  });
}
