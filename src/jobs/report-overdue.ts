import type { Log } from '../log.js';

/** A row of `invariant_overdue`. */
export interface Overdue {
  readonly kind: string;
  readonly detail: string;
  readonly dueSince: Date;
}

/** Hears at each sweep of all that is overdue. */
export type ReportOverdue = (overdue: readonly Overdue[]) => void;

const shownDetails = 5;

/**
 * Logs when work of a kind begins to be overdue and when none of it is any more, however many
 * sweeps and rows lie between. Nothing secret is in the rows.
 */
export function createOverdueReport(log: Log): ReportOverdue {
  let known: ReadonlySet<string> = new Set();
  return (overdue) => {
    const kinds = new Set(overdue.map(({ kind }) => kind));
    for (const kind of kinds) {
      if (known.has(kind)) continue;
      const rows = overdue.filter((row) => row.kind === kind);
      const since = new Date(Math.min(...rows.map(({ dueSince }) => dueSince.getTime())));
      const details = rows.slice(0, shownDetails).map(({ detail }) => detail);
      log.warn({ kind, count: rows.length, since, details }, 'some work is overdue');
    }
    for (const kind of known) if (!kinds.has(kind)) log.info({ kind }, 'overdue work is done');
    known = kinds;
  };
}
