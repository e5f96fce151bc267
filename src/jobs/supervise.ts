import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.js';
import { withDeadline } from '../values/deadline.js';
import { describeFault } from './fault.js';
import type { JobTiming } from './timing.js';

/** What a BullMQ Queue and Worker have in common. */
export interface Connected {
  on(event: 'error', listener: (error: Error) => void): unknown;
  /**
   * The connection is gone, on either backend; told without an error where the server ended it in
   * order.
   */
  on(event: 'ioredis:close', listener: () => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<unknown>;
  getBackend(): { close(force?: boolean): Promise<unknown> };
}

export interface SuperviseOptions<T> {
  /** For the log. */
  readonly name: string;
  readonly build: () => T;
  /** Called whenever an instance is connected; also after a loss. */
  readonly onReady: (instance: T) => void;
  readonly log: Log;
  readonly timing: JobTiming;
}

/** An instance that lasted this long was sound: the next loss starts with the first pause again. */
const soundMs = 30_000;

const forcedCloseMs = 500;

/**
 * Keeps one connected instance alive. BullMQ does not mend all of them by itself: one built while
 * its server is away never recovers, and a worker whose server resets connections asks again
 * without a pause. So every error ends the instance, and after a growing pause a new one takes its
 * place.
 */
export class Supervised<T extends Connected> {
  private readonly options: SuperviseOptions<T>;
  private readonly stopping = new AbortController();
  private readonly kept: Promise<void>;
  private live: T | null = null;
  private endLive: () => void = () => undefined;
  private isLost = false;

  constructor(options: SuperviseOptions<T>) {
    this.options = options;
    this.kept = this.keepAlive();
  }

  /** The instance in use; null while there is no connection. */
  current(): T | null {
    return this.live;
  }

  /** Replaces the instance, because a call on it failed. */
  renew(): void {
    this.endLive();
  }

  /** Lets a job in flight finish, within limits, and lets go of the connections. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.endLive();
    await this.kept;
  }

  private async keepAlive(): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.options.timing;
    let pauseMs = firstPauseMs;
    while (!this.stopping.signal.aborted) {
      const startedAt = performance.now();
      await this.liveOnce().catch((error: unknown) => this.noteLoss(error));
      if (performance.now() - startedAt > soundMs) pauseMs = firstPauseMs;
      await pause(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  private async liveOnce(): Promise<void> {
    const { build, onReady, timing } = this.options;
    const instance = build();
    const ended = new Promise<void>((resolve) => {
      const lose = (error: unknown): void => {
        this.noteLoss(error);
        resolve();
      };
      this.endLive = resolve;
      instance.on('error', lose);
      instance.on('ioredis:close', () => lose(new Error('connection closed')));
    });
    try {
      const ready = instance.waitUntilReady().then(() => true);
      if (
        !(await withDeadline(
          Promise.race([ready, ended.then(() => false)]),
          timing.readyDeadlineMs,
        ))
      )
        return;
      this.live = instance;
      this.noteReady();
      onReady(instance);
      await ended;
    } finally {
      this.live = null;
      await retire(instance, timing.closeDeadlineMs);
    }
  }

  private noteReady(): void {
    if (this.isLost) this.options.log.info({ queue: this.options.name }, 'job queue is back');
    this.isLost = false;
  }

  private noteLoss(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    const fields = { queue: this.options.name, fault: describeFault(error) };
    if (this.isLost) this.options.log.debug(fields, 'job queue still away');
    else this.options.log.warn(fields, 'job queue lost; connecting again');
    this.isLost = true;
  }
}

/**
 * Closes an instance in order, letting a job in flight finish; past the deadline its connections
 * are cut.
 */
async function retire(instance: Connected, deadlineMs: number): Promise<void> {
  const closing = instance.close();
  try {
    await withDeadline(closing, deadlineMs);
  } catch {
    closing.catch(() => undefined);
    await withDeadline(instance.getBackend().close(true), forcedCloseMs).catch(() => undefined);
  }
}
