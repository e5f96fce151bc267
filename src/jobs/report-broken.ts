import type { Log } from '../log.js';

/** A row of `invariant_violations`. */
export interface Broken {
  readonly invariant: number;
  readonly partyId: string;
  readonly detail: string;
}

/** Hears at each look at the books of all that is broken. */
export type ReportBroken = (broken: readonly Broken[]) => void;

/**
 * Logs each broken rule once, as an error, however often it is looked at, and when all is well
 * again. Nothing secret is in the rows.
 */
export function createBrokenReport(log: Log): ReportBroken {
  let known: ReadonlySet<string> = new Set();
  return (broken) => {
    const violations = broken.filter((each) => !known.has(keyOf(each)));
    if (violations.length > 0) log.error({ violations }, 'invariants are broken');
    if (broken.length === 0 && known.size > 0) log.info('no invariant is broken any more');
    known = new Set(broken.map(keyOf));
  };
}

function keyOf({ invariant, partyId, detail }: Broken): string {
  return `${invariant} ${partyId} ${detail}`;
}
