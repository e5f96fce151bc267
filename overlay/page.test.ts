import { describe, expect, test, vi } from 'vitest';
import { patienceMs } from '../tests/support/patience.js';
import { accentProperties } from './accent.js';
import { readPageOptions } from './options.js';
import { Renewal } from './renewal.js';
import { timeOnAir } from './round-on-air.js';
import { createServerClock } from './server-clock.js';
import { findPage, fitTower } from './tower-window.js';

describe('the address', () => {
  test('asks for panels, size and stillness', () => {
    const search =
      '?panels=join,%20Tower&theme=Paper&pos=top-right&scale=1.5&motion=off&debug=1&demo=1';
    expect(readPageOptions({ search, hash: '#key=aB-_9' })).toEqual({
      key: 'aB-_9',
      panels: ['tower', 'join'],
      theme: 'paper',
      position: { edge: 'top-right' },
      scale: 1.5,
      isStill: true,
      isDemo: true,
      isDebug: true,
    });
    expect(readPageOptions({ search: '?pos=%20120,%2080', hash: '' }).position).toEqual({
      x: 120,
      y: 80,
    });
    expect(readPageOptions({ search: '?pos=9999,1', hash: '' }).position).toEqual({
      x: 1920,
      y: 1,
    });
  });

  test.each([
    ['', ''],
    ['?panels=&scale=&motion=', '#'],
    ['?panels=nonsense,,&scale=wide&motion=no', '#key='],
    ['?scale=NaN&pos=-1,2&theme=constructor&demo=yes', '#key=<script>'],
    ['?scale=Infinity', `#key=${'k'.repeat(129)}`],
  ])('falls back to everything at its size for %j %j', (search, hash) => {
    expect(readPageOptions({ search, hash })).toEqual({
      key: '',
      panels: ['tower', 'bets', 'imposter', 'toasts', 'result', 'join'],
      theme: 'night',
      position: null,
      scale: 1,
      isStill: false,
      isDemo: false,
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
    return {
      renewal: new Renewal({ storage: store, canReload, reload }),
      reload,
      canReload,
      storage,
    };
  }

  test('reloads the page once, also when two servers take turns', async () => {
    const first = start();
    for (const build of ['a', 'a', 'b']) first.renewal.note(build);
    await vi.waitFor(() => expect(first.reload).toHaveBeenCalledTimes(1), patienceMs);
    const second = start(first.storage);
    for (const build of ['a', 'b', 'a', 'b']) second.renewal.note(build);
    await Promise.resolve();
    expect(second.canReload).not.toHaveBeenCalled();
    const third = start(first.storage);
    for (const build of ['b', 'c']) third.renewal.note(build);
    await vi.waitFor(() => expect(third.reload).toHaveBeenCalledTimes(1), patienceMs);
  });

  test('does not reload while the page itself cannot be had', async () => {
    const { renewal, reload, canReload } = start();
    canReload.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('away'));
    renewal.note('a');
    for (const times of [1, 2]) {
      renewal.note('b');
      await vi.waitFor(() => expect(canReload).toHaveBeenCalledTimes(times), patienceMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(reload).not.toHaveBeenCalled();
    renewal.note('b');
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1), patienceMs);
  });
});

describe("the party's accent colour", () => {
  test.each([
    ['#000000', '#0b0f18'],
    ['#0000ff', '#10206b'],
    ['#ffff00', '#f4ecdd'],
    ['#7f7f7f', '#160a2b'],
  ])('%s can be read on %s, and so can what stands on it', (colour, ground) => {
    const { '--party-accent': accent = '', '--party-on-accent': on = '' } = accentProperties(
      colour,
      ground,
    );
    expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(accent, on)).toBeGreaterThanOrEqual(4.5);
  });

  test('stays as the host chose it where that can be read', () => {
    expect(accentProperties('#2fe6c8', '#0b0f18')['--party-accent']).toBe('rgb(47, 230, 200)');
  });
});

describe('a round that has ended', () => {
  const base = {
    roundId: 'r',
    round: 1,
    ...({ mode: 'one-vote', variant: 'imposter', talk: 1 } as const),
    playerCount: 3,
    players: [],
    speaker: null,
    turnEndsAt: null,
    caught: null,
    phaseEndsAt: null,
    votesCast: 0,
    votesNeeded: 0,
    callsCast: 0,
    callsNeeded: 0,
  };
  const ended = { ...base, endedAt: '2026-11-20T20:00:00.000Z', reveal: null };
  const end = Date.parse(ended.endedAt);

  test('leaves the air by the clock of the server, whenever the page was loaded', () => {
    expect(timeOnAir({ ...ended, status: 'REVEALED' }, end + 10_000)).toBe(20_000);
    expect(timeOnAir({ ...ended, status: 'REVEALED' }, end + 31_000)).toBe(0);
    expect(timeOnAir({ ...ended, status: 'CANCELLED' }, end + 9_000)).toBe(0);
    expect(timeOnAir({ ...ended, status: 'VOTING', endedAt: null }, end)).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(timeOnAir(null, end)).toBe(0);
  });
});

/** The contrast that WCAG defines, of `#rrggbb` or `rgb(…)`. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const parts = colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

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
