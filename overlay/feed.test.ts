import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PublishedEvent } from '../src/contract/events.js';
import { PartyModel, type Step } from '../tests/support/overlay-model.js';
import { seed } from '../tests/support/seed.js';
import { KeyRefused } from './api.js';
import { Feed, type FeedListener } from './feed.js';
import type { Link, LinkHandlers } from './link.js';
import { createServerClock } from './server-clock.js';
import { fromSnapshot, type OverlayState } from './state.js';
import { browserTimers } from './timers.js';

/** A server in memory, whose network the test spoils. */
class Network {
  readonly model = new PartyModel();
  readonly listener = {
    onState: vi.fn<FeedListener['onState']>(),
    onNews: vi.fn<FeedListener['onNews']>(),
    onAway: vi.fn<FeedListener['onAway']>(),
    onBuild: vi.fn<FeedListener['onBuild']>(),
    onTrace: vi.fn<FeedListener['onTrace']>(),
  };
  readonly reads = { snapshot: 0, head: 0 };
  isUp = true;
  isKeyGood = true;
  isLive = false;
  /** How long an answer travels after it was read, in ms. */
  latency = 0;
  generation = 1;
  links = 0;
  reconnects = 0;
  #handlers: LinkHandlers | null = null;

  start(): Feed {
    const feed = new Feed({
      api: {
        snapshot: () => this.#answer('snapshot'),
        head: () => this.#answer('head'),
        authorize: () => Promise.reject(new Error()),
      },
      openLink: (_address, handlers) => this.#open(handlers),
      timers: browserTimers,
      clock: createServerClock(browserTimers),
      random: () => 0.5,
      listener: this.listener,
    });
    feed.start();
    return feed;
  }

  /** What the page shows. */
  get shown(): OverlayState | null {
    return this.listener.onState.mock.lastCall?.[0] ?? null;
  }

  /** What a page loaded now would show. */
  get truth(): OverlayState {
    return fromSnapshot(this.model.snapshot());
  }

  connect(): void {
    this.isLive = true;
    this.#handlers?.onLive();
  }

  disconnect(): void {
    this.isLive = false;
    this.#handlers?.onLost();
  }

  /** Takes a step and returns the events it caused, undelivered. */
  take(step: Step): readonly PublishedEvent[] {
    const before = this.model.events.length;
    this.model.take(step);
    return this.model.events.slice(before);
  }

  deliver({ type, sequence, payload }: PublishedEvent): void {
    if (this.isLive) this.#handlers?.onMessage(type, { ...payload, sequence });
  }

  say(name: string, data: unknown): void {
    this.#handlers?.onMessage(name, data);
  }

  #open(handlers: LinkHandlers): Link {
    this.links += 1;
    this.#handlers = handlers;
    const network = this;
    return {
      get isLive() {
        return network.isLive;
      },
      reconnect: () => {
        this.reconnects += 1;
        if (this.isUp) this.connect();
      },
      close: () => {
        this.isLive = false;
        this.#handlers = null;
      },
    };
  }

  async #answer(what: 'snapshot' | 'head') {
    this.reads[what] += 1;
    if (!this.isUp) throw new Error('unreachable');
    if (!this.isKeyGood) throw new KeyRefused();
    const answer = { ...this.model.snapshot(), generation: this.generation };
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    return answer;
  }
}

const openRace: Step = { act: 0, a: 0, b: 0 };
const lap = (a: number, b: number): Step => ({ act: 7, a, b });

async function startLive(network: Network): Promise<Feed> {
  network.take(openRace);
  const feed = network.start();
  await vi.advanceTimersByTimeAsync(0);
  network.connect();
  await vi.advanceTimersByTimeAsync(0);
  return feed;
}

// The model's events carry its own time stamps, a second apart from here on.
beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 20) }));
afterEach(() => void vi.useRealTimers());

describe('the feed', () => {
  test('shows a snapshot, then follows events without asking again', async () => {
    const network = new Network();
    await startLive(network);
    for (const event of [...network.take(lap(1, 10)), ...network.take(lap(2, 5))])
      network.deliver(event);
    expect(network.shown).toEqual(network.truth);
    expect(network.reads.snapshot).toBe(1);
    expect(network.listener.onNews).toHaveBeenCalledTimes(2);
  });

  test('tries until the server is there', async () => {
    const network = new Network();
    network.isUp = false;
    network.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network.listener.onState).not.toHaveBeenCalled();
    network.isUp = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(network.shown).toEqual(network.truth);
  });

  test('finds a lost last event by the head within three seconds', async () => {
    const network = new Network();
    await startLive(network);
    network.take(lap(1, 10));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(network.shown).toEqual(network.truth);
    expect(network.listener.onNews).not.toHaveBeenCalled();
  });

  test('takes one snapshot for a gap, and none for a short disorder', async () => {
    const network = new Network();
    await startLive(network);
    const [first, second, third, fourth] = [1, 2, 3, 4].flatMap((racer) =>
      network.take(lap(racer, racer)),
    );
    if (!first || !second || !third || !fourth) throw new Error('four laps');
    network.deliver(second);
    await vi.advanceTimersByTimeAsync(400);
    network.deliver(first);
    await vi.advanceTimersByTimeAsync(100);
    expect(network.reads.snapshot).toBe(1);
    network.deliver(fourth);
    await vi.advanceTimersByTimeAsync(499);
    expect(network.reads.snapshot).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(network.reads.snapshot).toBe(2);
    expect(network.shown).toEqual(network.truth);
  });

  test.each([
    [
      'a notice in place of a large event',
      'leaderboard-update',
      { snapshot: true, timestamp: '2026-11-20T00:00:00.000Z' },
    ],
    ['an event of a newer server', 'fireworks', { timestamp: '2026-11-20T00:00:00.000Z' }],
    ['a malformed payload', 'leaderboard-update', { timestamp: 7, entry: 'none' }],
  ])('takes a snapshot on %s', async (_what, name, payload) => {
    const network = new Network();
    await startLive(network);
    const [event] = network.take(lap(1, 10));
    network.say(name, { ...payload, sequence: event?.sequence });
    await vi.advanceTimersByTimeAsync(0);
    expect(network.shown).toEqual(network.truth);
    expect(network.reads.snapshot).toBe(2);
  });

  test.each([null, undefined, 'text', 7, [], {}, { sequence: '1' }, { sequence: 1.5 }])(
    'survives %j as a message',
    async (data) => {
      const network = new Network();
      await startLive(network);
      network.say('leaderboard-update', data);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(network.shown).toEqual(network.truth);
    },
  );

  test('plays only what is younger than ten seconds by the clock of the server', async () => {
    const network = new Network();
    await startLive(network);
    vi.setSystemTime(Date.now() + 60_000);
    for (const event of network.take(lap(1, 10))) network.deliver(event);
    expect(network.shown).toEqual(network.truth);
    expect(network.listener.onNews).not.toHaveBeenCalled();
  });

  test('goes dark with a refused key, asks slowly, and comes back with a good one', async () => {
    const network = new Network();
    await startLive(network);
    network.isKeyGood = false;
    network.disconnect();
    await vi.advanceTimersByTimeAsync(0);
    expect(network.shown).toBeNull();
    const asked = network.reads.head;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network.reads.head - asked).toBeLessThan(10);
    expect(network.reads.snapshot).toBe(1);
    expect(network.listener.onAway.mock.calls.flat()).not.toContain(true);
    network.isKeyGood = true;
    await vi.advanceTimersByTimeAsync(12_000);
    expect(network.shown).toEqual(network.truth);
    expect(network.links).toBe(2);
  });

  test('keeps the picture while the server is away, admits it after ten seconds, and is right three seconds after', async () => {
    const network = new Network();
    await startLive(network);
    const before = network.shown;
    network.isUp = false;
    network.disconnect();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(network.listener.onAway.mock.calls.flat()).not.toContain(true);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(network.listener.onAway).toHaveBeenLastCalledWith(true);
    expect(network.shown).toEqual(before);
    network.take(lap(1, 10));
    network.isUp = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(network.shown).toEqual(network.truth);
    expect(network.listener.onAway).toHaveBeenLastCalledWith(false);
    expect(network.reconnects).toBe(1);
  });

  test('does not go back to a snapshot that was read before its last event', async () => {
    const network = new Network();
    await startLive(network);
    network.latency = 300;
    network.say('fireworks', {});
    await vi.advanceTimersByTimeAsync(100);
    for (const event of network.take(lap(1, 10))) network.deliver(event);
    await vi.advanceTimersByTimeAsync(200);
    expect(network.reads.snapshot).toBe(2);
    expect(network.shown).toEqual(network.truth);
  });

  test('stays dark when an answer to an earlier question comes late', async () => {
    const network = new Network();
    await startLive(network);
    network.latency = 300;
    network.say('fireworks', {});
    network.isKeyGood = false;
    network.disconnect();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(network.reads.snapshot).toBe(2);
    expect(network.shown).toBeNull();
  });

  test('moves to the new channels when the generation changes', async () => {
    const network = new Network();
    await startLive(network);
    network.generation = 2;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(network.links).toBe(2);
  });

  test('does not ask while nobody sees it, and asks at once when somebody does', async () => {
    const network = new Network();
    const feed = await startLive(network);
    feed.setVisible(false);
    const { head } = network.reads;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network.reads.head).toBe(head);
    network.take(lap(1, 10));
    feed.setVisible(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(network.shown).toEqual(network.truth);
  });

  test('starts over when the numbers of the server went back', async () => {
    const network = new Network();
    await startLive(network);
    for (const event of [...network.take(lap(1, 10)), ...network.take(lap(2, 5))])
      network.deliver(event);
    network.model.events.length = 1;
    const restored = network.truth;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(network.shown).toEqual(restored);
    for (const event of network.take(lap(3, 7))) network.deliver(event);
    expect(network.shown).toEqual(network.truth);
  });

  test('equals a fresh load three seconds after any storm', async () => {
    const fate = fc.constantFrom('deliver', 'deliver', 'deliver', 'twice', 'late', 'lose');
    const trouble = fc.constantFrom(
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
      'down',
      'up',
      'cut',
      'connect',
    );
    const moment = fc.record({
      step: fc.record({ act: fc.integer({ min: 0, max: 18 }), a: fc.nat(1000), b: fc.nat(1000) }),
      fate,
      trouble,
      wait: fc.integer({ min: 0, max: 900 }),
      latency: fc.integer({ min: 0, max: 100 }),
    });
    console.info(`SEED=${seed}`);
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { maxLength: 100, size: 'max' }), async (moments) => {
        vi.clearAllTimers();
        const network = new Network();
        await startLive(network);
        const late: PublishedEvent[] = [];
        for (const { step, fate: how, trouble: what, wait, latency } of moments) {
          network.latency = latency;
          if (what === 'down' || what === 'up') network.isUp = what === 'up';
          if (what === 'cut' || what === 'down') network.disconnect();
          if (what === 'connect' && network.isUp) network.connect();
          for (const event of network.take(step)) {
            if (how === 'late') late.push(event);
            else if (how !== 'lose') network.deliver(event);
            if (how === 'twice') network.deliver(event);
          }
          await vi.advanceTimersByTimeAsync(wait);
          if (how === 'deliver') for (const event of late.splice(0)) network.deliver(event);
        }
        network.isUp = true;
        await vi.advanceTimersByTimeAsync(3_000);
        expect(network.shown).toEqual(network.truth);
      }),
      { seed, numRuns: 300 },
    );
  });
});
