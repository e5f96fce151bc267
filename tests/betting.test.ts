import { beforeAll, describe, expect, it } from 'vitest';
import { cast, withProduct } from './support/product.js';
import { type Outcome, type SeenMessage, said, selectOf } from './support/product-acts.js';
import { countOwedSince, heard } from './support/public-lines.js';

const [host, ava, ben, chloe] = cast;
const product = withProduct([host, ava, ben, chloe]);
const { balance } = product;

beforeAll(() =>
  product.type(host, '/race open title:Harbour payout:pool backing:self-only lock:manual'),
);

/** The message of an answer that holds a button or select. */
function holder({ messages }: Outcome): SeenMessage {
  const message = messages.find(({ components }) => components.length > 0);
  if (message === undefined) throw new Error('no message with buttons');
  return message;
}

function withdrawFromList(as: string, list: SeenMessage): Promise<Outcome> {
  const { options } = selectOf(list);
  return product.send(as, list, 'bets-withdraw:1', [options[0]?.value ?? '']);
}

describe('a ticket', () => {
  it('tells rule, pot and share, raises with Again once for a double click, and gives all back with Withdraw', async () => {
    await product.type(chloe, `/bet racer:${ava} amount:300`);
    const placed = await product.type(ben, `/bet racer:${ava} amount:100`);
    expect(said(placed, true)).toMatch(
      /about 100 coins.*900 coins.*400 coins, of which 400 coins on .*take 25% of the pot.*winners share/s,
    );
    expect(said(placed, false)).toBe('');
    expect(await countOwedSince(product.db, placed)).toBe(0);
    const ticket = holder(placed);
    const [raised] = await Promise.all([
      product.press(ben, ticket, 'Again'),
      product.press(ben, ticket, 'Again'),
    ]);
    expect(said(raised, true)).toMatch(
      /Bet raised.*200 coins \(100 coins added\).*40% of the pot/s,
    );
    expect(await balance(ben)).toBe(800);
    const more = await product.press(ben, holder(raised), 'Again');
    expect(said(more, true)).toContain('300 coins (100 coins added)');
    const [back] = await Promise.all([
      product.press(ben, holder(more), 'Withdraw'),
      product.press(ben, holder(more), 'Withdraw'),
    ]);
    expect(said(back, true)).toContain('300 coins on **');
    expect(await balance(ben)).toBe(1000);
  });

  it('is refused to a racer on others where the race says so, and Withdraw once betting is locked', async () => {
    await product.type(ava, '/lap time:1:20');
    expect(said(await product.type(ava, `/bet racer:${ben} amount:5`), true)).toContain(
      'racers may back only themselves',
    );
    const own = await product.type(ava, `/bet racer:${ava} amount:101`);
    await product.type(host, '/race lock');
    expect(said(await product.press(ava, holder(own), 'Withdraw'), true)).toContain(
      'locked, so the bet stands',
    );
    expect(said(await product.press(ava, holder(own), 'Again'), true)).toContain('is locked');
    expect(await balance(ava)).toBe(899);
    await product.type(host, '/race unlock');
  });
});

describe('/bets', () => {
  it('lists one’s bets newest first, pages them, and withdraws without the ticket', async () => {
    await product.type(chloe, `/bet racer:${ben} amount:7`);
    const list = await product.type(chloe, '/bets');
    expect(said(list, true)).toMatch(
      /2 bets pending, 307 coins.*7 coins · pending, can be withdrawn.*300 coins · pending/s,
    );
    const after = await withdrawFromList(chloe, holder(list));
    expect(said(after, true)).toMatch(
      /back in the wallet: 700 coins.*1 bet pending, 300 coins.*7 coins · refunded/s,
    );
    for (let index = 0; index < 10; index += 1) {
      const { messages } = await product.type(chloe, `/bet racer:${ben} amount:1`);
      await product.press(chloe, messages[0] ?? holder(list), 'Withdraw');
    }
    const first = await product.type(chloe, '/bets');
    expect(said(first, true)).toContain('Page 1 of 2');
    const second = await product.press(chloe, holder(first), 'Older');
    expect(said(second, true)).toMatch(/7 coins · refunded.*300 coins · pending.*Page 2 of 2/s);
  });
});

describe('paying out', () => {
  it('asks a host with a bet in the race twice, and notes it', async () => {
    await product.type(host, `/bet racer:${ava} amount:50`);
    const preview = await product.type(host, '/settle');
    const warned = await product.press(host, holder(preview), 'Pay out');
    expect(said(warned, true)).toMatch(
      /You have a bet in this race yourself, so nothing is paid yet/,
    );
    expect(said(warned, false)).toBe('');
    expect(await countOwedSince(product.db, warned)).toBe(0);
    const paid = await product.press(host, holder(warned), 'Yes, pay out: I have a bet in it');
    expect(await heard(product, paid)).toMatch(
      /Harbour is settled[\s\S]*Paid out by \*\*.*\*\*, who had a bet in this race/,
    );
    expect(said(await product.type(host, '/party log'), true)).toContain(
      'coins paid, by a host with a bet in it',
    );
    expect([await balance(host), await balance(ava), await balance(chloe)]).toEqual([
      1000, 1000, 1000,
    ]);
    const [row] = await product.sql`select is_settler_involved as noted from race_settlements`;
    expect(row).toEqual({ noted: true });
  });

  it('is taken back once after a preview, for hosts alone, and settled anew', async () => {
    expect(said(await product.type(ava, '/settle undo:True'), true)).toContain('Only a host');
    const asked = await product.type(host, '/settle undo:True');
    expect(said(asked, true)).toMatch(
      /Take back the payout of Harbour.*gives back 300 coins → 700 coins left/s,
    );
    const label = 'Take the payout back';
    const undone = await Promise.all([
      product.press(host, holder(asked), label),
      product.press(host, holder(asked), label),
    ]);
    expect(undone.map((outcome) => said(outcome, true))).toEqual([
      expect.stringContaining('pending again'),
      expect.stringContaining('pending again'),
    ]);
    const [first] = undone;
    expect(
      (await heard(product, first)).match(
        /payout of Harbour is taken back: 451 coins. 3 bets are pending/g,
      ),
    ).toHaveLength(1);
    expect([await balance(host), await balance(ava), await balance(chloe)]).toEqual([
      950, 899, 700,
    ]);
    await product.type(ben, '/lap time:1:10');
    const preview = await product.type(host, '/settle');
    const warned = await product.press(host, holder(preview), 'Pay out');
    const paid = await product.press(host, holder(warned), 'Yes, pay out: I have a bet in it');
    expect(await heard(product, paid)).toMatch(/wins with \*\*1:10\.000.*every stake went back/s);
  });

  it('says of a payout to take back who has spent it and would owe the rest', async () => {
    await product.type(host, '/race open title:Ridge');
    await product.type(chloe, `/bet racer:${ben} amount:900`);
    expect(said(await product.type(host, '/settle undo:True'), true)).toMatch(
      /Chloe gives back 100 coins and owes \*\*200 coins\*\*, which are spent/,
    );
    expect(said(await product.type(host, '/settle undo:True race:Ridge'), true)).toContain(
      'Ridge is not paid out',
    );
  });
});

describe('/wallet', () => {
  it('pages through the ledger and gives a guest who has run out the daily coins once', async () => {
    const first = await product.type(chloe, '/wallet');
    expect(said(first, true)).toMatch(/−900.*Stake/s);
    const older = await product.press(chloe, holder(first), 'Older');
    expect(said(older, true)).toMatch(/Refund.*Stake/s);
    expect(said(await product.press(chloe, holder(older), 'Newer'), true)).toMatch(/−900.*Stake/s);
    await product.type(chloe, `/bet racer:${ben} amount:all`);
    expect(said(await product.type(chloe, '/wallet'), true)).toContain(
      'Once none of your bets is pending',
    );
    const ridge = await product.confirm(host, '/race cancel race:Ridge', 'Cancel race and refund');
    expect(await heard(product, ridge)).toContain('Ridge is cancelled');
    await product.type(host, '/race open title:Bay lock:manual');
    await product.type(ava, '/lap time:1:20 race:Bay');
    await product.type(chloe, `/bet racer:${ben} amount:all`);
    const preview = await product.type(host, '/settle race:Bay');
    await product.press(host, holder(preview), 'Pay out');
    const broke = await product.type(chloe, '/wallet');
    expect(said(broke, true)).toContain('You have run out: take 200 coins');
    const [given] = await Promise.all([
      product.press(chloe, holder(broke), 'Take 200 coins'),
      product.press(chloe, holder(broke), 'Take 200 coins'),
    ]);
    expect(said(given, true)).toMatch(/200 coins/);
    expect(await balance(chloe)).toBe(200);
    await product.type(host, '/race open title:Cove');
    const all = await product.type(chloe, `/bet racer:${ben} amount:all`);
    await product.press(chloe, holder(all), 'Withdraw');
    expect(said(await product.type(chloe, '/wallet'), true)).toMatch(/200 coins.*Daily coins/s);
    expect(await product.sql`select * from invariant_violations`).toEqual([]);
  });
});
