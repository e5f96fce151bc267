import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Toast } from './news.js';
import { browserTimers } from './timers.js';
import { type ShownToast, ToastQueue } from './toast-queue.js';

const toast = (id: number, kind: Toast['kind'] = 'lap'): Toast => ({
  id,
  kind,
  sentence: [`toast ${id}`],
});

function start() {
  const onChange = vi.fn<(shown: readonly ShownToast[]) => void>();
  const queue = new ToastQueue(browserTimers, onChange);
  return { queue, onAir: () => onChange.mock.lastCall?.[0].map((each) => each.id) ?? [] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the toast queue', () => {
  test('shows three at a time and lets the next in when one has left', () => {
    const { queue, onAir } = start();
    for (const id of [1, 2, 3, 4]) queue.push(toast(id));
    expect(onAir()).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(4_500);
    expect(onAir()).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(500);
    expect(onAir()).toEqual([4]);
    vi.advanceTimersByTime(5_000);
    expect(onAir()).toEqual([]);
  });

  test('keeps at most five waiting, and gives up the least important first', () => {
    const { queue, onAir } = start();
    for (const id of [1, 2, 3]) queue.push(toast(id));
    queue.push(toast(4, 'race'));
    for (const id of [5, 6, 7, 8, 9, 10]) queue.push(toast(id));
    vi.advanceTimersByTime(5_000);
    expect(onAir()).toEqual([4, 7, 8]);
    vi.advanceTimersByTime(5_000);
    expect(onAir()).toEqual([9, 10]);
  });

  test('holds one back for its time, and drops it when cleared meanwhile', () => {
    const { queue, onAir } = start();
    queue.push(toast(1), 3_000);
    queue.push(toast(2));
    expect(onAir()).toEqual([2]);
    vi.advanceTimersByTime(3_000);
    expect(onAir()).toEqual([2, 1]);
    queue.push(toast(3), 3_000);
    queue.clear();
    vi.advanceTimersByTime(3_000);
    expect(onAir()).toEqual([]);
  });

  test('is empty at once when cleared, and stays so', () => {
    const { queue, onAir } = start();
    for (const id of [1, 2, 3, 4]) queue.push(toast(id));
    queue.clear();
    vi.advanceTimersByTime(20_000);
    expect(onAir()).toEqual([]);
    queue.push(toast(5));
    expect(onAir()).toEqual([5]);
  });
});
