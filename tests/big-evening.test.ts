import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PaperEvening } from './support/evening/paper.js';
import { cast, withProduct } from './support/product.js';
import { type Outcome, type SeenMessage, said } from './support/product-acts.js';
import { heard } from './support/public-lines.js';
import { seed } from './support/seed.js';

const titles = ['Harbour', 'Ridge', 'Bay'] as const;
const walkIns = ['Grandma', 'Uncle Joe'];
const racersARace = 10;

const product = withProduct([]);
const [host] = cast;
/** Come to the server later than the cast. */
const visitors = Array.from(
  { length: 30 - cast.length - walkIns.length },
  (_, index) => `Guest-${String(cast.length + index).padStart(2, '0')}`,
);
/** All guests, the host first and the walk-ins last; the model knows them by their place here. */
const guests: readonly string[] = [...cast, ...visitors, ...walkIns];
let pins: Readonly<Record<string, string>> = {};
const model = new PaperEvening((a, b) => a - b);

beforeAll(async () => {
  console.info(`SEED=${seed}`);
  for (const name of visitors) await product.addPerson(name);
});

function holder({ messages }: Outcome): SeenMessage {
  const found = messages.find(({ ephemeral }) => ephemeral);
  if (found === undefined) throw new Error('no private answer');
  return found;
}

function raceOf(number: number): PaperEvening['races'][number] {
  const race = model.races[number];
  if (race === undefined) throw new Error(`no race ${number}`);
  return race;
}

async function expectSameBooks(): Promise<void> {
  const { sql } = product;
  const rows = await sql<
    { name: string; coins: number }[]
  >`select name, wallet_balance as coins from party_users`;
  const coins = new Map(rows.map((row) => [row.name, row.coins]));
  expect(guests.map((name) => `${name} ${coins.get(name)}`)).toEqual(
    guests.map((name, place) => `${name} ${model.wallets.balances[place]}`),
  );
  expect(await sql`select * from invariant_violations`).toEqual([]);
}

/**
 * Bets of several guests came in any order: the model's take the order of the product's, which the
 * pool's rounding follows.
 */
async function takeOrderOfBets(number: number): Promise<void> {
  const rows = await product.sql<{ bettor: string; target: string }[]>`
    select bettor.name as bettor, target.name as target from bets
    join party_games on party_games.id = game_id
    join party_users bettor on bettor.id = bettor_id join party_users target on target.id = target_user_id
    where title = ${titles[number] ?? ''} order by bets.created_at, bets.id`;
  const places = new Map(
    rows.map(({ bettor, target }, place) => [
      `${guests.indexOf(bettor)} ${guests.indexOf(target)}`,
      place,
    ]),
  );
  const placeOf = (bet: { bettor: number; target: number }) =>
    places.get(`${bet.bettor} ${bet.target}`) ?? -1;
  const { bets } = raceOf(number);
  bets.sort((one, other) => placeOf(one) - placeOf(other));
  expect(bets.map(placeOf)).toEqual(rows.map((_, place) => place));
}

/** The host pays out, and once more where the host has a bet in the race. */
async function payOut(number: number): Promise<string> {
  const title = titles[number] ?? '';
  const paid = await product.press(
    host,
    holder(await product.type(host, `/settle race:${title}`)),
    'Pay out',
  );
  const hasBet = raceOf(number).bets.some(
    ({ bettor, status }) => bettor === 0 && status === 'PENDING',
  );
  const last = hasBet
    ? await product.press(host, holder(paid), 'Yes, pay out: I have a bet in it')
    : paid;
  await takeOrderOfBets(number);
  expect(model.settle(raceOf(number), 0)).toBe('done');
  return heard(product, last);
}

describe('a big evening: 30 guests, three races at once, 200 bets', () => {
  it('lets 28 people join at once and adds two without Discord', async () => {
    const joined = await Promise.all(
      guests.slice(0, -walkIns.length).map((name) => product.type(name, '/join')),
    );
    for (const outcome of joined) expect(said(outcome, true)).toContain('1,000 coins');
    for (const name of walkIns) {
      const added = said(await product.type(host, `/party guest add name:${name}`), true);
      pins = { ...pins, [name]: /\|\|(\d{4})\|\|/.exec(added)?.[1] ?? '' };
    }
    for (const _ of guests) model.join();
    await expectSameBooks();
  });

  it('runs three races at once, ten racers in each', async () => {
    for (const [number, title] of titles.entries()) {
      const rule = title === 'Ridge' ? 'pool' : 'double';
      await product.type(host, `/race open title:${title} payout:${rule} lock:manual`);
      model.open({ rule, backing: 'any', lock: 'manual', cap: null });
      const racers = guests.slice(number, number + racersARace);
      await Promise.all(
        racers.map(async (name, place) => {
          const time = `1:${20 + ((place * 7) % racersARace)}.${number}00`;
          const lap = await product.type(name, `/lap time:${time} race:${title}`);
          expect(await heard(product, lap)).toContain(time);
        }),
      );
      for (const place of racers.keys()) {
        model.lap(
          raceOf(number),
          number + place,
          (80 + ((place * 7) % racersARace)) * 1000 + number * 100,
        );
      }
    }
    expect(said(await product.type(host, '/race list'), true)).toMatch(
      /Bay[\s\S]*Ridge[\s\S]*Harbour/,
    );
  });

  it('takes what 200 bets may take, thirty wallets at once, and refuses the rest', async () => {
    const bet = fc.record({
      bettor: fc.nat(guests.length - 1),
      race: fc.nat(titles.length - 1),
      target: fc.nat(racersARace - 1),
      amount: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 400 }) },
        { weight: 1, arbitrary: fc.constantFrom('half' as const, 'all' as const) },
      ),
    });
    const [bets = []] = fc.sample(fc.array(bet, { minLength: 200, maxLength: 200 }), {
      seed,
      numRuns: 1,
    });
    const verdicts = await Promise.all(
      guests.map(async (name, bettor) => {
        const lane = [];
        for (const { race, target, amount } of bets.filter((each) => each.bettor === bettor)) {
          const isWalkIn = walkIns.includes(name);
          const command = `/bet racer:${guests[race + target]} amount:${amount} race:${titles[race]}${isWalkIn ? ` for:${name}` : ''}`;
          const text = said(await product.type(isWalkIn ? host : name, command), true);
          const verdict = model.bet(raceOf(race), { bettor, target: race + target, amount, at: 0 });
          expect
            .soft(
              /Bet placed|Bet raised|placed for|raised for/.test(text),
              `${command}: ${verdict}\n${text}`,
            )
            .toBe(verdict === 'done');
          lane.push(verdict);
        }
        return lane;
      }),
    );
    expect(verdicts.flat()).toHaveLength(200);
    expect(new Set(verdicts.flat()).size).toBeGreaterThan(1);
    await expectSameBooks();
  });

  it('hands a walk-in’s seat with its coins and bets to the person who has the PIN', async () => {
    const [walkIn = ''] = walkIns;
    const place = guests.indexOf(walkIn);
    await product.post('/rehearsal/api/people', { name: 'Nana' });
    const taken = said(await product.type('Nana', `/join pin:${pins[walkIn]}`), true);
    expect(taken).toContain(
      `seat of **${walkIn}** is yours, with ${model.wallets.balances[place]?.toLocaleString('en')} coins`,
    );
    expect(said(await product.type('Nana', '/wallet'), true)).toContain(`Wallet of ${walkIn}`);
    await expectSameBooks();
  });

  it('voids the leading lap, so that another wins', async () => {
    const choices = await product.complete(host, `/race void-lap racer:${host} lap:`, 'lap');
    const lap = choices.find(({ name }) => name.includes('Harbour'))?.value ?? '';
    const voided = await product.type(
      host,
      `/race void-lap racer:${host} lap:${lap} reason:cut the chicane`,
    );
    expect(await heard(product, voided)).toContain('cut the chicane');
    const race = raceOf(0);
    const own = race.laps.find(({ racer }) => racer === 0);
    if (own === undefined) throw new Error('the host has no lap');
    model.voidLap(race, own);
    expect(said(await product.type(host, '/leaderboard race:Harbour'), true)).toMatch(
      /1\.\*\*.*1:21\.000/,
    );
  });

  it('pays the double race, takes that back and pays it again', async () => {
    expect(await payOut(0)).toContain('Harbour is settled');
    await expectSameBooks();
    const asked = await product.type(host, '/settle undo:True race:Harbour');
    const undone = await product.press(host, holder(asked), 'Take the payout back');
    expect(await heard(product, undone)).toContain('payout of Harbour is taken back');
    expect(model.undo(raceOf(0), 0)).toBe('done');
    await expectSameBooks();
    expect(await payOut(0)).toContain('Harbour is settled');
    await expectSameBooks();
  });

  it('shares the pot of the pool race, to the coin', async () => {
    const pot = raceOf(1).bets.reduce((total, { stake }) => total + stake, 0);
    const before = model.wallets.balances.reduce((total, coins) => total + coins, 0);
    expect(await payOut(1)).toContain('Ridge is settled');
    expect(model.wallets.balances.reduce((total, coins) => total + coins, 0)).toBe(before + pot);
    await expectSameBooks();
  });

  it('cancels the third with every stake back', async () => {
    const asked = await product.confirm(host, '/race cancel race:Bay', 'Cancel race and refund');
    const hasBet = raceOf(2).bets.some(
      ({ bettor, status }) => bettor === 0 && status === 'PENDING',
    );
    const cancelled = hasBet
      ? await product.press(host, holder(asked), 'Yes, cancel it: I have a bet in it')
      : asked;
    expect(await heard(product, cancelled)).toContain('Bay is cancelled');
    expect(model.cancel(raceOf(2), 0)).toBe('done');
    await expectSameBooks();
    expect(await product.sql`select id from bets where status = 'PENDING'`).toEqual([]);
  });
});
