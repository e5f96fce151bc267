import { describe, expect, it } from 'vitest';
import { cast, withProduct } from './support/product.js';
import { said } from './support/product-acts.js';
import { countOwedSince, heard } from './support/public-lines.js';

const [host, ava, ben, chloe, dev] = cast;
const product = withProduct([host, ava]);
const { balance } = product;

async function told(as: string, command: string): Promise<string> {
  const outcome = await product.type(as, command);
  expect(said(outcome, false), `${command} says nothing in public`).toBe('');
  expect(await countOwedSince(product.db, outcome), `${command} owes no line`).toBe(0);
  return said(outcome, true);
}

function pinIn(text: string): string {
  return /\|\|(\d{4})\|\|/.exec(text)?.[1] ?? '';
}

describe('guests and the host’s work through the HTTP interface', () => {
  it.each([
    'guest add name:X',
    'guest list',
    'guest pin guest:Ava',
    'guest remove guest:Ava',
    'guest restore guest:Ava',
    'setup',
    'log',
    'stats',
    'reset',
    'grant guest:Ava amount:5 reason:x',
  ])('refuses /party %s to anybody but a host', async (command) => {
    expect(await told(ava, `/party ${command}`)).toContain('Only a host can do that');
  });

  it('adds a walk-in for whom the host laps and bets, and whose seat a person takes over by PIN', async () => {
    const added = await told(host, '/party guest add name:Grandma');
    expect(added).toMatch(/Grandma.*1,000 coins.*PIN: \|\|\d{4}\|\|/);
    const again = said(
      await product.type(host, '/party guest pin guest:Grandma', { deliver: 4 }),
      true,
    );
    const [seat] = await product.sql<
      { pin: number }[]
    >`select pin_code as pin from party_users where name = 'Grandma'`;
    expect(pinIn(again)).toBe(String(seat?.pin));
    expect(pinIn(again)).not.toBe(pinIn(added));
    await product.type(host, '/lap time:1:20 racer:Grandma');
    await product.type(host, '/bet racer:Ava amount:100 for:Grandma');
    expect(await balance('Grandma')).toBe(900);
    expect(await told(ben, `/join pin:${pinIn(added)}`)).toContain('No free seat has that PIN');
    const taken = await product.type(ben, `/join pin:${pinIn(again)}`, { deliver: 2 });
    expect(said(taken, true)).toMatch(/seat of \*\*Grandma\*\* is yours, with 900 coins/);
    expect(await heard(product, taken)).toContain('**Grandma** is now here with Discord.');
    expect(await told(ben, '/wallet')).toMatch(/Wallet of Grandma.*900 coins/s);
    expect(await told(ben, '/leaderboard')).toContain('Grandma');
    expect(await told(ava, `/join pin:${pinIn(again)}`)).toContain(
      'You are a guest already, as Ava',
    );
  });

  it('stops guessing after five wrong PINs', async () => {
    for (let impossible = 0; impossible < 6; impossible += 1)
      expect(await told(chloe, `/join pin:x${impossible}`)).toContain('A PIN is four digits');
    const free = await product.sql<{ pin: number }[]>`
      select pin from generate_series(1000, 9999) pin
      where pin not in (select pin_code from party_users) limit 6`;
    const answers: string[] = [];
    for (const { pin } of free) answers.push(await told(chloe, `/join pin:${pin}`));
    expect(answers.filter((text) => text.includes('No free seat'))).toHaveLength(5);
    expect(answers.at(-1)).toContain('Too many wrong PINs. Try again in 15 minutes');
  });

  it('grants coins with a reason, once however often it is delivered, and never below zero', async () => {
    const granted = await product.type(
      host,
      '/party grant guest:Ava amount:250 reason:brought the cake',
      { deliver: 3 },
    );
    expect(said(granted, true)).toContain('got 250 coins: brought the cake');
    expect(said(granted, false)).toBe('');
    expect(await countOwedSince(product.db, granted)).toBe(0);
    expect(await balance('Ava')).toBe(1250);
    expect(await told(host, '/party grant guest:Ava amount:-5000 reason:oops')).toContain(
      'never goes below zero',
    );
    expect(await told(host, '/party grant guest:Ava amount:0 reason:oops')).toContain(
      'other than 0',
    );
    expect(await balance('Ava')).toBe(1250);
  });

  it('removes a guest, who then cannot play or join, and restores them', async () => {
    await product.type(dev, '/join');
    await product.type(dev, '/bet racer:Ava amount:40');
    expect(await told(host, '/party guest remove guest:De')).toMatch(
      /Take Dev out.*\*\*Dev\*\* · Discord account …\d{4} · 960 coins.*Bets of Dev: 1 go back, 40 coins/s,
    );
    const removed = await product.confirm(host, '/party guest remove guest:Dev', 'Remove');
    expect(said(removed, true)).toMatch(/\*\*Dev\*\* is out.*1 bet .*40 coins/);
    for (const command of ['/wallet', '/join', '/lap time:1:19']) {
      expect(await told(dev, command)).toContain('A host has taken your seat out');
    }
    expect(await told(host, '/party guest list')).toMatch(/~~Dev · 1,000 coins · \*removed\*~~/);
    expect(await told(host, '/party guest restore guest:Dev')).toContain(
      '**Dev** is back with 960 coins',
    );
    expect(await told(dev, '/bets')).toMatch(/40 coins/);
  });

  it('renames a guest with the same answer however often it is delivered, and logs both names', async () => {
    await told(host, '/party guest add name:Zed');
    const renamed = await product.type(host, '/party guest rename guest:Zed name:Zoe', {
      deliver: 3,
    });
    expect(said(renamed, true)).toContain('**Zed** is **Zoe** from now on.');
    expect(await told(host, '/party guest rename guest:Zoe name:Zoe')).toContain(
      'has that name already',
    );
    expect(said(await product.type(ava, '/join name:Ava L', { deliver: 2 }), true)).toContain(
      'You are **Ava L** from now on',
    );
    expect(await told(ava, '/join name:H\u0430na')).toMatch(
      /“H\u0430na” looks like Hana, who is at this party already.*Add your surname/,
    );
    await told(ava, '/join name:Ava');
    expect(await told(host, '/party guest rename guest:Zoe name:AVA')).toMatch(
      /\*\*Zoe\*\* is \*\*AVA\*\*.*\n.*or one that looks like it/,
    );
    await told(host, '/party guest rename guest:AVA name:Zoe');
    expect(await told(host, '/party log')).toMatch(/Zed renamed to Zoe/);
  });

  it('merges two guests after a preview, once', async () => {
    await told(host, '/party guest add name:Devon');
    await product.type(host, '/lap time:1:18 racer:Devon');
    const preview = await product.type(host, '/party guest merge from:Devon into:Dev');
    expect(said(preview, true)).toMatch(
      /Merge Devon into Dev\?.*Ends: \*\*Devon\*\* · walk-in.*Stays: \*\*Dev\*\* · Discord account.*960 \+ 1,000 → \*\*1,960 coins.*live races: 1/s,
    );
    const [message] = preview.messages;
    if (message === undefined) throw new Error('no preview');
    const outcomes = await Promise.all([
      product.press(host, message, 'Merge'),
      product.press(ava, message, 'Merge').catch(() => null),
    ]);
    expect(outcomes[0] && said(outcomes[0], true)).toContain('one guest now');
    const [done] = outcomes[0]?.messages ?? [];
    if (done === undefined) throw new Error('no answer');
    expect(said(await product.press(host, done, 'Undo'), true)).toContain('two guests again');
    expect(await balance('Dev')).toBe(960);
    await product.confirm(host, '/party guest merge from:Devon into:Dev', 'Merge');
    expect(await balance('Dev')).toBe(1960);
    expect(await told(ava, '/leaderboard')).toMatch(/1\.\*\* \*\*Dev\*\*.*1:18\.000/);
    expect(await told(host, '/party guest list')).not.toContain('Devon');
  });

  it('sets up the party by selects and a form, each part checked again', async () => {
    const opened = await product.type(host, '/party setup');
    expect(said(opened, true)).toMatch(/Settings of The Party House.*none: only \*Manage Server/s);
    // Discord's client knows roles and channels by itself; the stand-in offers them in the select.
    expect(JSON.stringify(opened.messages[0]?.components)).toMatch(
      /"label":"Host"[\s\S]*"label":"#party"|"label":"#party"[\s\S]*"label":"Host"/,
    );
    const choose = (as: string, customId: string, values: readonly string[]) =>
      product.send(as, opened.messages[0] ?? fail(), customId, values);
    expect(said(await choose(host, 'setup-role:1', ['Host']), true)).toMatch(/<@&\d+>/);
    const [channel] = await product.get<{ name: string }[]>('/rehearsal/api/channels');
    expect(
      said(await choose(host, 'setup-channel:1:boardChannelId', [channel?.name ?? '']), true),
    ).toMatch(/<#\d+>/);
    expect(said(await choose(host, 'setup-payout:1', ['pool']), true)).toContain('"value":"Pool"');
    expect(said(await choose(host, 'setup-role:1', ['@everyone']), true)).toContain(
      'everybody would be a host',
    );
    expect(said(await choose(host, 'setup-role:1', []), true)).toContain(
      'none: only *Manage Server',
    );
    const fill = async (fields: Readonly<Record<string, string>>) => {
      const form = await product.press(
        host,
        opened.messages[0] ?? fail(),
        'Invite link, prizes, colour',
      );
      expect(form.modal?.components).toHaveLength(4);
      return said(await product.submit(host, form, fields), true);
    };
    const good = {
      invite: 'discord.gg/house',
      civilian: '50',
      imposter: '1,500',
      accent: '8B5CF6',
    };
    expect(await fill(good)).toMatch(
      /50 coins.*1,500 coins.*https:\/\/discord\.gg\/house.*#8b5cf6/s,
    );
    expect(await fill({ ...good, invite: 'https://evil.example/x' })).toContain(
      'That is not a Discord invite',
    );
    const [row] =
      await product.sql`select invite_url, payout_rule, civilian_prize, host_role_id from parties`;
    expect(row).toMatchObject({
      invite_url: 'https://discord.gg/house',
      payout_rule: 'pool',
      civilian_prize: 50,
      host_role_id: null,
    });
  });

  it('logs who did what, by kind and page, without a PIN', async () => {
    const opened = await product.type(host, '/party log');
    const text = said(opened, true);
    expect(text).toContain('settings changed');
    const { sql } = product;
    const pins = await sql<{ pin: number }[]>`select pin_code as pin from party_users`;
    const message = opened.messages[0] ?? fail();
    const older = said(await product.press(host, message, 'Older'), true);
    expect(`${text}${older}`).toMatch(/250 coins granted to Ava: brought the cake.*\(Hana\)/s);
    for (const { pin } of pins) expect(`${text}${older}`).not.toContain(`||${pin}||`);
    const guests = await product.send(host, message, 'log-filter:1', ['guests']);
    expect(said(guests, true)).toMatch(/Devon merged into Dev/);
    expect(await told(host, '/party stats')).toMatch(/Fastest lap.*1\. Dev · 1:18\.000/s);
  });

  it('resets the party after the export and its typed name, and only then', async () => {
    const offered = await product.type(host, '/party reset');
    const [message = fail()] = offered.messages;
    expect(message.attachments).toHaveLength(4);
    const attempt = async (name: string, deliver = 1) => {
      const form = await product.press(host, message, 'Reset…');
      return product.submit(host, form, { name }, { deliver });
    };
    expect(said(await attempt('Another House'), true)).toContain('nothing was reset');
    expect(await balance('Ava')).toBe(1250);
    const done = await attempt('The Party House', 2);
    expect(said(done, true)).toMatch(/The party is reset\. \d+ guests kept.*1 live race cancelled/);
    expect(await heard(product, done)).toMatch(
      /everybody has 1,000 coins again\. Richest at the end of the last one: \*\*Dev\*\*, with [\d,]+ coins\./,
    );
    const coins = await product.sql<
      { coins: number }[]
    >`select wallet_balance as coins from party_users where merged_into is null`;
    expect(new Set(coins.map((row) => row.coins))).toEqual(new Set([1000]));
    const shown = done.messages.find(({ id }) => id === message.id) ?? fail();
    expect(shown.attachments).toHaveLength(4);
    const asked = await product.press(host, shown, 'Undo');
    expect(said(asked, true)).toMatch(/Take the reset back\?.*\d+ guests.*On again: /s);
    expect(await balance('Ava')).toBe(1000);
    const log = await product.type(host, '/party log');
    expect(JSON.stringify(log.messages[0]?.components)).toContain('"Reset of the party"');
    const [question = fail()] = asked.messages.filter(({ ephemeral }) => ephemeral);
    const back = await product.press(host, question, 'Take it back', { deliver: 2 });
    expect(said(back, true)).toContain('The reset is taken back');
    expect(await heard(product, back)).toContain('The reset was taken back');
    expect(await balance('Ava')).toBe(1250);
  });
});

function fail(): never {
  throw new Error('no message');
}
