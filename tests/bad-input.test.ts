import { beforeAll, describe, expect, it } from 'vitest';
import { createParty } from './support/party.js';
import { cast, withProduct } from './support/product.js';
import { privateText, textOf } from './support/product-acts.js';

const names = cast;
const [host, ada, , poor] = names;
/** A host and three guests, of whom the last has 1 coin left. */
const product = withProduct(names.slice(0, 4));
let partyId: string;

/** A race is open and Ada is on its board. */
beforeAll(async () => {
  await product.type(host, '/race open title:Harbour lock:manual');
  await product.type(ada, '/lap time:1:24.500');
  await product.type(poor, `/bet racer:${ada} amount:999`);
  const [party] = await product.sql<{ id: string }[]>`select id from parties`;
  partyId = party?.id ?? '';
});

/** Everything of the party that a command could change, but for when a guest was last seen. */
async function readAll(): Promise<unknown> {
  const [row] = await product.sql`
    select (select jsonb_agg(to_jsonb(u) - 'last_seen_at' - 'avatar_url' order by u.id) from party_users u where party_id = ${partyId}) as guests,
      (select jsonb_agg(to_jsonb(g) order by g.id)
        from party_games g where party_id = ${partyId}) as games,
      (select jsonb_agg(b order by b.id) from bets b where party_id = ${partyId}) as bets,
      (select jsonb_agg(w order by w.id) from wallet_entries w where party_id = ${partyId}) as ledger,
      (select jsonb_agg(l order by l.id) from sim_race_laps l where party_id = ${partyId}) as laps,
      (select jsonb_agg(c order by c.id) from sim_race_lap_claims c where party_id = ${partyId}) as claims,
      (select jsonb_agg(e.event_type order by e.id) from party_events e where party_id = ${partyId}) as events`;
  return row;
}

/** The one private answer to a refused command; nothing is said in public and nothing changes. */
async function refusal(as: number, command: string): Promise<string> {
  const before = await readAll();
  const { messages } = await product.type(names[as] ?? '', command);
  expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
  expect(await readAll()).toEqual(before);
  return messages.map(textOf).join('\n');
}

const forms = /`250`, `1k`, `1.5k`, `50%`, `half` or `all`/;

describe('an amount', () => {
  it.each([
    ['0', 'at least 1 coin'],
    ['0k', 'at least 1 coin'],
    ['0%', 'at least 1 coin'],
    ['-1', 'cannot be negative'],
    ['-0', 'cannot be negative'],
    ['-50%', 'cannot be negative'],
    ['1.5', 'Coins are whole'],
    ['1.0005k', 'Coins are whole'],
    ['1e3', 'could not read'],
    ['0x10', 'could not read'],
    ['٢٥٠', 'could not read'],
    ['1,00', 'could not read'],
    ['+5', 'could not read'],
    ['NaN', 'could not read'],
    ['Infinity', 'could not read'],
    ['@everyone', 'could not read'],
    ['constructor', 'could not read'],
    ['9007199254740992', 'more than any bet can be'],
    ['9'.repeat(400), 'more than any bet can be'],
  ])('of %.20s is refused with its reason and the forms that work', async (amount, reason) => {
    const text = await refusal(2, `/bet racer:${names[1]} amount:${amount}`);
    expect(text).toContain(reason);
    expect(text).toMatch(forms);
    expect(text.length).toBeLessThan(400);
  });

  it.each(['1001', '101%', '1.001k'])(
    'of %s is refused by what the wallet holds',
    async (amount) => {
      expect(await refusal(2, `/bet racer:${names[1]} amount:${amount}`)).toContain(
        'You have 1,000 coins',
      );
    },
  );

  it('of 50% of a single coin is refused, all of it is taken, and then there is nothing left', async () => {
    expect(await refusal(3, `/bet racer:${names[1]} amount:50%`)).toContain('at least 1 coin');
    expect(await refusal(3, `/bet racer:${names[1]} amount:half`)).toContain('at least 1 coin');
    const taken = await product.type(names[3] ?? '', `/bet racer:${names[1]} amount:  ALL `);
    expect(taken.messages.map(textOf).join()).toContain('Bet raised');
    for (const amount of ['all', '1', '100%'])
      expect(await refusal(3, `/bet racer:${names[1]} amount:${amount}`)).toContain(
        'no coins left',
      );
  });

  it('of exactly the balance is taken', async () => {
    const taken = await product.type(names[2] ?? '', `/bet racer:${names[2]} amount:1000`);
    expect(taken.messages.map(textOf).join()).toContain('Bet placed');
    const [row] =
      await product.sql`select wallet_balance from party_users where name = ${names[2] ?? ''}`;
    expect(row).toEqual({ wallet_balance: 0 });
  });
});

describe('a time', () => {
  it.each([
    '1:75.0',
    ':30',
    '1:',
    '1:2:3:4',
    '-1:00',
    '1:24.5000001',
    '1.24.500',
    '0',
    '0:00.000',
    '24:00:00.001',
    'Infinity',
    'NaN',
    '1e3',
    'fast',
    '١:٢٤',
    '9'.repeat(6000),
  ])('of %.14s is refused with the forms that work', async (time) => {
    const text = await refusal(1, `/lap time:${time}`);
    expect(text).toMatch(/is not a lap time I can read\. Write it as `1:24\.500`, `84\.5`/);
    expect(text.length).toBeLessThan(300);
  });

  it('and a DNF, or neither, is refused', async () => {
    expect(await refusal(1, '/lap')).toContain('/lap time:1:24.500');
    expect(await refusal(1, '/lap time:1:20 dnf:True')).toContain('not both');
  });
});

describe('a person', () => {
  it('who is nobody here, or of another party, is refused by name', async () => {
    const other = await createParty(product.db, ['Zoe']);
    for (const racer of [
      'Nobody',
      '',
      '-',
      'Zoe',
      other.guests.Zoe.id,
      '<@123456789012345678>',
      '0'.repeat(90),
    ]) {
      if (racer === '') continue;
      expect(await refusal(1, `/bet racer:${racer} amount:5`)).toContain(
        'Nobody at this party is called',
      );
    }
  });

  it('who is a bot, or has not joined, is told apart', async () => {
    const [bot] = (await product.messages(names[1] ?? '')).map(({ author }) => author);
    const absent = (await product.people()).find(({ name }) => name === names[5]);
    expect(await refusal(1, `/bet racer:<@${bot?.id ?? ''}> amount:5`)).toContain(
      'bots do not play',
    );
    expect(await refusal(1, `/bet racer:<@${absent?.id ?? ''}> amount:5`)).toContain(
      'has not joined the party',
    );
    expect(await refusal(5, `/bet racer:${names[1]} amount:5`)).toContain('You have not joined');
    for (const command of ['/bets', '/wallet'])
      expect(await refusal(5, command)).toContain('You have not joined');
  });

  it('for whom others bet is a walk-in, and only a host may do it', async () => {
    expect(await refusal(1, `/bet racer:${names[1]} amount:5 for:${names[2]}`)).toContain(
      'Only a host can do that',
    );
    expect(await refusal(0, `/bet racer:${names[1]} amount:5 for:${names[2]}`)).toMatch(
      /has Discord and bets with.*walk-ins/,
    );
    expect(await refusal(0, `/bet racer:${names[1]} amount:5 for:Nobody`)).toContain(
      'Nobody at this party',
    );
  });

  it('who may be two is asked for in the option that was typed', async () => {
    const host = names[0] ?? '';
    for (const name of ['Twin Anton', 'Twin Berta'])
      await product.type(host, `/party guest add name:${name}`);
    const { messages } = await product.type(host, '/bet racer:Twin amount:Twin for:Twin');
    expect(messages.map(textOf).join()).toContain('Several guests are called like “Twin”');
    expect(JSON.stringify(messages)).toMatch(/"custom_id":"choose:1:[^"]+:for"/);
  });
});

describe('a flood', () => {
  it('of laps by one guest is stopped with the time when it goes on, and nobody else is', async () => {
    const flood = Array.from({ length: 60 }, () =>
      product.type(poor, '/lap time:1:30 race:Harbour'),
    );
    const other = await product.type(ada, '/lap time:1:31 race:Harbour');
    const answers = (await Promise.all(flood)).map(privateText);
    expect(
      answers.filter((text) => /Try again in \d+ seconds?\./.test(text)).length,
    ).toBeGreaterThan(20);
    expect(privateText(other)).not.toContain('Try again');
  });
});
