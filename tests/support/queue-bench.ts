import type { DiscordOutbox, SecretMessage } from '../../src/imposter/outbox.js';
import { deliveryLeaseMs } from '../../src/imposter/rules.js';
import { createWordBank } from '../../src/imposter/words/bank.js';
import type { Job } from '../../src/jobs/define-job.js';
import { deliverWord } from '../../src/jobs/deliver-word.js';
import type { HandlerDeps } from '../../src/jobs/handler-deps.js';
import { jobs } from '../../src/jobs/index.js';
import { createJobQueue, type JobQueue } from '../../src/jobs/queue.js';
import { sweep } from '../../src/jobs/sweep.js';
import type { Log } from '../../src/log.js';
import {
  createTestClock,
  createTestParty,
  readPlayers,
  startTestRound,
  type TestClock,
  type TestParty,
  waitUntil,
} from './imposter-party.js';
import type { QueueBed, QueueBedKind } from './queue-backends.js';

/** Short times, so that the tests wait for nothing but the work itself. */
const timing = {
  lockMs: 2_000,
  stalledEveryMs: 500,
  firstPauseMs: 20,
  longestPauseMs: 500,
  closeDeadlineMs: 1_000,
};

/** The jobs as they are, but the sweep and DMs come sooner. */
export const quickJobs: readonly Job[] = withJobs(jobs, everyMs(sweep, 250), {
  ...deliverWord,
  gapMs: 5,
});

/** A list of jobs in which some are put in the place of those with their names. */
export function withJobs(list: readonly Job[], ...others: readonly Job[]): readonly Job[] {
  return list.map((job) => others.find(({ name }) => name === job.name) ?? job);
}

/** A scheduled job with another rhythm. */
export function everyMs<J extends Job>(job: J, ms: number): J {
  return { ...job, schedule: { everyMs: ms, data: job.schedule?.data ?? {} } };
}

/** A party of three, a queue's server and a Discord that takes every DM. */
export class QueueBench {
  readonly bed: QueueBed;
  readonly clock: TestClock;
  readonly party: TestParty;
  /** DMs that arrived. */
  readonly sent: SecretMessage[] = [];
  readonly log: Log;
  readonly outbox: DiscordOutbox;
  private readonly entries: unknown[] = [];
  private readonly closers: (() => Promise<unknown>)[] = [];

  static async open(kind: QueueBedKind): Promise<QueueBench> {
    const bed = await kind.open();
    const clock = createTestClock();
    return new QueueBench(bed, clock, await createTestParty(bed.database.db, 3, clock));
  }

  private constructor(bed: QueueBed, clock: TestClock, party: TestParty) {
    const write =
      (level: string) =>
      (...fields: readonly unknown[]) =>
        void this.entries.push({ level, fields });
    this.bed = bed;
    this.clock = clock;
    this.party = party;
    this.log = {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    };
    this.outbox = {
      sendSecret: async (message) => {
        this.sent.push(message);
        return 'SENT';
      },
      async showRound() {},
    };
  }

  /** All that was logged, as JSON. */
  logged(): string {
    return JSON.stringify(this.entries);
  }

  /** Called before the servers go away, last first. */
  closeLater(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.closers.toReversed()) await close();
    await this.bed.close();
  }

  openQueue(config = this.bed.config, jobs = quickJobs): JobQueue {
    const queue = createJobQueue(config, { log: this.log, timing, jobs });
    this.closeLater(() => queue.close());
    return queue;
  }

  async openReadyQueue(config = this.bed.config, jobs = quickJobs): Promise<JobQueue> {
    const queue = this.openQueue(config, jobs);
    await waitUntil(async () => queue.isReady(), Boolean);
    return queue;
  }

  depsFor(queue: JobQueue, changes: Partial<HandlerDeps> = {}): HandlerDeps {
    const { log, clock, outbox } = this;
    const bank = createWordBank(() => 0);
    return {
      db: this.bed.database.db,
      clock,
      words: bank,
      bank,
      outbox,
      tellLines: async () => null,
      finishAnswers: async () => {},
      showLive: async () => {},
      enqueue: queue.enqueue,
      wake() {},
      reportOverdue() {},
      reportBroken() {},
      log,
      ...changes,
    };
  }

  async startRound(): Promise<string> {
    return (await startTestRound(this.bed.database.db, this.party, this.clock)).round.id;
  }

  readPlayers(roundId: string) {
    return readPlayers(this.bed.database.db, roundId);
  }

  /** Waits until each player's DM has that outcome, while time goes on for leases and due times. */
  async waitForDeliveries(roundId: string, delivery = 'SENT'): Promise<void> {
    const read = async () => {
      this.clock.advance(deliveryLeaseMs / 20);
      return this.readPlayers(roundId).catch(() => []);
    };
    await waitUntil(
      read,
      (players) => players.length === 3 && players.every((player) => player.delivery === delivery),
    );
  }
}
