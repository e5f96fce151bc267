import { expect, it } from 'vitest';
import { cast, withProduct } from './support/product.js';
import { type Outcome, only, privateText } from './support/product-acts.js';

const [host, ava, ben, chloe, dev, elif, finn, gus] = cast;
const product = withProduct([host, ava, ben, chloe, dev, elif, finn]);
const { balance } = product;

/** The one private answer of a command, with its buttons. */
function answerOf({ messages }: Outcome) {
  return only(messages.filter(({ ephemeral }) => ephemeral));
}

/** What one reads in private. */
const told = (outcome: Outcome): string => answerOf(outcome).content;

async function type(as: string, command: string): Promise<string> {
  return told(await product.type(as, command));
}

async function debtOf(name: string): Promise<number> {
  const rows = await product.sql<{ debt: number }[]>`
    select debt from party_users where name = ${name}`;
  return only(rows).debt;
}

/** Laps that stand in the books, by who drove them. */
async function lapsOf(name: string): Promise<number> {
  const rows = await product.sql<{ laps: number }[]>`
    select count(l.id)::int as laps from party_users u left join sim_race_laps l on l.user_id = u.id
    where u.name = ${name}`;
  return only(rows).laps;
}

it('lets nobody bet on a lap that has been driven, nor take a bet back once it has', async () => {
  await product.type(host, '/race open title:Spa');
  await product.type(elif, `/bet racer:${ben} amount:500 race:Spa`);
  const ticket = answerOf(await product.type(dev, `/bet racer:${dev} amount:100 race:Spa`));
  await product.type(ben, '/lap time:1:20 race:Spa');
  expect(await type(ava, `/bet racer:${ben} amount:all race:Spa`)).toBe(
    'Betting on Spa is locked. Laps still count; `/leaderboard` shows who is ahead.',
  );
  expect(await balance(ava)).toBe(1000);
  expect(told(await product.press(dev, ticket, 'Withdraw'))).toBe(
    'Betting on Spa is locked, so the bet stands. `/bets` shows what becomes of it.',
  );
  expect(await balance(dev)).toBe(900);
});

it('lets nobody drive against the racer they backed where racers back only themselves', async () => {
  await product.type(host, '/race open title:Ridge backing:self-only');
  await product.type(chloe, `/bet racer:${ben} amount:100 race:Ridge`);
  expect(await type(chloe, '/lap time:9:59 race:Ridge')).toContain(
    `In Ridge, racers may back only themselves, and you have a bet on ${ben}.`,
  );
  expect([await lapsOf(chloe), await balance(chloe)]).toEqual([0, 900]);
});

it('takes a payout back also from somebody who has bet it on another race', async () => {
  await product.confirm(host, '/settle race:Spa', 'Pay out');
  expect(await balance(elif)).toBe(1500);
  await product.type(elif, `/bet racer:${elif} amount:all race:Ridge`);
  const asked = answerOf(await product.type(host, '/settle undo:True race:Spa'));
  expect(JSON.stringify(asked)).toContain(`${elif} gives back 0 coins and owes **1,000 coins**`);
  await product.press(host, asked, 'Take the payout back');
  expect([await balance(elif), await debtOf(elif)]).toEqual([0, 1000]);
  expect(privateText(await product.type(elif, '/wallet'))).toContain(
    'You owe **1,000 coins** that were taken back after you had spent them.',
  );
});

it('gives the daily coins once, however often the button is pressed or delivered', async () => {
  await product.type(host, `/party grant guest:${ben} amount:-980 reason:a cheat’s purse`);
  const [wallet, kept] = [
    answerOf(await product.type(ben, '/wallet')),
    answerOf(await product.type(ben, '/wallet')),
  ];
  await product.press(ben, wallet, 'Take 200 coins', { deliver: 5 });
  expect(await balance(ben)).toBe(220);
  await product.type(host, `/party grant guest:${ben} amount:-200 reason:spent again`);
  expect(told(await product.press(ben, kept, 'Take 200 coins'))).toMatch(
    /^You have had today’s coins\. The next come <t:\d+:R>/,
  );
  expect(await balance(ben)).toBe(20);
});

it('stops a flood of laps with a sentence, and records none of what it stops', async () => {
  const flood = Array.from({ length: 60 }, (_, lap) => `/lap time:1:${40 + (lap % 10)} race:Spa`);
  const answers = await Promise.all(flood.map((command) => type(finn, command)));
  const stopped = answers.filter((answer) => answer.includes('too often in a short time'));
  expect(stopped.length).toBeGreaterThan(0);
  expect(only([...new Set(stopped.map((answer) => answer.replace(/\d+ seconds?/, '…')))])).toBe(
    'That was too often in a short time, so nothing was done. Try again in ….',
  );
  // A busy machine may leave some without an answer in time: what was stopped is never on the books.
  const recorded = answers.filter((answer) => answer.includes('** in Spa'));
  const laps = await lapsOf(finn);
  expect(laps).toBeGreaterThanOrEqual(recorded.length);
  expect(laps).toBeLessThanOrEqual(answers.length - stopped.length);
});

it('pays a host nothing who plays and closes the vote before anybody could vote', async () => {
  const before = await product.sql`select name, wallet_balance from party_users order by name`;
  await product.type(host, '/imposter start');
  await expect
    .poll(async () => only(await product.sql`select status from party_imposter_rounds`))
    .toEqual({ status: 'ACTIVE' });
  await product.type(host, '/imposter vote');
  const asked = await product.type(host, '/imposter reveal');
  expect(privateText(asked)).toContain('0 of 7');
  await product.press(host, answerOf(asked), 'Yes, close it now');
  expect(await product.sql`select status, outcome from party_imposter_rounds`).toEqual([
    { status: 'REVEALED', outcome: 'UNDECIDED' },
  ]);
  await expect
    .poll(async () => JSON.stringify(await product.messages(host)))
    .toContain('Nobody voted, so there are no prizes.');
  expect(await product.sql`select name, wallet_balance from party_users order by name`).toEqual(
    before,
  );
});

it('lets nobody in under a name that looks like another guest’s', async () => {
  // The second letter is Cyrillic.
  expect(await type(gus, '/join name:H\u0430na')).toContain(
    `“H\u0430na” looks like ${host}, who is at this party already, and bets would go to the wrong one.`,
  );
  expect(await product.sql`select name from party_users where name like 'H%'`).toEqual([
    { name: host },
  ]);
  expect(await product.violations()).toEqual([]);
});
