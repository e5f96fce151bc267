import { z } from 'zod';

/**
 * Grows with every change that an older build could misread; jobs of another version are discarded,
 * the sweep makes new ones.
 */
const version = 1;

const shapes = {
  'generate-words': z.object({ version: z.literal(version), roundId: z.uuid() }),
  'deliver-word': z.object({ version: z.literal(version), roundId: z.uuid(), userId: z.uuid() }),
  'lock-race': z.object({ version: z.literal(version), raceId: z.uuid() }),
  'show-live': z.object({ version: z.literal(version), partyId: z.uuid() }),
  'end-phase': z.object({ version: z.literal(version), roundId: z.uuid() }),
  sweep: z.object({ version: z.literal(version) }),
  'check-books': z.object({ version: z.literal(version) }),
} as const;

/** Every job and what it carries: ids only; never a word, hint, role or amount. */
export interface JobPayloads {
  'generate-words': { readonly roundId: string };
  'deliver-word': { readonly roundId: string; readonly userId: string };
  'lock-race': { readonly raceId: string };
  /** Brings the live boards and the control panel of a party up to date. */
  'show-live': { readonly partyId: string };
  'end-phase': { readonly roundId: string };
  sweep: Readonly<Record<never, never>>;
  /** Reports what the invariants say of all parties. */
  'check-books': Readonly<Record<never, never>>;
}

export type JobName = keyof JobPayloads;

export const jobNames = [
  'generate-words',
  'deliver-word',
  'lock-race',
  'show-live',
  'end-phase',
  'sweep',
  'check-books',
] as const satisfies readonly JobName[];

/** One handler a job; leaving one out does not compile. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayloads[N]) => Promise<void> };

type Readers = { readonly [N in JobName]: (data: unknown) => JobPayloads[N] | null };

const readers: Readers = {
  'generate-words': (data) => shapes['generate-words'].safeParse(data).data ?? null,
  'deliver-word': (data) => shapes['deliver-word'].safeParse(data).data ?? null,
  'lock-race': (data) => shapes['lock-race'].safeParse(data).data ?? null,
  'show-live': (data) => shapes['show-live'].safeParse(data).data ?? null,
  'end-phase': (data) => shapes['end-phase'].safeParse(data).data ?? null,
  sweep: (data) => shapes.sweep.safeParse(data).data ?? null,
  'check-books': (data) => shapes['check-books'].safeParse(data).data ?? null,
};

/** Job data as it is stored. */
export function packPayload<N extends JobName>(payload: JobPayloads[N]): object {
  return { version, ...payload };
}

/** Stored job data read back; null where another version or something else wrote it. */
export function readPayload<N extends JobName>(name: N, data: unknown): JobPayloads[N] | null {
  return readers[name](data);
}

/**
 * Ids that make duplicates collapse while a job waits or runs. BullMQ forbids `:` and plain
 * integers in them. The time of the sweep and the count of tries are part of them, so that a job
 * stuck with a dead worker never blocks the next try.
 */
export const jobIds = {
  words(roundId: string, sweptAt?: Date): string {
    return sweptAt === undefined ? `words-${roundId}` : `words-${roundId}-${sweptAt.getTime()}`;
  },
  lateWords(roundId: string): string {
    return `words-${roundId}-late`;
  },
  deliver(roundId: string, userId: string, attempts: number): string {
    return `deliver-${roundId}-${userId}-${attempts}`;
  },
  lock(raceId: string, locksAt: Date): string {
    return `lock-${raceId}-${locksAt.getTime()}`;
  },
  /**
   * One a party and second: a job runs only once its second is over, so it sees all that happened
   * within.
   */
  live(partyId: string, at: Date): string {
    return `live-${partyId}-${Math.floor(at.getTime() / 1000)}`;
  },
  /** `at`: when the phase ends; the sweep's own time for one that is late. */
  phase(roundId: string, at: Date): string {
    return `phase-${roundId}-${at.getTime()}`;
  },
  sweepNow: 'sweep-now',
} as const;
