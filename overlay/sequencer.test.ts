import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { check } from '../tests/support/seed.js';
import type { FeedItem } from './parse.js';
import { gapWait, Sequencer } from './sequencer.js';
import { browserTimers } from './timers.js';

const event = {
  type: 'user-joined',
  sequence: 0,
  payload: { userId: 'u', name: 'n', timestamp: '' },
} as const;
const item = (sequence: number): FeedItem => ({ sequence, event });
const notice = (sequence: number): FeedItem => ({ sequence, event: null });

function start(onStuck = vi.fn()) {
  const applied: number[] = [];
  const apply = (each: FeedItem) => each.event !== null && applied.push(each.sequence) > 0;
  return { sequencer: new Sequencer({ timers: browserTimers, apply, onStuck }), applied, onStuck };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the sequencer', () => {
  test('applies each number once, in order, however they come', () => {
    const { sequencer, applied, onStuck } = start();
    sequencer.resume(3);
    for (const number of [5, 4, 4, 3, 1, 6, 5]) sequencer.push(item(number));
    vi.advanceTimersByTime(10_000);
    expect(applied).toEqual([4, 5, 6]);
    expect(onStuck).not.toHaveBeenCalled();
  });

  test('gives a missing number its time before it asks for a snapshot, once', () => {
    const { sequencer, applied, onStuck } = start();
    sequencer.resume(0);
    sequencer.push(item(2));
    vi.advanceTimersByTime(gapWait - 1);
    expect(onStuck).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    sequencer.resume(2);
    vi.advanceTimersByTime(10_000);
    expect(onStuck).toHaveBeenCalledTimes(1);
    expect(applied).toEqual([]);
  });

  test('does not ask when the missing number comes in time', () => {
    const { sequencer, applied, onStuck } = start();
    sequencer.resume(0);
    sequencer.push(item(2));
    vi.advanceTimersByTime(gapWait - 1);
    sequencer.push(item(1));
    vi.advanceTimersByTime(10_000);
    expect(applied).toEqual([1, 2]);
    expect(onStuck).not.toHaveBeenCalled();
  });

  test('gives a second gap its own time when the first one closes', () => {
    const { sequencer, onStuck } = start();
    sequencer.resume(0);
    sequencer.push(item(2));
    sequencer.push(item(4));
    vi.advanceTimersByTime(gapWait - 1);
    sequencer.push(item(1));
    vi.advanceTimersByTime(gapWait - 1);
    expect(onStuck).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onStuck).toHaveBeenCalledTimes(1);
  });

  test('asks at once where a message cannot be applied, and again while the snapshot is older', () => {
    const { sequencer, applied, onStuck } = start();
    sequencer.resume(0);
    sequencer.push(notice(1));
    sequencer.push(item(2));
    expect(onStuck).toHaveBeenCalled();
    onStuck.mockClear();
    sequencer.resume(0);
    expect(onStuck).toHaveBeenCalledTimes(1);
    sequencer.resume(1);
    expect(applied).toEqual([2]);
    expect(sequencer.isWaiting).toBe(false);
  });

  test('ends where the server is after any loss, copy and disorder, given the snapshots it asks for', () => {
    const arrival = fc.record({
      number: fc.integer({ min: 1, max: 40 }),
      wait: fc.integer({ min: 0, max: 700 }),
    });
    check(
      fc.property(fc.array(arrival, { maxLength: 120, size: 'max' }), (arrivals) => {
        let state = 0;
        let newest = 0;
        const sequencer: Sequencer = new Sequencer({
          timers: browserTimers,
          apply: ({ sequence }) => {
            expect(sequence).toBe(state + 1);
            state = sequence;
            return true;
          },
          onStuck: () => {
            state = newest;
            sequencer.resume(newest);
          },
        });
        for (const { number, wait } of arrivals) {
          newest = Math.max(newest, number);
          sequencer.push(item(number));
          vi.advanceTimersByTime(wait);
        }
        vi.advanceTimersByTime(gapWait);
        expect(state).toBe(newest);
        expect(sequencer.isWaiting).toBe(false);
      }),
    );
  });
});
