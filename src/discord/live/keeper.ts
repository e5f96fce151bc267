import type { Clock } from '../../clock.js';
import { type KeptKey, listKept } from '../../party/kept-messages.js';
import { withDeadline } from '../../values/deadline.js';
import { coalesce } from './coalesce.js';
import { keepMessage } from './keep-message.js';
import type { KeepDeps } from './keeping.js';
import type { KeptKind } from './kept-kind.js';

/** Looks at kept messages, one at a time each, and comes back by itself while one is behind. */
export interface Keeper {
  /** Resolves once a look that saw the caller's change is over. */
  look(key: KeptKey): Promise<void>;
  /**
   * Begins to look at all of a party; one that waits for Discord keeps nobody else waiting. Never
   * rejects.
   */
  lookAtParty(partyId: string): Promise<void>;
  /** Takes up nothing new and waits a little for what is under way. */
  close(): Promise<void>;
}

/** Calls back once after so many milliseconds; returns how to call that off. */
export type Schedule = (run: () => void, ms: number) => () => void;

const closeDeadlineMs = 3_000;

const lost = 'kept messages could not be looked at; the sweep does it';

/** Timers only lead back to a message sooner: the sweep finds one whose process has died. */
export function createKeeper(
  deps: KeepDeps,
  kinds: readonly KeptKind[],
  schedule: Schedule = scheduleByTimer,
): Keeper {
  const plans = createPlans(deps.clock, schedule);
  const running = createRunning();
  const report = (err: unknown, about: object) => deps.log.error({ err, ...about }, lost);
  let isClosed = false;

  async function lookOnce(kind: KeptKind, subject: string): Promise<number> {
    if (isClosed) return 0;
    const key = { kind: kind.kind, subject };
    const { isDone, again } = await keepMessage(deps, kind, key);
    if (again !== null && !isClosed) plans.set(`${key.kind}:${subject}`, again, () => begin(key));
    return isDone ? kind.editGapMs : 0;
  }
  const lookers = new Map(
    kinds.map((kind) => [kind.kind, coalesce((subject) => lookOnce(kind, subject))]),
  );

  function look({ kind, subject }: KeptKey): Promise<void> {
    return running.follow(lookers.get(kind)?.(subject) ?? Promise.resolve());
  }

  function begin(key: KeptKey): void {
    look(key).catch((error: unknown) => report(error, key));
  }

  return {
    look,
    lookAtParty: (partyId) =>
      listKept(deps.db, partyId).then(
        (keys) => keys.forEach(begin),
        (error: unknown) => report(error, { partyId }),
      ),
    async close() {
      isClosed = true;
      plans.clear();
      await running.settle(closeDeadlineMs);
    },
  };
}

/** What is under way. */
function createRunning() {
  const running = new Set<Promise<void>>();
  return {
    follow(work: Promise<void>): Promise<void> {
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    /** Waits until all of it is over, but no longer than that. */
    async settle(deadlineMs: number): Promise<void> {
      await withDeadline(Promise.allSettled(running), deadlineMs).catch(() => undefined);
    },
  };
}

/** One planned run an id, the earliest that was asked for. */
function createPlans(clock: Clock, schedule: Schedule) {
  const plans = new Map<string, { readonly at: Date; readonly cancel: () => void }>();
  return {
    set(id: string, at: Date, run: () => void): void {
      const known = plans.get(id);
      if (known !== undefined && known.at <= at) return;
      known?.cancel();
      const runOnce = () => {
        plans.delete(id);
        run();
      };
      const ms = Math.max(0, at.getTime() - clock.now().getTime());
      plans.set(id, { at, cancel: schedule(runOnce, ms) });
    },
    clear(): void {
      for (const { cancel } of plans.values()) cancel();
      plans.clear();
    },
  };
}

function scheduleByTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
}
