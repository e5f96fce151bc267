import { expect, test } from 'vitest';
import type { BetTicket } from '../../betting/place-bet.js';
import { renderTicket } from './ticket.js';

const ticket: BetTicket = {
  bet: { id: '0f8fad5b-d9cb-469f-a165-70867728950e', amount: 100 },
  staked: 100,
  race: {
    id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    title: 'Cup',
    payoutRule: 'double',
    lockRule: 'manual',
    locksAt: null,
    stakeCap: null,
    isTimeKnown: false,
  },
  room: null,
  isRaceNew: false,
  bettor: { id: '1', name: 'Ana' },
  target: { id: '2', name: 'Ben' },
  balanceAfter: 900,
  possiblePayout: 200,
  pot: null,
  targetBacking: null,
  replayed: false,
};

function ruleOf(race: Partial<BetTicket['race']>, room: number | null = null) {
  const { embeds = [], components = [] } = renderTicket({
    ...ticket,
    race: { ...ticket.race, ...race },
    room,
  });
  const again = JSON.stringify(components[0]?.components[0]);
  const rule = embeds[0]?.fields?.find(({ name }) => name === 'Rule')?.value;
  return { rule, canRepeat: !again.includes('"disabled":true') };
}

test('a ticket says that bets are open while times are known, where a host chose so', () => {
  const known = { isTimeKnown: true };
  expect(ruleOf(known).rule).toContain('⚠ Bets are open while times are known.');
  expect(ruleOf({}).rule).not.toContain('times are known');
  const nextLap = { ...known, lockRule: 'first-lap', locksAt: new Date(0) } as const;
  expect(ruleOf(nextLap).rule).not.toContain('times are known');
});

test('a ticket under a cap says what is still possible, and repeats no more than that', () => {
  const capped = { stakeCap: 250 };
  expect(ruleOf(capped, 150)).toEqual({
    rule: expect.stringContaining(
      'Each guest may stake 250 coins at most; 150 coins more are possible.',
    ),
    canRepeat: true,
  });
  expect(ruleOf(capped, 50).canRepeat).toBe(false);
  expect(ruleOf(capped, 0).rule).toContain('250 coins at most; that is all of it.');
});
