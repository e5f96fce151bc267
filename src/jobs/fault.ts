/**
 * What is safe to log of an error. Its message is not: a failed query's holds the parameters, a
 * failed request's the body.
 */
export interface Fault {
  readonly name: string;
  readonly code?: string;
  readonly status?: number;
  /** Where it was thrown, innermost first. */
  readonly at: readonly string[];
}

const shownFrames = 4;
const deepestCause = 5;

/**
 * Describes an error without its message; code and status come from the innermost cause that has
 * them.
 */
export function describeFault(error: unknown): Fault {
  const chain = causes(error);
  const code = chain
    .map((link) => readField(link, 'code'))
    .findLast((value) => typeof value === 'string' || typeof value === 'number');
  const status = chain
    .map((link) => readField(link, 'status'))
    .findLast((value) => typeof value === 'number');
  const root = chain[0];
  const lines = root instanceof Error ? (root.stack ?? '').split('\n') : [];
  return {
    name: chain.map((link) => (link instanceof Error ? link.name : typeof link)).join(' < '),
    ...(code === undefined ? {} : { code: `${code}` }),
    ...(status === undefined ? {} : { status }),
    at: lines
      .filter((line) => /^\s+at \S.*:\d+:\d+\)?$/.test(line))
      .slice(0, shownFrames)
      .map((line) => line.trim()),
  };
}

/**
 * The time after which the far side takes another try, in milliseconds, where the error tells one.
 */
export function readRetryAfter(error: unknown): number | null {
  const value = readField(error, 'retryAfterMs');
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (
    let link = error;
    link !== undefined && link !== null && chain.length < deepestCause;
    link = readField(link, 'cause')
  )
    chain.push(link);
  return chain;
}

function readField(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
