/**
 * Discord's epoch, the first of January 2015
 * (https://discord.com/developers/docs/reference#snowflakes).
 */
const epochMs = 1_420_070_400_000n;

export interface Snowflakes {
  /** A new id, higher than every id before it. */
  next(): string;
  last(): bigint;
}

/** Makes ids from the time; never lower than `floor`, even where the clock went back. */
export function createSnowflakes(now: () => Date, floor: bigint): Snowflakes {
  let last = floor;
  return {
    next() {
      const timed = (BigInt(now().getTime()) - epochMs) << 22n;
      last = timed > last ? timed : last + 1n;
      return String(last);
    },
    last: () => last,
  };
}

/** Whether the text is an id. */
export function isSnowflake(text: string): boolean {
  return /^[1-9]\d{0,19}$/.test(text);
}

/** Orders ids by age. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
