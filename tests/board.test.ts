import { describe, expect, it, vi } from 'vitest';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import {
  type Outcome,
  only as onlyOf,
  type SeenMessage,
  selectOf,
  textOf,
} from './support/product-acts.js';

const [host, ana, ben, cleo, dan] = cast;
const product = withProduct([host, ana, ben, cleo]);
const { balance, choose } = product;
/** Times at which the board was seen posted or edited. */
const seenAt = new Set<string>();

/** The board of a race: the bot's own message, which no command brought. */
async function findBoard(title: string): Promise<SeenMessage> {
  const boards = (await product.messages(ana)).filter(
    ({ author, cause, ephemeral, embeds }) =>
      author.bot && cause === null && !ephemeral && JSON.stringify(embeds).includes(title),
  );
  const [board, ...rest] = boards;
  if (board === undefined || rest.length > 0)
    throw new Error(`${boards.length} boards of ${title}`);
  seenAt.add(board.editedTimestamp ?? board.timestamp);
  return board;
}

/** Waits until the board tells something. */
function untilBoard(title: string, pattern: RegExp): Promise<SeenMessage> {
  const look = async () => {
    const board = await findBoard(title);
    expect(textOf(board)).toMatch(pattern);
    return board;
  };
  return vi.waitFor(look, { timeout: patienceMs, interval: 100 });
}

function only({ messages }: Outcome): SeenMessage {
  return onlyOf(messages);
}

describe('a live board', () => {
  it('appears with the first lap, in the channel where it was driven', async () => {
    await product.type(ana, '/lap time:1:24.500 car:Comet GT track:Harbour');
    const board = await untilBoard('Harbour', /1:24\.500.*Comet GT.*Open for laps and bets/s);
    expect(board.ephemeral).toBe(false);
  });

  it('follows the laps', async () => {
    await product.type(ben, '/lap time:1:23.900');
    await untilBoard('Harbour', /P1 1:23\.900 leader.*P2 1:24\.500 +\+0\.600.*Bets are locked/s);
    await product.type(host, '/race unlock');
    await untilBoard('Harbour', /Bets are open while times are known/);
  });

  it('lets guests bet 100 at once, once however often the choice is delivered', async () => {
    const asked = only(await product.press(cleo, await findBoard('Harbour'), 'Bet 100'));
    expect(asked.ephemeral).toBe(true);
    expect(selectOf(asked).options.slice(0, 2)).toMatchObject([
      { label: ben, description: 'P1 · 1:23.900' },
      { label: ana, description: 'P2 · 1:24.500' },
    ]);
    const ticket = await choose(cleo, asked, ben, { deliver: 5 });
    expect(textOf(only(ticket))).toMatch(/Bet placed.*100 coins.*200 coins.*900 coins/s);
    expect(await balance(cleo)).toBe(900);
    await untilBoard('Harbour', /100 coins in 1 bet/);
  });

  it('lets guests bet what they type, refusing what their wallet does not hold', async () => {
    const asked = only(await product.press(ana, await findBoard('Harbour'), 'Bet …'));
    const form = await choose(ana, asked, ana);
    expect(form.modal).toMatchObject({ title: `Bet on ${ana}` });
    const send = (outcome: Outcome, amount: string) => product.submit(ana, outcome, { amount });
    expect(textOf(only(await send(form, '1001')))).toContain('You have 1,000 coins');
    expect(textOf(only(await send(await choose(ana, asked, ana), 'half')))).toMatch(
      /Bet placed.*500 coins.*1,000 coins/s,
    );
    expect(await balance(ana)).toBe(500);
    await untilBoard('Harbour', /600 coins in 2 bets/);
  });

  it('asks somebody who has not joined to join', async () => {
    const refused = only(await product.press(dan, await findBoard('Harbour'), 'Bet 100'));
    expect(textOf(refused)).toContain('not joined');
    await product.press(dan, refused, 'Join');
    expect(
      selectOf(only(await product.press(dan, await findBoard('Harbour'), 'Bet 100'))).options
        .length,
    ).toBeGreaterThan(3);
  });

  it('takes laps and entries from its buttons, and answers them in private', async () => {
    const form = await product.press(cleo, await findBoard('Harbour'), 'Record a lap');
    expect(form.modal).toMatchObject({ title: 'Lap in Harbour' });
    expect(JSON.stringify(form.modal)).not.toContain('Track');
    const recorded = only(await product.submit(cleo, form, { time: '1:25', car: 'Mini' }));
    expect([recorded.ephemeral, textOf(recorded)]).toEqual([
      true,
      expect.stringContaining('First time on the board.'),
    ]);
    const again = await product.press(cleo, await findBoard('Harbour'), 'Record a lap');
    expect(JSON.stringify(again.modal)).toContain('"value":"Mini"');
    const slip = only(await product.type(cleo, '/lap time:1:02 race:Harbour'));
    expect(textOf(slip)).toContain('*Take back* works for 5 minutes.');
    const taken = only(await product.press(cleo, slip, 'Take back', { deliver: 3 }));
    expect(textOf(taken)).toMatch(/1:02\.000.*taken back by the racer/s);
    expect(taken.components).toEqual([]);
    const wrong = only(await product.submit(cleo, again, { time: 'fast' }));
    expect(textOf(wrong)).toContain('not a lap time');
    const entered = only(await product.press(host, await findBoard('Harbour'), 'I’m racing'));
    expect(textOf(entered)).toContain('You race in Harbour');
    await untilBoard('Harbour', new RegExp(`Racing, no lap yet.*${host}`, 's'));
    const asked = only(await product.press(ana, await findBoard('Harbour'), 'Bet …'));
    expect(selectOf(asked).options[3]).toMatchObject({
      label: host,
      description: 'Racing, no lap yet',
    });
    const choices = await product.complete(ana, '/bet racer: amount:5', 'racer');
    expect(choices.slice(0, 4).map(({ name }) => name)).toContain(host);
    expect(textOf(only(await product.press(host, entered, 'Not racing')))).toContain('not on the');
  });

  it('takes no bets once locked, on buttons that were pressed before either', async () => {
    const asked = only(await product.press(cleo, await findBoard('Harbour'), 'Bet 100'));
    const preview = only({
      ...(await product.type(host, '/settle')),
      messages: await privateMessages(host),
    });
    const locked = await untilBoard('Harbour', /Bets are locked/);
    expect(JSON.stringify(locked.components)).not.toContain('Bet');
    expect(textOf(only(await choose(cleo, asked, ben)))).toContain('is locked');
    expect(await balance(cleo)).toBe(900);
    await product.press(host, preview, 'Pay out');
  });

  it('ends with the final order; the result has the podium as a picture whose alt text has the names', async () => {
    const board = await untilBoard(
      'Harbour',
      /Winner: .*Finished and paid out.*600 coins staked, 200 coins paid/s,
    );
    expect(board.attachments).toEqual([]);
    const findResult = async () => {
      const all = await product.messages(ana);
      const result = all.find(({ content }) => content.includes('Harbour is settled'));
      expect(result?.attachments).toMatchObject([
        { filename: 'podium.png', content_type: 'image/png', width: 1200, height: 630 },
      ]);
      const picture = JSON.stringify(result?.attachments);
      expect(picture).toContain(`1. ${ben}, 1:23.900; 2. ${ana}, 1:24.500`);
    };
    await vi.waitFor(findResult, { timeout: patienceMs, interval: 100 });
  });

  it('asks whether a lap just after the payout is meant for a new race', async () => {
    const asked = only(await product.type(ben, '/lap time:1:22 car:Comet GT'));
    expect(textOf(asked)).toContain('Too late for Harbour');
    const [laps] = await product.sql`select count(*)::int as laps from sim_race_laps`;
    expect(laps).toEqual({ laps: 4 });
    const recorded = only(await product.press(ben, asked, 'Open a new race'));
    expect(textOf(recorded)).toContain('1:22.000');
    await product.type(host, '/race cancel');
  });

  it('was never changed twice within three seconds', () => {
    const times = [...seenAt].map((at) => Date.parse(at)).sort((a, b) => a - b);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(times.length).toBeGreaterThan(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  });

  it('tells the host where it may not be posted, and comes once it may', async () => {
    const deny = (names: readonly string[]) =>
      product.patch('/rehearsal/api/channels/party', { deny: names });
    await deny(['SendMessages']);
    const opened = await product.type(host, '/race open title:Behind doors');
    expect(opened.messages.map(textOf).join()).toMatch(
      /live board is missing: I may not write in <#\d+>.*Send Messages/,
    );
    expect(textOf(only(await product.type(host, '/race list')))).toContain('live board is missing');
    const refused = async () =>
      product.sql`select g.id from party_games g join kept_messages k on k.race_id = g.id
          where g.title = 'Behind doors' and k.rest_until > now() + interval '25 seconds'`;
    await vi.waitFor(async () => expect(await refused()).toHaveLength(1), {
      timeout: patienceMs,
      interval: 100,
    });
    await deny([]);
    // The board may come by itself meanwhile, beside the answer.
    const listed = await product.type(host, '/race list');
    expect(listed.messages.map(textOf).join()).not.toContain('missing');
    await product.sql`update kept_messages set rest_until = now() where race_id in (
      select id from party_games where title = 'Behind doors')`;
    await product.type(ana, '/lap time:1:20 race:Behind doors');
    await untilBoard('Behind doors', /1:20\.000/);
  });
});

/** What only this guest sees and is not dismissed: the last of it. */
async function privateMessages(as: string): Promise<readonly SeenMessage[]> {
  return (await product.messages(as))
    .filter(({ ephemeral, components }) => ephemeral && components.length > 0)
    .slice(-1);
}
