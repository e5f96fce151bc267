import { beforeEach, expect, it } from 'vitest';
import { createTestClock, type TestClock } from '../../../tests/support/imposter-party.js';
import { createTellSoon, type TellSoon } from './tell-soon.js';

let clock: TestClock;
let turns: number;
let later: Date[];
let voices: unknown[];
let whenDue: TellSoon['whenDue'];
let next: Date | null;
let release: (() => void) | null;
let tellSoon: TellSoon['afterAct'];
const warned: unknown[] = [];

beforeEach(() => {
  clock = createTestClock();
  [turns, later, voices, next, release] = [0, [], [], null, null];
  const note = (...said: unknown[]) => void warned.push(said.at(-1));
  ({ afterAct: tellSoon, whenDue } = createTellSoon({
    clock,
    log: { debug: note, info: note, warn: note, error: note },
    async tell(_channelId, followUp) {
      voices.push(followUp);
      turns += 1;
      await new Promise<void>((done) => {
        release = done;
      });
      return next;
    },
    async tellLater(_channelId, at) {
      later.push(at);
    },
  }));
});

it('looks once for all acts that come while it looks, and once more after them', async () => {
  const acts = Array.from({ length: 50 }, () => tellSoon('1', null));
  release?.();
  await Promise.all(acts);
  expect(turns).toBe(1);
  expect(later).toEqual([new Date(clock.now().getTime() + 1_000)]);
});

it('leaves a channel alone that is looked at within a second, and not for longer', async () => {
  next = new Date(clock.now().getTime() + 60_000);
  const act = tellSoon('1', null);
  release?.();
  await act;
  await tellSoon('1', null);
  expect(turns).toBe(1);
  clock.advance(1_000);
  void tellSoon('1', null);
  expect(turns).toBe(2);
});

it('looks again at once where nothing was left, and in each channel by itself', async () => {
  const act = tellSoon('1', null);
  release?.();
  await act;
  void tellSoon('1', null);
  void tellSoon('2', null);
  expect([turns, later]).toEqual([3, []]);
});

it('speaks by whoever acted last, as long as their token lives', async () => {
  const followUp = async () => ({ channelId: '1', messageId: '7' });
  void tellSoon('1', followUp);
  void whenDue('1');
  void whenDue('2');
  clock.advance(840_000);
  void whenDue('1');
  expect(voices).toEqual([followUp, followUp, null, null]);
});
