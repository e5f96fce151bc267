import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Publisher, PublishResult } from './publisher.js';
import { type DrainOptions, numberAll, publishAll } from './relay-drain.js';
import { createOutageLog } from './relay-outage-log.js';
import { findPendingParties } from './relay-store.js';

/** Parties drained side by side. */
const maxActive = 8;
const firstBackOffMs = 500;
const maxBackOffMs = 5000;
/** How often Channels is asked whether it is there, while it was and while it was not. */
const checkIntervalMs = 30_000;
const recheckIntervalMs = 1000;
const stopDeadlineMs = 8000;

export interface RelayOptions {
  readonly db: Pick<Database, 'sql'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * How often the database is looked through for what no `wake` told of, in milliseconds. Default
   * 500.
   */
  readonly pollMs?: number;
  /** Told of each party in which something has happened. */
  readonly onEvents?: (partyId: string) => void;
}

/**
 * Carries committed events to Channels, at least once, numbered without a gap. Several relays may
 * run on one database.
 */
export interface Relay {
  start(): void;
  /**
   * To be called after a commit that wrote events; returns at once and never throws. Without a
   * party all are looked through.
   */
  wake(partyId?: string): void;
  /** Takes nothing new and waits for what is under way, 8 s at most. */
  stop(): Promise<void>;
  /** True while Channels takes what it is sent. False until it has first answered. */
  isHealthy(): boolean;
}

interface BackOff {
  readonly failures: number;
  readonly untilMs: number;
}

class PartyRelay implements Relay {
  private readonly options: RelayOptions;
  private readonly drainOptions: DrainOptions;
  private readonly outage: ReturnType<typeof createOutageLog>;
  private readonly stopping = new AbortController();
  private readonly queued = new Set<string>();
  private readonly active = new Map<string, Promise<void>>();
  private readonly backOffs = new Map<string, BackOff>();
  private pollTimer: NodeJS.Timeout | undefined;
  private scan: Promise<void> | null = null;
  private checking: Promise<void> | null = null;
  private checkDueMs = 0;
  private healthy = false;

  constructor(options: RelayOptions) {
    this.options = options;
    this.drainOptions = {
      sql: options.db.sql,
      publisher: options.publisher,
      clock: options.clock,
      signal: this.stopping.signal,
    };
    this.outage = createOutageLog(options.log);
  }

  start(): void {
    this.poll();
  }

  wake(partyId?: string): void {
    if (this.stopping.signal.aborted) return;
    if (partyId === undefined) {
      this.scan ??= this.findWork();
      return;
    }
    this.queued.add(partyId);
    this.pump();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.pollTimer);
    this.queued.clear();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopDeadlineMs);
    });
    await Promise.race([
      Promise.all([this.scan, this.checking, ...this.active.values()]),
      deadline,
    ]);
    clearTimeout(timer);
  }

  isHealthy(): boolean {
    return this.healthy;
  }

  private poll(): void {
    if (this.stopping.signal.aborted) return;
    this.wake();
    if (performance.now() >= this.checkDueMs) this.checking ??= this.check();
    this.pollTimer = setTimeout(() => this.poll(), this.options.pollMs ?? 500);
  }

  /** Never rejects. */
  private async findWork(): Promise<void> {
    try {
      for (const { partyId, hasUnnumbered } of await findPendingParties(this.options.db.sql)) {
        if (hasUnnumbered || this.isDue(partyId)) this.queued.add(partyId);
      }
    } catch (error) {
      this.outage.noteDatabase(error);
    } finally {
      this.scan = null;
    }
    this.pump();
  }

  /** With nothing to publish, only a question tells whether Channels is there. Never rejects. */
  private async check(): Promise<void> {
    this.noteResult(await this.options.publisher.check());
    this.checking = null;
  }

  private noteResult(result: PublishResult): void {
    this.healthy = result.kind === 'published' || result.kind === 'unacceptable';
    this.checkDueMs = performance.now() + (this.healthy ? checkIntervalMs : recheckIntervalMs);
    this.outage.note(result);
  }

  private pump(): void {
    for (const partyId of this.queued) {
      if (this.stopping.signal.aborted || this.active.size >= maxActive) return;
      if (this.active.has(partyId)) continue;
      this.queued.delete(partyId);
      const drain = this.drain(partyId).finally(() => {
        this.active.delete(partyId);
        this.pump();
      });
      this.active.set(partyId, drain);
    }
  }

  /** Never rejects: one party's trouble only puts off that party. */
  private async drain(partyId: string): Promise<void> {
    try {
      if (await numberAll(this.drainOptions, partyId)) this.options.onEvents?.(partyId);
      if (!this.isDue(partyId)) return;
      const result = await publishAll(this.drainOptions, partyId);
      if (result !== null) this.noteResult(result);
      if (result === null || result.kind === 'published') this.backOffs.delete(partyId);
      else this.putOff(partyId);
    } catch (error) {
      this.outage.noteDatabase(error);
      this.putOff(partyId);
    }
  }

  private isDue(partyId: string): boolean {
    return performance.now() >= (this.backOffs.get(partyId)?.untilMs ?? 0);
  }

  private putOff(partyId: string): void {
    const failures = (this.backOffs.get(partyId)?.failures ?? 0) + 1;
    const waitMs = Math.min(firstBackOffMs * 2 ** (failures - 1), maxBackOffMs);
    this.backOffs.set(partyId, { failures, untilMs: performance.now() + waitMs });
  }
}

/** Creates the relay; it begins to work at `start`. */
export function createRelay(options: RelayOptions): Relay {
  return new PartyRelay(options);
}
