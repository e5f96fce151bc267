import { describe, expect, it, vi } from 'vitest';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import { type Outcome, only, type SeenMessage, said, textOf } from './support/product-acts.js';
import { countOwedSince, heard, heardMessages } from './support/public-lines.js';

const [host, ann, ben, cyd] = cast;
const product = withProduct([host, ann, ben, cyd]);
const { balance, complete } = product;

/** The message that asks all hosts about a lap. */
async function claimMessage(claimed: Outcome): Promise<SeenMessage> {
  const messages = await heardMessages(product, claimed);
  return only(messages.filter(({ components }) => components.length > 0));
}

async function heardOf(as: string, command: string): Promise<string> {
  return heard(product, await product.type(as, command));
}

/** Answers the question which race is meant. */
function choose(as: string, asked: Outcome, label: string): Promise<Outcome> {
  return product.choose(as, only(asked.messages), label);
}

async function findMessage(text: string): Promise<SeenMessage> {
  return vi.waitFor(
    async () =>
      only(
        (await product.messages(host)).filter(
          (message) => !message.ephemeral && textOf(message).includes(text),
        ),
      ),
    { timeout: patienceMs, interval: 100 },
  );
}

describe('an evening of races', () => {
  it('is opened by hosts alone, once an interaction, told to all with its rules', async () => {
    expect(said(await product.type(ann, '/race open title:Mine'), true)).toContain('Only a host');
    const opened = await product.type(
      host,
      '/race open title:Spa track:Eau Rouge payout:pool laps:confirmed lock:manual',
      { deliver: 5 },
    );
    expect(await heard(product, opened)).toMatch(
      /\*\*Spa\*\* is open at Eau Rouge[\s\S]*share the pot[\s\S]*once a host has confirmed/,
    );
    expect(said(opened, true)).toContain('/race lock');
    await product.type(host, '/race open title:Kart lock:first-lap');
    const byHosts = await heard(
      product,
      await product.type(host, '/race open track:Monza laps:host backing:self-only'),
    );
    expect(byHosts).toMatch(/Monza\*\* is open[^\n]*Bet with `\/bet`[\s\S]*Hosts record the laps/);
    expect(await product.sql`select id from party_games where type = 'SIM_RACE'`).toHaveLength(3);
    expect(said(await product.type(host, '/race open title:kart'), true)).toContain(
      'is on already',
    );
    expect(said(await product.type(host, '/race open lock:soon'), true)).toContain('10m');
  });

  it('asks which of three races a lap is for, and remembers cars and tracks', async () => {
    const asked = await product.type(ben, '/lap time:1:24.500 car:Comet GT');
    expect(said(asked, true)).toContain('Which one?');
    const options = JSON.stringify(only(asked.messages).components);
    expect(options).toMatch(/"label":"Kart"[^}]*"description":"open for laps and bets · no bets"/);
    const lap = await choose(ben, asked, 'Kart');
    expect(await heard(product, lap)).toMatch(
      /takes the lead of Kart[\s\S]*A lap has been driven, so betting on Kart is locked/,
    );
    expect(said(await product.type(ann, `/bet racer:${ben} amount:10 race:Kart`), true)).toContain(
      'locked',
    );
    expect((await complete(ann, '/lap car:', 'car')).map(({ name }) => name)).toEqual(['Comet GT']);
    expect(
      (await complete(host, '/race open track:', 'track')).map(({ name }) => name).sort(),
    ).toEqual(['Eau Rouge', 'Monza']);
    expect(await complete(host, '/race open lock:45m', 'lock')).toContainEqual(
      expect.objectContaining({ value: '45m' }),
    );
    expect((await complete(host, '/race cancel race:mon', 'race')).map(({ name }) => name)).toEqual(
      ['Monza'],
    );
  });

  it('lets a lap wait for a host’s confirmation, pressed twice at once', async () => {
    const claimed = await product.type(ann, '/lap time:1:30 race:Spa');
    expect(said(claimed, true)).toContain('waits for a host');
    const message = await claimMessage(claimed);
    expect(said(await product.press(ann, message, '✓ Confirm'), true)).toContain('Only a host');
    expect(said(await product.type(ann, '/leaderboard race:Spa'), true)).toContain('No lap yet');
    await Promise.all([
      product.press(host, message, '✓ Confirm'),
      product.press(host, message, '✓ Confirm'),
    ]);
    const shown = only((await product.messages(ben)).filter(({ id }) => id === message.id));
    expect([textOf(shown), shown.components]).toEqual([
      expect.stringMatching(/takes the lead of Spa[\s\S]*✓ Confirmed/),
      [],
    ]);
    expect(await product.sql`select id from sim_race_laps where lap_time_ms = 90000`).toHaveLength(
      1,
    );
    expect(said(await product.type(ann, '/leaderboard race:Spa'), true)).toContain('1:30.000');
  });

  it('lets nobody confirm a lap of their own, and everybody take one back', async () => {
    const claimed = await product.type(host, '/lap time:1:31 race:Spa');
    expect(said(claimed, true)).toMatch(
      /waits for another host[\s\S]*host role[\s\S]*takes it back/,
    );
    expect(said(await product.press(host, await claimMessage(claimed), '✓ Confirm'), true)).toMatch(
      /Another host.*host role/,
    );
    for (const racer of [host, ann]) {
      const slip = await claimMessage(await product.type(racer, '/lap time:1:32 race:Spa'));
      expect(said(await product.press(ben, slip, '✗ Refuse'), true)).toContain('Only a host');
      const taken = await product.press(racer, slip, '✗ Refuse');
      expect(said(taken, false)).toContain(`**${racer}** took back **1:32.000** in Spa`);
    }
  });

  it('counts somebody with the host role of the setup as a host, as long as both hold', async () => {
    const setup = only((await product.type(host, '/party setup')).messages);
    const setRole = (values: readonly string[]) =>
      product.send(host, setup, 'setup-role:1', values);
    const setCrew = (crew: boolean) => product.patch(`/rehearsal/api/people/${ben}`, { crew });
    const claimed = await claimMessage(await product.type(host, '/lap time:1:28 race:Spa'));
    await setCrew(true);
    expect(said(await product.press(ben, claimed, '✓ Confirm'), true)).toContain('Only a host');
    await setRole(['Crew']);
    expect(await heardOf(ben, '/race open title:By the crew')).toContain('**By the crew** is open');
    const listed = await product.type(ben, '/race list');
    const shown = await choose(ben, listed, `1:28.000 by ${host}`);
    const confirmed = await product.press(ben, only(shown.messages), '✓ Confirm');
    expect(await heard(product, confirmed)).toMatch(/takes the lead of Spa[\s\S]*Confirmed by/);
    expect(said(await product.press(host, claimed, '✗ Refuse'), false)).toMatch(
      /1:28\.000[\s\S]*✓ Confirmed/,
    );
    await setCrew(false);
    expect(said(await product.type(ben, '/race cancel race:By the crew'), true)).toContain(
      'Only a host',
    );
    await setCrew(true);
    await setRole([]);
    expect(said(await product.type(ben, '/race cancel race:By the crew'), true)).toContain(
      'Only a host',
    );
    await product.confirm(host, '/race cancel race:By the crew', 'Cancel race and refund');
    await setCrew(false);
  });

  it('lets a lap under half of the best wait in any race, and a host refuse it', async () => {
    const claimed = await product.type(ann, '/lap time:0:42 race:Kart');
    expect(said(claimed, true)).toContain('under half');
    const refused = await product.press(host, await claimMessage(claimed), '✗ Refuse');
    expect(said(refused, false)).toMatch(/refused by .*does not count/);
    expect(said(await product.type(ann, '/leaderboard race:Kart'), true)).not.toContain('0:42');
  });

  it('asks a host who types such a lap for somebody, and tells all only of one that is right', async () => {
    const type = () => product.type(host, `/lap time:0:12 race:Kart racer:${cyd}`);
    const slip = await type();
    expect(said(slip, true)).toMatch(
      /0:12\.000.*is 85 % under the best of 1:24\.500\. Record it\?/,
    );
    const taken = await product.press(host, only(slip.messages), '✗ Refuse');
    expect(said(taken, true)).toContain('It does not count');
    for (const outcome of [slip, taken]) expect(await countOwedSince(product.db, outcome)).toBe(0);
    const recorded = await product.press(host, only((await type()).messages), 'Record it');
    expect(await heard(product, recorded)).toContain('takes the lead of Kart');
    const choices = await complete(host, `/race void-lap racer:${cyd} lap:0:12`, 'lap');
    await product.type(
      host,
      `/race void-lap racer:${cyd} lap:${only(choices).value} reason:too good`,
    );
  });

  it('takes laps of hosts alone where the race says so', async () => {
    expect(said(await product.type(ann, '/lap time:1:20 race:Monza'), true)).toContain(
      'Only hosts record laps',
    );
    const lap = await product.type(host, `/lap time:1:20 race:Monza racer:${cyd}`);
    expect(said(lap, true)).toContain(`For **${cyd}**`);
  });

  it('voids a lap picked from the list, with a reason for all to read', async () => {
    await product.type(cyd, '/lap time:1:25 race:Kart');
    expect(said(await product.type(cyd, '/lap time:1:23 race:Kart'), true)).toMatch(
      /Personal best, 2\.000 faster/,
    );
    const choices = await complete(host, `/race void-lap racer:${cyd} lap:1:23`, 'lap');
    const { name, value } = only(choices);
    expect(name).toBe('1:23.000 · lap 3 in Kart · just now');
    const voided = await product.type(
      host,
      `/race void-lap racer:${cyd} lap:${value} reason:cut the chicane`,
    );
    expect(await heard(product, voided)).toMatch(
      /1:23\.000[\s\S]*was voided: cut the chicane[\s\S]*best is now \*\*1:25\.000/,
    );
    expect(said(await product.type(ann, '/leaderboard race:Kart'), true)).toMatch(
      /1:24\.500[\s\S]*1:25\.000/,
    );
    const again = await product.type(host, `/race void-lap racer:${cyd} lap:${value} reason:again`);
    expect([said(again, true), await countOwedSince(product.db, again)]).toEqual([
      expect.stringContaining('voided already'),
      0,
    ]);
    expect(
      said(await product.type(ann, `/race void-lap racer:${cyd} lap:1:25 reason:x`), true),
    ).toContain('Only a host');
  });

  it('locks, unlocks, lists and cancels with refunds', async () => {
    await product.type(ben, `/bet racer:${ann} amount:250 race:Spa`);
    expect(await heardOf(host, '/race lock race:Spa')).toContain('Betting on Spa is locked');
    expect(said(await product.type(ben, `/bet racer:${ann} amount:1 race:Spa`), true)).toContain(
      'locked',
    );
    expect(await heardOf(host, '/race unlock race:Spa')).toContain('open again');
    const list = said(await product.type(host, '/race list'), true);
    expect(list).toMatch(
      /Monza.*hosts record laps[\s\S]*Kart.*bets locked[\s\S]*Spa.*250 coins in 1 bet.*1 lap waits/,
    );
    expect(await balance(ben)).toBe(750);
    const cancelled = await product.confirm(
      host,
      '/race cancel race:Spa',
      'Cancel race and refund',
      {
        deliver: 3,
      },
    );
    expect((await heard(product, cancelled)).match(/1 bet was refunded/g)).toHaveLength(1);
    expect(await balance(ben)).toBe(1000);
    expect(said(await product.type(ann, '/lap time:1:20 race:Spa'), true)).toContain(
      'was cancelled',
    );
  });

  it('keeps timed locks, reminders and ends through a kill -9', async () => {
    const { sql } = product;
    await product.type(host, '/race open title:Timed lock:10s');
    await product.type(host, '/race open title:Quiet');
    await product.type(cyd, `/bet racer:${ben} amount:100 race:Quiet`);
    await product.kill();
    await sql`update party_games set last_activity_at = now() - interval '13 hours' where title = 'Monza'`;
    await sql`update party_games set last_activity_at = now() - interval '25 hours' where title = 'Quiet'`;
    await product.start();
    expect(textOf(await findMessage('Time is up'))).toContain('Timed');
    expect(said(await product.type(cyd, `/bet racer:${ben} amount:1 race:Timed`), true)).toContain(
      'locked',
    );
    expect(textOf(await findMessage('for 24 hours, so it ended by itself'))).toMatch(
      /Quiet is cancelled. 1 bet was refunded/,
    );
    expect(await balance(cyd)).toBe(1000);
    const reminder = await findMessage('For the host');
    expect(said(await product.press(ann, reminder, 'Pay out …'), true)).toContain('Only a host');
    expect(said(await product.press(host, reminder, 'Pay out …'), true)).toMatch(
      /Pay out Monza\?[\s\S]*1:20\.000/,
    );
    const preview = await product.press(host, reminder, 'Cancel race …');
    expect(said(preview, true)).toMatch(/Cancel Monza\?[\s\S]*leads with/);
    const [shown] = preview.messages;
    if (shown === undefined) throw new Error('no preview');
    const cancelled = await product.press(host, shown, 'Cancel race and refund');
    expect(await heard(product, cancelled)).toContain('Monza is cancelled');
    const [done] = cancelled.messages;
    if (done === undefined) throw new Error('no answer');
    const undone = await product.press(host, done, 'Undo');
    expect(await heard(product, undone)).toContain('Monza is on again');
    await product.confirm(host, '/race cancel race:Monza', 'Cancel race and refund');
    expect(await sql`select * from invariant_violations`).toEqual([]);
  });
});
