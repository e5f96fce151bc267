import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestClock } from '../../tests/support/imposter-party.js';
import { freshId } from '../../tests/support/party.js';
import { rememberAccounts } from '../discord/gateway/accounts.js';
import { errors } from '../text/en/errors.js';
import { defineAct } from './act.js';
import { placeBetAct } from './betting.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { recordLapAct } from './laps.js';
import { joinAct } from './party.js';
import { createRateLimit, type Rate } from './rate.js';

function callOf(caller: string, key = freshId(), partyId = 'party') {
  return { party: { id: partyId }, actor: { caller }, key };
}

const lap: Rate = recordLapAct.rate;

describe('the rates of acts', () => {
  it('refuse a hundred and twenty laps in five seconds, and say when it goes on', () => {
    const clock = createTestClock();
    const take = createRateLimit(clock);
    const waits = Array.from({ length: 120 }, () => {
      clock.advance(42);
      return take('record-lap', lap, callOf('1'));
    });
    expect(waits.filter((wait) => wait === 0).length).toBeLessThan(30);
    const last = take('record-lap', lap, callOf('1'));
    expect(last).toBeGreaterThan(0);
    clock.advance(last);
    expect(take('record-lap', lap, callOf('1'))).toBe(0);
  });

  it('refuse sixty renames in two seconds', () => {
    const take = createRateLimit(createTestClock());
    const waits = Array.from({ length: 60 }, () => take('join', joinAct.rate, callOf('1')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
  });

  it.each([
    ['laps', 100, 3, lap],
    ['bets', 100, 5, placeBetAct.rate],
    ['joins', 100, 2, joinAct.rate],
  ])('never refuse a party at once: %s of %i guests, %i each', (_what, guests, each, rates) => {
    const take = createRateLimit(createTestClock());
    const waits = Array.from({ length: guests * each }, (_, index) =>
      take('act', rates, callOf(String(index % guests))),
    );
    expect(waits.slice(0, 200).filter((wait) => wait > 0)).toEqual([]);
  });

  it('count a request that is delivered five times once, and not any number of times', () => {
    const take = createRateLimit(createTestClock());
    const deliver = (key: string) => take('record-lap', lap, callOf('1', key));
    const keys = Array.from({ length: lap.burst }, () => freshId());
    const waits = keys.flatMap((key) => Array.from({ length: 5 }, () => deliver(key)));
    expect(waits.filter((wait) => wait > 0)).toEqual([]);
    expect(deliver(freshId())).toBeGreaterThan(0);
    const last = keys.at(-1) ?? '';
    expect(Array.from({ length: 20 }, () => deliver(last)).at(-1)).toBeGreaterThan(0);
  });

  it('leave others, other acts and other parties alone in a flood', () => {
    const take = createRateLimit(createTestClock());
    for (let flood = 0; flood < 5_000; flood += 1) take('record-lap', lap, callOf('1'));
    expect(take('record-lap', lap, callOf('2'))).toBe(0);
    expect(take('place-bet', lap, callOf('1'))).toBe(0);
    expect(take('record-lap', lap, callOf('1', freshId(), 'other'))).toBe(0);
  });
});

describe('an act', () => {
  it('is refused by the kernel before anything runs, with the seconds until it goes on', async () => {
    const act = defineAct({
      name: 'knock',
      rate: { burst: 1, perMinute: 20 },
      access: 'anyone',
      input: z.object({}),
      run: async () => 'done',
    });
    const deps = { waitFor: createRateLimit(createTestClock()) } as unknown as ActDeps;
    const knock = () => act.perform({}, callOf('1') as unknown as Call, deps);
    expect(await knock()).toBe('done');
    await expect(knock()).rejects.toMatchObject({ code: 'too-fast', params: { seconds: 3 } });
    expect(errors['too-fast']({ seconds: 3 })).toContain('Try again in 3 seconds.');
  });
});

describe('accounts that are asked for', () => {
  it('are asked for once in a while, and unknown ones without end are nobody', async () => {
    const clock = createTestClock();
    const asked: string[] = [];
    const find = rememberAccounts(clock, async (id) => {
      asked.push(id);
      return id === '7' ? { name: 'Bot', isBot: true } : null;
    });
    for (let time = 0; time < 50; time += 1) {
      expect(await find('7')).toEqual({ name: 'Bot', isBot: true });
      expect(await find('8')).toBeNull();
    }
    expect(asked).toEqual(['7', '8']);
    clock.advance(60_000);
    await find('8');
    expect(asked).toEqual(['7', '8', '8']);
    for (let id = 100; id < 1_000; id += 1) expect(await find(String(id))).toBeNull();
    expect(asked.length).toBeLessThanOrEqual(24);
  });
});
