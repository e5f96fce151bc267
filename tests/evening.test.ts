import { describe, expect, it, vi } from 'vitest';
import { cast, withProduct } from './support/product.js';
import { type Outcome, only, privateText, selectOf, textOf } from './support/product-acts.js';

const [host, ...guests] = cast;
/** The guests in the order of the story. */
const [a, b, c] = guests;
const closed = 'Gus';
const product = withProduct([]);
const { balance } = product;

import { patienceMs } from './support/patience.js';
import { countOwedSince, heard } from './support/public-lines.js';

function publicText(outcome: Outcome): Promise<string> {
  return heard(product, outcome);
}

async function countOf(table: string): Promise<number> {
  const { sql } = product;
  return only(await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`)
    .count;
}

describe('an evening through the HTTP interface', () => {
  it('greets with people: the host first, closed direct messages last', async () => {
    const people = await product.people();
    expect(people).toHaveLength(8);
    expect(people[0]).toMatchObject({ host: true });
    expect(people.at(-1)).toMatchObject({ dms: 'closed' });
  });

  it('refuses somebody who has not joined, with a Join button that works', async () => {
    const refused = await product.type(a, '/wallet');
    expect(privateText(refused)).toContain('not joined');
    const joined = await product.press(a, only(refused.messages), 'Join');
    expect(privateText(joined)).toContain('1,000 coins');
    expect(await publicText(joined)).toContain('joined the party');
  });

  it('joins guests with coins and a PIN, and again changes nothing', async () => {
    for (const name of [b, c, closed, host])
      expect(privateText(await product.type(name, '/join'))).toMatch(/1,000 coins.*\|\|\d{4}\|\|/s);
    const first = privateText(await product.type(b, '/join'));
    const second = privateText(await product.type(b, '/join'));
    expect(first).toContain('already in');
    expect(second).toBe(first);
    expect(await countOf('party_users')).toBe(5);
  });

  it('opens a race with the first lap and keeps the fastest of each racer', async () => {
    const opened = await product.type(a, '/lap time:1:24.500 car:Comet GT track:Harbour');
    expect(await publicText(opened)).toMatch(
      /open[\s\S]*locks with the next lap, <t:\d+:R> at the latest[\s\S]*1:24\.500/,
    );
    const second = await product.type(b, '/lap time:1:23.900');
    expect(await publicText(second)).toContain('A lap has been driven');
    expect(privateText(await product.type(c, '/lap time:84,5'))).toContain('P3');
    expect(privateText(await product.type(b, '/lap time:1:30'))).toContain(
      '+6.100 off the best of 1:23.900',
    );
    const board = privateText(await product.type(c, '/leaderboard'));
    expect(board).toMatch(
      /1\.\*\*.*1:23\.900.*leader.*2\.\*\*.*1:24\.500.*gap \+0\.600 · int \+0\.600.*Comet GT.*3\.\*\*.*1:24\.500.*gap \+0\.600 · int \+0\.000/s,
    );
  });

  it.each(['1:75.0', '-1:00', 'fast', '0', '25:00:00', '١:٢٤', '9'.repeat(6000)])(
    'refuses the time %.12s and changes nothing',
    async (time) => {
      const before = await countOf('sim_race_laps');
      expect(privateText(await product.type(a, `/lap time:${time}`))).toContain('not a lap time');
      expect(await countOf('sim_race_laps')).toBe(before);
    },
  );

  it('takes bets in several forms and refuses what the wallet does not hold', async () => {
    expect(privateText(await product.type(a, `/bet racer:${b} amount:1`))).toContain('is locked');
    await product.type(host, '/race unlock');
    expect(privateText(await product.type(a, `/bet racer:${b} amount:250`))).toMatch(
      /250 coins[\s\S]*500 coins[\s\S]*750 coins/,
    );
    expect(privateText(await product.type(c, `/bet racer:${a} amount:half`))).toContain(
      '500 coins',
    );
    expect(privateText(await product.type(a, `/bet racer:${b} amount:751`))).toContain(
      'You have 750 coins',
    );
    expect(privateText(await product.type(a, `/bet racer:${b} amount:-5`))).toContain(
      'cannot be negative',
    );
    expect(privateText(await product.type(a, '/bet racer:Nobody amount:5'))).toContain(
      'Nobody at this party',
    );
    expect([await balance(a), await balance(c)]).toEqual([750, 500]);
  });

  it('tells of a mention whether it is a bot or somebody who has yet to join', async () => {
    const people = await product.people();
    const absent = people.find(({ name }) => name === guests[4]);
    const bot = (await product.messages(a))[0]?.author;
    expect(
      privateText(await product.type(a, `/bet racer:<@${absent?.id ?? ''}> amount:5`)),
    ).toContain(`${absent?.name ?? ''} has not joined`);
    expect(privateText(await product.type(a, `/bet racer:<@${bot?.id ?? ''}> amount:5`))).toContain(
      'bots do not play',
    );
    expect(await balance(a)).toBe(750);
  });

  it('asks which guest was meant, and places the bet with the choice', async () => {
    await product.addPerson(`${b}amin`);
    await product.type(`${b}amin`, '/join');
    const asked = await product.type(a, `/bet racer:${b.slice(0, 2)} amount:10`);
    expect(privateText(asked)).toContain('Which one?');
    const message = only(asked.messages);
    const [target] = await product.sql<
      { id: string }[]
    >`select id from party_users where name = ${b}`;
    const { custom_id } = selectOf(message);
    const chosen = await product.send(a, message, custom_id, [target?.id ?? '']);
    expect(privateText(chosen)).toContain('Bet raised');
    expect(await balance(a)).toBe(740);
  });

  it('acts once on an interaction that is delivered five times', async () => {
    const laps = await countOf('sim_race_laps');
    const lap = await product.type(c, '/lap time:1:24.200', { deliver: 5 });
    expect(await countOf('sim_race_laps')).toBe(laps + 1);
    expect(await countOwedSince(product.db, lap)).toBe(1);
    expect((await publicText(lap)).match(/1:24\.200/g)).toHaveLength(1);
    const bet = await product.type(a, `/bet racer:${b} amount:50`, { deliver: 5 });
    expect(only(bet.messages).ephemeral).toBe(true);
    expect(await balance(a)).toBe(690);
  });

  it('completes racers by name', async () => {
    const choices = await product.complete(a, `/bet racer:${b.slice(0, 2)}`, 'racer');
    expect(choices.map(({ name }) => name)).toContain(b);
  });

  it('lets only a host settle', async () => {
    expect(privateText(await product.type(a, '/settle'))).toContain('Only a host');
  });

  it('pays nobody when a lap comes between preview and confirm, and pays once after a new preview', async () => {
    const preview = await product.type(host, '/settle');
    expect(privateText(preview)).toMatch(new RegExp(`${b}[\\s\\S]*1:23\\.900`));
    await product.type(a, '/lap time:1:20.000');
    const message = only(preview.messages.filter(({ ephemeral }) => ephemeral));
    const changed = await product.press(host, message, 'Pay out');
    expect(privateText(changed)).toMatch(/nothing was paid[\s\S]*1:20\.000/);
    expect([await balance(a), await balance(c)]).toEqual([690, 500]);
    const renewed = only(changed.messages.filter(({ ephemeral }) => ephemeral));
    const [paid, again] = await Promise.all([
      product.press(host, renewed, 'Pay out'),
      product.press(host, renewed, 'Pay out'),
    ]);
    expect(await countOwedSince(product.db, paid)).toBe(1);
    expect((await publicText(paid)).match(/settled/g)).toHaveLength(1);
    for (const pressed of [paid, again])
      expect(privateText(pressed)).toMatch(
        /paid out[\s\S]*Winner: [\s\S]*1:20\.000[\s\S]*500 coins/,
      );
    expect([await balance(a), await balance(c)]).toEqual([690, 1500]);
  });

  it('shows wallets that equal their ledgers', async () => {
    expect(privateText(await product.type(c, '/wallet'))).toMatch(
      /1,500 coins[\s\S]*\+1,000.*Payout[\s\S]*−500.*Stake/,
    );
    expect(privateText(await product.type(a, '/wallet'))).toContain('690 coins');
    expect(await product.sql`select * from invariant_violations`).toEqual([]);
  });

  it('deals one hint and the word to everybody else, and closed direct messages do not stop it', async () => {
    const started = await product.type(host, '/imposter start');
    expect(privateText(started)).toContain('6 players');
    const players = [host, a, b, c, `${b}amin`];
    const dms = await vi.waitFor(async () => {
      const inboxes = await Promise.all(players.map((name) => product.dms(name)));
      return inboxes.map((inbox) => only(inbox).content.replaceAll('\u00A0', ' '));
    }, patienceMs);
    expect(await product.dms(closed)).toEqual([]);
    const roundMessage = only(
      (await product.messages(closed)).filter(({ components }) =>
        JSON.stringify(components).includes('show-word'),
      ),
    );
    await vi.waitFor(async () => {
      const current = (await product.messages(closed)).find(({ id }) => id === roundMessage.id);
      expect(textOf(current ?? roundMessage)).toContain('have their words');
    }, patienceMs);
    const shown = await product.press(closed, roundMessage, 'Show my word');
    const secrets = [...dms, privateText(shown)];
    expect(secrets.filter((text) => text.includes('Imposter'))).toHaveLength(1);
    expect(secrets.filter((text) => text.includes('Civilian'))).toHaveLength(5);
    const { word, hint } = only(
      await product.sql<
        { word: string; hint: string }[]
      >`select secret_word as word, imposter_hint as hint from party_imposter_rounds`,
    );
    for (const text of secrets) expect(text).toContain(text.includes('Imposter') ? hint : word);
    expect(only(shown.messages).ephemeral).toBe(true);
  });

  it('refuses a second round, and reveals word, hint and imposter at the end', async () => {
    expect(privateText(await product.type(host, '/imposter start'))).toContain('still running');
    const { word, hint } = only(
      await product.sql<
        { word: string; hint: string }[]
      >`select secret_word as word, imposter_hint as hint from party_imposter_rounds`,
    );
    expect(privateText(await product.type(host, '/imposter reveal'))).toContain('is revealed');
    await vi.waitFor(async () => {
      const [last] = (await product.messages(a)).slice(-1);
      expect(last === undefined ? '' : textOf(last)).toMatch(new RegExp(`${word}[\\s\\S]*${hint}`));
    }, patienceMs);
    expect(privateText(await product.type(host, '/imposter word'))).toContain('No round');
  });

  it('gives the overlay link to hosts alone', async () => {
    expect(privateText(await product.type(a, '/party overlay'))).toContain('Only a host');
    const url =
      /http\S+\/overlay\/#key=[\w-]{43}/.exec(
        privateText(await product.type(host, '/party overlay')),
      )?.[0] ?? '';
    expect(product.lines).toContain(`Overlay: ${url}`);
  });

  it('helps with what can be done now', async () => {
    expect(privateText(await product.type(guests[4], '/help'))).toContain('/join');
    expect(privateText(await product.type(host, '/help'))).toMatch(
      /\/wallet[\s\S]*\/imposter start[\s\S]*\/party overlay/,
    );
  });

  it('publishes every event, numbered without a gap', async () => {
    await vi.waitFor(async () => {
      const rows = await product.sql<
        { sequence: number }[]
      >`select sequence::int from party_events where published_at is not null order by sequence`;
      expect(rows.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: await countOf('party_events') }, (_, index) => index + 1),
      );
    }, patienceMs);
  });
});
