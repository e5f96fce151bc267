import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  randomPin,
  refusalOf,
  setBalance,
  tickingClock,
} from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { settleRace } from '../betting/settle-race.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import { type LogFilter, logFilters } from '../contract/log.js';
import type { Database } from '../db/database.js';
import { readLog } from '../events/read-log.js';
import { addWalkIn } from '../party/add-walk-in.js';
import type { Party } from '../party/ensure-party.js';
import { readLastReset } from '../party/last-reset.js';
import { renameGuest } from '../party/rename-guest.js';
import { readAccent, readInvite, readPrize } from '../party/setting-rules.js';
import { changeSettings, readSettings } from '../party/settings.js';
import { takeOverSeat } from '../party/take-over-seat.js';
import { listVoidableLaps } from '../racing/laps/find-laps.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { voidLap } from '../racing/laps/void-lap.js';
import { lockRace } from '../racing/lock-race.js';
import { writeCsv } from '../values/csv.js';
import { grantCoins } from '../wallet/grant-coins.js';
import { exportParty } from './export-party.js';
import { listUndoable } from './list-undoable.js';
import { mergeGuests } from './merge-guests.js';
import { readStats } from './read-stats.js';
import { offerReset, resetParty } from './reset-party.js';
import { undoAct } from './undo-act.js';

let bed: TestDatabase;
let db: Database;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
  db = bed.db;
});
afterAll(() => bed.close());

const lap = (party: Party, racerId: string, timeMs: number, raceInput: string | null = null) =>
  submitLap(
    db,
    { party, racerId, submittedBy: null, timeMs, raceInput, interactionId: freshId() },
    clock,
  );
const bet = (
  party: Party,
  bettorId: string,
  targetId: string,
  amount: number,
  raceInput: string | null = null,
) =>
  placeBet(
    db,
    { party, bettorId, targetId, raceInput, amountText: String(amount), interactionId: freshId() },
    clock,
  );

async function settle(party: Party, gameId: string): Promise<void> {
  const { boardVersion } = await previewSettlement(
    db,
    { party, raceInput: gameId, triggeredBy: null },
    clock,
  );
  await settleRace(
    db,
    { party, gameId, boardVersion, settledBy: null, interactionId: freshId() },
    clock,
  );
}

async function balances(party: Party): Promise<Readonly<Record<string, number>>> {
  const rows = await db.sql<{ name: string; coins: number }[]>`
    select name, wallet_balance as coins from party_users where party_id = ${party.id} and merged_into is null`;
  return Object.fromEntries(rows.map(({ name, coins }) => [name, coins]));
}

describe('coins from a host', () => {
  const grant = (
    party: Party,
    userId: string,
    amount: number,
    reason = 'cake',
    interactionId = freshId(),
  ) => grantCoins(db, { party, userId, amount, reason, grantedBy: null, interactionId }, clock);

  test('are given and taken, once for each interaction', async () => {
    const { party, guests } = await createParty(db, ['Ann']);
    const interactionId = freshId();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => grant(party, guests.Ann.id, 250, 'cake', interactionId)),
    );
    expect(all.map(({ balance }) => balance)).toEqual([1250, 1250, 1250, 1250, 1250]);
    expect(await grant(party, guests.Ann.id, -1250)).toMatchObject({ balance: 0 });
    expect(await balances(party)).toEqual({ Ann: 0 });
  });

  test.each([
    [0, 'cake', 'grant-invalid'],
    [1.5, 'cake', 'grant-invalid'],
    [Number.NaN, 'cake', 'grant-invalid'],
    [2 ** 31, 'cake', 'grant-invalid'],
    [2 ** 53, 'cake', 'grant-invalid'],
    [-1001, 'cake', 'grant-below-zero'],
    [2_147_483_647, 'cake', 'grant-over-limit'],
    [5, '\u200b\u200d', 'grant-reason-missing'],
  ])('%d for “%s” are refused as %s, and nothing moves', async (amount, reason, code) => {
    const { party, guests } = await createParty(db, ['Ann']);
    expect(await refusalOf(grant(party, guests.Ann.id, amount, reason))).toMatchObject({ code });
    expect(await balances(party)).toEqual({ Ann: 1000 });
  });

  test('never take a wallet below zero, however many are taken at once', async () => {
    const { party, guests } = await createParty(db, ['Ann']);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => grant(party, guests.Ann.id, -300)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await balances(party)).toEqual({ Ann: 100 });
  });

  test('reach no guest of another party', async () => {
    const [{ party }, { guests }] = [await createParty(db, ['Ann']), await createParty(db, ['Bo'])];
    expect(await refusalOf(grant(party, guests.Bo.id, 5))).toMatchObject({ code: 'not-found' });
  });
});

describe('settings', () => {
  test('change, and are recorded by name where they differ', async () => {
    const { party } = await createParty(db, []);
    const input = {
      partyId: party.id,
      changes: { hostRoleId: freshId(), payoutRule: 'pool' },
      changedBy: null,
    } as const;
    const after = await changeSettings(db, input, clock);
    expect(after).toMatchObject({ ...input.changes, civilianPrize: 100, imposterPrize: 300 });
    expect(await changeSettings(db, input, clock)).toEqual(await readSettings(db.orm, party.id));
    const events =
      await db.sql`select data->'fields' as fields from party_events where party_id = ${party.id}`;
    expect(events.map((event) => event['fields'])).toEqual([['hostRoleId', 'payoutRule']]);
  });

  test.each([
    ['https://discord.gg/abc-DEF', 'https://discord.gg/abc-DEF'],
    ['discord.com/invite/xyz/', 'https://discord.gg/xyz'],
    [' https://discordapp.com/invite/a1 ', 'https://discord.gg/a1'],
    ['', null],
  ])('an invite %s is kept as %s', (typed, kept) => {
    expect(readInvite(typed)).toBe(kept);
  });

  test.each([
    'https://evil.example/discord.gg/abc',
    'javascript:alert(1)',
    'https://discord.gg/',
    'https://discord.gg/a b',
    'https://discord.gg.evil.example/abc',
    'x'.repeat(6000),
  ])('an invite %.40s is refused', async (typed) => {
    expect(await refusalOf(Promise.resolve().then(() => readInvite(typed)))).toMatchObject({
      params: { field: 'invite' },
    });
  });

  test('a prize and a colour are read as typed, or refused', async () => {
    expect([
      readPrize('1,000'),
      readPrize('0'),
      readAccent('8B5CF6'),
      readAccent('#00ff00'),
      readAccent(' '),
    ]).toEqual([1000, 0, '#8b5cf6', '#00ff00', null]);
    for (const typed of ['-1', '1.5', 'many', '', '1000001', '1e3', '٣']) {
      expect(await refusalOf(Promise.resolve().then(() => readPrize(typed)))).toMatchObject({
        params: { field: 'prize' },
      });
    }
    for (const typed of ['red', '#fff', '#12345g', 'url(x)']) {
      expect(await refusalOf(Promise.resolve().then(() => readAccent(typed)))).toMatchObject({
        params: { field: 'accent' },
      });
    }
  });
});

async function submitVoid(party: Party, racerId: string): Promise<void> {
  const [last] = await listVoidableLaps(db, party.id, { racerId, limit: 1 });
  const change = { party, lapId: last?.id ?? 0, reason: 'cut the chicane', triggeredBy: null };
  await voidLap(db, change, clock);
}

async function offered(party: Party) {
  const discordId = freshId();
  const resetId = await offerReset(db, party, discordId, clock);
  return { party, resetId, caller: discordId, typedName: party.name, resetBy: null };
}

describe('a reset', () => {
  test('refunds, ends live races and levels every wallet, once however often it is confirmed', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben', 'Cid']);
    await lap(party, guests.Ann.id, 80_000);
    await bet(party, guests.Ben.id, guests.Ann.id, 400);
    await setBalance(db, guests.Cid, 5);
    const input = await offered(party);
    expect(
      await refusalOf(
        Promise.resolve().then(() => resetParty(db, { ...input, typedName: 'x' }, clock)),
      ),
    ).toMatchObject({
      code: 'reset-name-wrong',
    });
    const all = await Promise.all(
      Array.from({ length: 4 }, () =>
        resetParty(db, { ...input, typedName: ' test  PARTY' }, clock),
      ),
    );
    expect(
      all.map(({ guests: count, cancelledRaces, refundedBets }) => [
        count,
        cancelledRaces,
        refundedBets,
      ]),
    ).toEqual(all.map(() => [3, 1, 1]));
    expect(all.filter(({ files }) => files.length > 0)).toHaveLength(1);
    expect(await balances(party)).toEqual({ Ann: 1000, Ben: 1000, Cid: 1000 });
    const kinds = await db.sql`
      select u.name, w.amount from wallet_entries w join party_users u on u.id = w.user_id
      where w.party_id = ${party.id} and w.kind = 'RESET' order by 1`;
    expect(kinds.map((row) => [row['name'], row['amount']])).toEqual([['Cid', 995]]);
    const foreign = resetParty(db, { ...(await offered(party)), caller: freshId() }, clock);
    expect(await refusalOf(foreign)).toMatchObject({ code: 'not-found' });
  });

  test('leaves every wallet at 1,000 and no bet pending while guests bet', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
    const { party, guests } = await createParty(db, names);
    const race = await openUnlocked(db, party, clock);
    await lap(party, guests.A.id, 80_000);
    const input = await offered(party);
    // By its id: a bet that names no race would open the next one after the reset, as it may.
    const betting = names.flatMap((name) =>
      [10, 20, 30].map((amount) =>
        bet(party, guests[name].id, guests.A.id, amount, race.id).catch(() => null),
      ),
    );
    await resetParty(db, input, clock);
    await Promise.all(betting);
    expect(new Set(Object.values(await balances(party)))).toEqual(new Set([1000]));
    const pending =
      await db.sql`select from bets where party_id = ${party.id} and status = 'PENDING'`;
    expect(pending).toHaveLength(0);
  });
});

describe('taking a reset back', () => {
  async function reset(party: Party) {
    const outcome = await resetParty(db, await offered(party), clock);
    return { ...outcome, actId: outcome.undo?.actId ?? '' };
  }
  const undo = (party: Party, actId: string, acceptsDebts = true, at = clock) =>
    undoAct(db, { party, actId, triggeredBy: null, acceptsDebts }, at);
  async function evening() {
    const { party, guests } = await createParty(db, ['Ann', 'Ben', 'Cid', 'Dee']);
    const race = await openUnlocked(db, party, clock, { title: 'Spa' });
    const betting = await openUnlocked(db, party, clock, { title: 'Monza', payoutRule: 'pool' });
    await lap(party, guests.Ann.id, 80_000, race.id);
    await lockRace(db, { party, gameId: race.id, triggeredBy: null }, clock);
    await bet(party, guests.Ben.id, guests.Ann.id, 300, betting.id);
    await bet(party, guests.Cid.id, guests.Cid.id, 40, betting.id);
    await setBalance(db, guests.Dee, 3450);
    return { party, guests, races: [race, betting] as const };
  }
  /** Coins, debts, races and bets as they are. */
  const picture = (party: Party) => db.sql`
    select u.name, u.wallet_balance as coins, u.debt from party_users u where u.party_id = ${party.id}
    union all select g.title, null, case g.status when 'OPEN' then 1 when 'LOCKED' then 2 else 3 end from party_games g where g.party_id = ${party.id}
    union all select b.status, b.amount, 0 from bets b where b.party_id = ${party.id} order by 1, 2`;

  test('shows what comes back, brings it back once, and counts from the evening before', async () => {
    const { party } = await evening();
    const before = await picture(party);
    const { actId } = await reset(party);
    const brings = { guests: 1, races: expect.arrayContaining(['Spa', 'Monza']), bets: 2 };
    expect(await undo(party, actId, false)).toEqual({ outcome: 'asks-reset', actId, ...brings });
    expect(await picture(party)).not.toEqual(before);
    expect((await listUndoable(db, party.id, 5, clock)).map(({ kind }) => kind)).toEqual(['reset']);
    const presses = await Promise.all([1, 2, 3, 4, 5].map(() => undo(party, actId)));
    expect(presses.filter((one) => 'isChanged' in one && one.isChanged)).toEqual([
      { outcome: 'reset-undone', ...brings, isChanged: true },
    ]);
    expect(await picture(party)).toEqual(before);
    expect(await readLastReset(db.orm, party.id)).toBeNull();
    expect((await readStats(db, party.id)).since).toBeNull();
    expect(await listUndoable(db, party.id, 5, clock)).toEqual([]);
  });

  test('is refused where coins have moved since, until these are back, and for a day', async () => {
    const { party, guests } = await evening();
    const { actId } = await reset(party);
    const placed = await bet(party, guests.Ben.id, guests.Ann.id, 10);
    const refused = { code: 'reset-built-on', params: { name: 'Ben' } };
    expect(await refusalOf(undo(party, actId))).toEqual(refused);
    await withdrawBet(db, { party, betId: placed.bet.id, triggeredBy: guests.Ben.id }, clock);
    const late = { now: () => new Date(clock.now().getTime() + 86_400_000) };
    expect(await refusalOf(undo(party, actId, true, late))).toMatchObject({
      code: 'act-too-late',
      params: { kind: 'reset' },
    });
    expect(await undo(party, actId, false)).toMatchObject({ outcome: 'asks-reset' });
    await reset(party);
    expect((await refusalOf(undo(party, actId))).code).toBe('act-before-reset');
  });

  test('gives debts back that the starting coins had paid', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben']);
    const coins = { party, userId: guests.Ann.id, amount: 500, reason: 'slip', grantedBy: null };
    const grant = await grantCoins(db, { ...coins, interactionId: freshId() }, clock);
    const race = await openUnlocked(db, party, clock, { title: 'Spa' });
    await bet(party, guests.Ann.id, guests.Ben.id, 1400, race.id);
    await lap(party, guests.Ann.id, 80_000, race.id);
    await settle(party, race.id);
    await undo(party, grant.undo?.actId ?? '');
    const before = await picture(party);
    expect(before).toContainEqual({ name: 'Ann', coins: 0, debt: 400 });
    const { actId } = await reset(party);
    expect(await picture(party)).toContainEqual({ name: 'Ann', coins: 1000, debt: 0 });
    expect(await undo(party, actId)).toMatchObject({ isChanged: true });
    expect(await picture(party)).toEqual(before);
    expect(await db.sql`select * from invariant_violations`).toEqual([]);
  });

  test('a reset names the richest, several where they have as much, and nobody where all have', async () => {
    const { party, guests } = await evening();
    const richest = async () => {
      await reset(party);
      const [event] = await db.sql`
        select data->'richest' as richest from party_events
        where party_id = ${party.id} and event_type = 'party-reset' order by id desc limit 1`;
      return event?.['richest'] as unknown;
    };
    expect(await richest()).toEqual({ names: ['Dee'], hidden: 0, coins: 3450 });
    expect(await richest()).toBeNull();
    for (const guest of [guests.Ben, guests.Ann]) await setBalance(db, guest, 1200);
    expect(await richest()).toEqual({ names: ['Ann', 'Ben'], hidden: 0, coins: 1200 });
  });
});

describe('the export', () => {
  test('guards what a spreadsheet would run, and keeps numbers, quotes and line breaks', () => {
    const cells = [
      '=cmd|x',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      'say "hi", Ann',
      'two\nlines',
      'plain',
    ];
    expect(writeCsv(['a'], [...cells.map((cell) => [cell]), [-5], [null]])).toBe(
      [
        '\uFEFF"a"',
        `"'=cmd|x"`,
        `"'+1"`,
        `"'-1"`,
        `"'@SUM(A1)"`,
        `"'\t=1"`,
        '"say ""hi"", Ann"',
        '"two\nlines"',
        '"plain"',
        '-5',
        '',
        '',
      ].join('\r\n'),
    );
  });

  test('holds guests, laps, bets and ledger of this party alone, and no PIN', async () => {
    const { party, guests } = await createParty(db, ['=Ann', 'Ben']);
    await createParty(db, ['Stranger']);
    await lap(party, guests['=Ann'].id, 80_000);
    await bet(party, guests.Ben.id, guests['=Ann'].id, 40);
    const files = await exportParty(db.orm, party.id);
    expect(files.map(({ name }) => name)).toEqual([
      'guests.csv',
      'laps.csv',
      'bets.csv',
      'ledger.csv',
    ]);
    const text = files.map((file) => file.text).join('');
    expect(text).toContain(`"'=Ann"`);
    expect(text).toMatch(/"Ben","'=Ann",40,"PENDING"/);
    expect(text).not.toContain('Stranger');
    const pins = await db.sql<
      { pin: number }[]
    >`select pin_code as pin from party_users where party_id = ${party.id}`;
    expect(files[0]?.text.split(/[",\r\n]/)).not.toContain(String(pins[0]?.pin));
  });
});

describe('the log', () => {
  test('tells of one’s own deed under the name of then, of another’s under the name of now', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben']);
    await lap(party, guests.Ann.id, 80_000);
    await bet(party, guests.Ben.id, guests.Ann.id, 40);
    for (const [guest, name] of [
      [guests.Ben, 'Benny'],
      [guests.Ann, 'Anna'],
    ] as const)
      await renameGuest(db, guest, name, clock, {
        renamedBy: guests.Ann.id,
        interactionId: freshId(),
        mayLookAlike: false,
      });
    const { lines } = await readLog(db, party.id, { filter: 'all', page: 0, until: clock.now() });
    expect(
      lines.map(({ type, actor, name, other }) => [type, actor, name, other]).slice(0, 3),
    ).toEqual([
      ['user-renamed', 'Anna', 'Anna', 'Ann'],
      ['user-renamed', 'Anna', 'Benny', 'Ben'],
      ['bet-placed', 'Ben', 'Ben', 'Ann'],
    ]);
  });

  test('tells who, what and when, by kind and page, of this party alone', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben']);
    await createParty(db, ['Stranger']);
    const { race } = await lap(party, guests.Ann.id, 80_000);
    await bet(party, guests.Ben.id, guests.Ann.id, 40);
    await grantCoins(
      db,
      {
        party,
        userId: guests.Ben.id,
        amount: 5,
        reason: 'cake',
        grantedBy: guests.Ann.id,
        interactionId: freshId(),
      },
      clock,
    );
    const read = (filter: LogFilter, page = 0) =>
      readLog(db, party.id, { filter, page, until: clock.now() });
    const [granted, placed] = (await read('all')).lines;
    expect(granted).toMatchObject({
      type: 'coins-granted',
      actor: 'Ann',
      name: 'Ben',
      amount: 5,
      balance: 965,
      reason: 'cake',
      guestId: guests.Ben.id,
    });
    expect(placed).toMatchObject({
      type: 'bet-placed',
      actor: 'Ben',
      name: 'Ben',
      other: 'Ann',
      amount: 40,
      race: race.title,
      raceId: race.id,
    });
    expect((await read('races')).lines.map(({ type }) => type)).toEqual([
      'leaderboard-update',
      'race-opened',
    ]);
    expect((await read('coins')).lines.map(({ type, amount }) => [type, amount])).toEqual([
      ['GRANT', 5],
      ['STAKE', -40],
      ['JOIN', 1000],
      ['JOIN', 1000],
    ]);
    for (let index = 0; index < 20; index += 1) await bet(party, guests.Ben.id, guests.Ann.id, 1);
    const until = clock.now();
    const first = await readLog(db, party.id, { filter: 'bets', page: 0, until });
    await bet(party, guests.Ben.id, guests.Ann.id, 1);
    const second = await readLog(db, party.id, { filter: 'bets', page: 1, until });
    expect([first.lines.length, first.hasOlder, second.lines.length, second.hasOlder]).toEqual([
      15,
      true,
      6,
      false,
    ]);
    await submitVoid(party, guests.Ann.id);
    expect((await read('races')).lines[0]).toMatchObject({
      ...{ type: 'lap-voided', name: 'Ann', lapTimeMs: 80_000, reason: 'cut the chicane' },
    });
    const added = { party, name: 'Gran', addedBy: null, interactionId: freshId() };
    const { guest } = await addWalkIn(db, added, clock, randomPin);
    const person = { party, discordId: freshId(), avatarUrl: null, pin: String(guest.pinCode) };
    await takeOverSeat(db, person, clock);
    expect((await read('guests')).lines[0]).toMatchObject({ name: 'Gran', isTakenOver: true });
    expect((await read('guests')).lines[1]).toMatchObject({ name: 'Gran', isTakenOver: false });
  });

  test('never holds a word, hint or role, even of a revealed round', async () => {
    const { party } = await createParty(db, ['Ann']);
    const data = {
      roundId: freshId(),
      round: 3,
      name: 'Marzipan',
      word: 'Marzipan',
      hint: 'Almond',
      imposters: [{ userId: 'x', name: 'Ann' }],
      title: 'Marzipan',
    };
    await db.sql`
      insert into party_events (party_id, event_type, channel, data, created_at)
      values (${party.id}, 'round-revealed', 'imposter-game', ${JSON.stringify(data)}::text::jsonb, ${clock.now()})`;
    for (const filter of logFilters) {
      const text = JSON.stringify(
        await readLog(db, party.id, { filter, page: 0, until: clock.now() }),
      );
      expect(text).not.toMatch(/Marzipan|Almond|imposters/);
    }
    expect(
      (await readLog(db, party.id, { filter: 'words', page: 0, until: clock.now() })).lines,
    ).toMatchObject([{ type: 'round-revealed', round: 3 }]);
  });
});

describe('the statistics', () => {
  test('count wins, laps and lies since the last reset, merged seats for the guest they went to', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben']);
    await openUnlocked(db, party, clock);
    const { guest: walkIn } = await addWalkIn(
      db,
      { party, name: 'Annie', addedBy: null, interactionId: freshId() },
      clock,
      randomPin,
    );
    const { race } = await lap(party, walkIn.id, 79_000);
    await lap(party, guests.Ann.id, 80_000);
    await lap(party, guests.Ben.id, 81_000);
    await bet(party, guests.Ben.id, walkIn.id, 40);
    await bet(party, walkIn.id, walkIn.id, 300);
    await settle(party, race.id);
    await mergeGuests(
      db,
      { party, fromId: walkIn.id, intoId: guests.Ann.id, mergedBy: null },
      clock,
    );
    const { leaders } = await readStats(db, party.id);
    expect(leaders['coins-won']).toMatchObject([
      { name: 'Ann', value: 300 },
      { name: 'Ben', value: 40 },
    ]);
    expect(leaders['single-win'][0]).toMatchObject({ name: 'Ann', value: 300, race: race.title });
    expect(leaders['fastest-lap']).toMatchObject([
      { name: 'Ann', value: 79_000 },
      { name: 'Ben', value: 81_000 },
    ]);
    expect(leaders['most-laps'][0]).toMatchObject({ name: 'Ann', value: 2 });
    expect(leaders['race-wins']).toMatchObject([{ name: 'Ann', value: 1 }]);
    expect(leaders['best-liar']).toEqual([]);
    const discordId = freshId();
    const resetId = await offerReset(db, party, discordId, clock);
    await resetParty(
      db,
      { party, resetId, caller: discordId, typedName: party.name, resetBy: null },
      clock,
    );
    const after = await readStats(db, party.id);
    expect(after.since).not.toBeNull();
    expect(Object.values(after.leaders).flat()).toEqual([]);
  });
});
