import { describe, expect, test, vi } from 'vitest';
import { readPageOptions } from './options.js';
import { Renewal } from './renewal.js';
import { createServerClock } from './server-clock.js';
import { findPage, fitTower } from './tower-window.js';

describe('the address', () => {
  test('asks for panels, size and stillness', () => {
    const options = readPageOptions({ search: '?panels=tower&scale=1.5&motion=off&debug=1', hash: '#key=aB-_9' });
    expect(options).toEqual({ key: 'aB-_9', panels: ['tower'], scale: 1.5, isStill: true, isDebug: true });
  });

  test.each([
    ['', ''],
    ['?panels=&scale=&motion=', '#'],
    ['?panels=nonsense,,&scale=wide&motion=no', '#key='],
    ['?scale=NaN', '#key=<script>'],
    ['?scale=Infinity', `#key=${'k'.repeat(129)}`],
  ])('falls back to everything at its size for %j %j', (search, hash) => {
    expect(readPageOptions({ search, hash })).toEqual({
      key: '',
      panels: ['tower', 'toasts'],
      scale: 1,
      isStill: false,
      isDebug: false,
    });
  });

  test('keeps the scale where the panels can be read', () => {
    expect(readPageOptions({ search: '?scale=99', hash: '' }).scale).toBe(3);
    expect(readPageOptions({ search: '?scale=-1', hash: '' }).scale).toBe(0.5);
  });
});

describe('the tower', () => {
  test('shows everyone while they fit', () => {
    expect(fitTower(20, 20, 3)).toEqual({ pinned: 20, pages: 0, range: null });
  });

  test('pages the rest below the leaders, and every racer has a page', () => {
    for (const count of [21, 22, 29, 30, 99, 100]) {
      const seen = new Set<number>();
      const { pages, pinned } = fitTower(count, 20, 0);
      for (let page = 0; page < pages; page += 1) {
        const { range } = fitTower(count, 20, page);
        if (range === null) throw new Error('no page');
        expect(pinned + 1 + range.last - range.first + 1).toBeLessThanOrEqual(20);
        for (let index = range.first; index <= range.last; index += 1) {
          seen.add(index);
          expect(findPage(count, 20, index)).toBe(page);
        }
      }
      expect(seen.size).toBe(count - pinned);
    }
  });

  test('comes back to a page that exists when racers leave', () => {
    expect(fitTower(21, 20, 9).range).toEqual({ first: 19, last: 20 });
  });
});

describe('a new bundle on the server', () => {
  function start(storage = new Map<string, string>()) {
    const reload = vi.fn();
    const canReload = vi.fn(async () => true);
    const store = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    };
    return { renewal: new Renewal({ storage: store, canReload, reload }), reload, canReload, storage };
  }

  test('reloads the page once, also when two servers take turns', async () => {
    const first = start();
    for (const build of ['a', 'a', 'b']) first.renewal.note(build);
    await vi.waitFor(() => expect(first.reload).toHaveBeenCalledTimes(1));
    const second = start(first.storage);
    for (const build of ['a', 'b', 'a', 'b']) second.renewal.note(build);
    await Promise.resolve();
    expect(second.canReload).not.toHaveBeenCalled();
    const third = start(first.storage);
    for (const build of ['b', 'c']) third.renewal.note(build);
    await vi.waitFor(() => expect(third.reload).toHaveBeenCalledTimes(1));
  });

  test('does not reload while the page itself cannot be had', async () => {
    const { renewal, reload, canReload } = start();
    canReload.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('away'));
    renewal.note('a');
    for (const times of [1, 2]) {
      renewal.note('b');
      await vi.waitFor(() => expect(canReload).toHaveBeenCalledTimes(times));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(reload).not.toHaveBeenCalled();
    renewal.note('b');
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  });
});

describe('the clock', () => {
  test('follows the Date header, whatever the clock of the page says', () => {
    const clock = createServerClock({ now: () => 1_000_000, after: () => () => undefined });
    expect(clock.now()).toBe(1_000_000);
    clock.learn('Fri, 20 Nov 2026 20:00:00 GMT', 1_000_000);
    expect(Math.abs(clock.now() - Date.UTC(2026, 10, 20, 20))).toBeLessThanOrEqual(1000);
    for (const header of [null, '', 'soon']) clock.learn(header, 0);
    expect(Math.abs(clock.now() - Date.UTC(2026, 10, 20, 20))).toBeLessThanOrEqual(1000);
  });
});
