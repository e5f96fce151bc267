import { z } from 'zod';
import type { JobKind, JobPayload } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';

/** All that there is to say of a job. */
export interface JobDeclaration<P extends JobPayload> {
  /** Also the name of its queue: each has one, so that no kind waits behind another. */
  readonly name: string;
  /**
   * Grows with every change of the payload that an older build could misread; jobs of another
   * version are discarded, the sweep makes new ones.
   */
  readonly version: number;
  readonly payload: z.ZodType<P>;
  /** How many of them one process works on at once. */
  readonly concurrency: number;
  /** Least time between the starts of two of them in all processes, in milliseconds. */
  readonly gapMs?: number;
  /** Made again and again so often, in milliseconds, without anybody asking; not one with ids. */
  readonly everyMs?: Rhythm<P>;
  /** Guests wait for it at the table: while the queue is away the process does it by itself. */
  readonly isAwaited?: boolean;
  /** Rereads its row, and does nothing where that has moved on. */
  run(deps: HandlerDeps, payload: P): Promise<void>;
}

type Rhythm<P> = Readonly<Record<string, never>> extends P ? number : never;

/** A job as queue and workers see it, whatever it carries. */
export interface Job extends Pick<JobDeclaration<JobPayload>, 'name' | 'concurrency' | 'gapMs'> {
  readonly isAwaited: boolean;
  readonly schedule: { readonly everyMs: number; readonly data: object } | null;
  /** Does what the stored data ask for; null where another version or something else wrote them. */
  work(deps: HandlerDeps, data: unknown): Promise<void> | null;
}

/** Declares a job; `index.ts` lists all of them. */
export function defineJob<P extends JobPayload>(
  declaration: JobDeclaration<P>,
): JobDeclaration<P> & JobKind<P> & Job {
  const { version, payload, everyMs, isAwaited = false } = declaration;
  const envelope = z.object({ version: z.literal(version) });
  return {
    ...declaration,
    isAwaited,
    schedule: everyMs === undefined ? null : { everyMs, data: { version } },
    pack: (ids) => ({ version, ...ids }),
    work(deps, data) {
      const ids = payload.safeParse(data);
      if (!envelope.safeParse(data).success || !ids.success) return null;
      return declaration.run(deps, ids.data);
    },
  };
}
