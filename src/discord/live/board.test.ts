import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Channels, keepParty, killAfterPosting } from '../../../tests/support/channels.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createTestClock, type TestClock } from '../../../tests/support/imposter-party.js';
import { createParty, freshId, openUnlocked } from '../../../tests/support/party.js';
import { placeBet } from '../../betting/place-bet.js';
import { settleRace } from '../../betting/settle-race.js';
import { cancelRace } from '../../evening/cancel-race.js';
import type { Guest } from '../../party/guest.js';
import { submitLap } from '../../racing/laps/submit-lap.js';
import { lockRace, unlockRace } from '../../racing/lock-race.js';
import { readLiveBoard } from '../../racing/read-live-board.js';
import type { MessageBody } from '../kernel/command.js';
import { renderLiveBoard } from '../racing/render-live-board.js';
import { type BoardDeps, boardKind } from './board.js';
import { type KeepDeps, keeping } from './keeping.js';

const here = '1200000000000000001';
const elsewhere = '1200000000000000002';

let database: TestDatabase;
let clock: TestClock;
let channels: Channels;
let deps: KeepDeps & BoardDeps & { readonly poster: Channels };
let logged: unknown[];
let guests: Readonly<Record<'Ana' | 'Ben', Guest>>;
let party: Awaited<ReturnType<typeof createParty>>['party'];

beforeEach(async () => {
  database = await createTestDatabase();
  clock = createTestClock();
  channels = new Channels(clock);
  logged = [];
  const note = (fields: unknown) => void logged.push(fields);
  const log = { debug: note, info: note, warn: note, error: note };
  deps = { db: database.db, clock, log, poster: channels };
  ({ party, guests } = await createParty(database.db, ['Ana', 'Ben'], clock));
});
afterEach(() => database.close());

async function drive(guest: Guest, timeMs: number): Promise<string> {
  const input = {
    party,
    racerId: guest.id,
    submittedBy: guest.id,
    timeMs,
    isNewRaceMeant: true,
    channelId: here,
    interactionId: freshId(),
  };
  return (await submitLap(database.db, input, clock)).race.id;
}

function bet(amountText = '100') {
  const input = {
    party,
    bettorId: guests.Ben.id,
    targetId: guests.Ana.id,
    amountText,
    interactionId: freshId(),
  };
  return placeBet(database.db, input, clock);
}

async function settle(gameId: string): Promise<void> {
  const { race } = await lockRace(database.db, { party, gameId, triggeredBy: null }, clock);
  const input = {
    party,
    gameId,
    boardVersion: race.boardVersion,
    settledBy: null,
    interactionId: freshId(),
  };
  expect((await settleRace(database.db, input, clock)).outcome).toBe('paid');
}

const show = () => keepParty(deps, [boardKind(deps)], party.id);

const editGapMs = 3_000;
const repostGapMs = 60_000;

/** Lets the time for the next edit come, then shows. */
async function showLater(ms: number = editGapMs): Promise<void> {
  clock.advance(ms);
  await show();
}

describe('a live board', () => {
  it('is posted where the race was opened, and left alone while nothing changes', async () => {
    await drive(guests.Ana, 84_500);
    expect(await show()).toBeNull();
    await showLater();
    await showLater(600_000);
    expect(channels.calls.map(({ what }) => what)).toEqual(['send']);
    expect([...channels.messages.values()].map(({ channelId }) => channelId)).toEqual([here]);
    expect(JSON.stringify(channels.only())).toMatch(
      /1:24\.500.*Ana.*Open for laps and bets.*Bet 100.*Bet …/,
    );
  });

  it('says when bets lock, and where they are open while times are known', async () => {
    const shown = async (gameId: string) => {
      const live = await readLiveBoard(database.db, gameId);
      return JSON.stringify(live === null ? null : renderLiveBoard(live).embeds);
    };
    const byLap = await drive(guests.Ana, 84_500);
    expect(await shown(byLap)).toMatch(/Betting locks with the next lap, <t:\d+:R> at the latest/);
    expect(await shown(byLap)).not.toContain('while times are known');
    const change = { party, gameId: byLap, triggeredBy: null };
    await lockRace(database.db, change, clock);
    await unlockRace(database.db, change, clock);
    expect(await shown(byLap)).toMatch(
      /Open for laps and bets.*Bets are open while times are known/,
    );
    await settle(byLap);
    const { race } = await bet();
    expect(await shown(race.id)).toContain('Betting locks with the first lap.');
    await settle(await drive(guests.Ana, 84_500));
    const byHand = await openUnlocked(database.db, party, clock);
    expect(await shown(byHand.id)).not.toMatch(/Betting locks|times are known/);
    await drive(guests.Ana, 84_500);
    expect(await shown(byHand.id)).toContain('Bets are open while times are known');
  });

  it('goes to the channel for boards where the party has one, and where the race was opened if that is closed', async () => {
    await database.db
      .sql`update parties set board_channel_id = ${elsewhere} where id = ${party.id}`;
    await drive(guests.Ana, 84_500);
    await show();
    expect([...channels.messages.values()].map(({ channelId }) => channelId)).toEqual([elsewhere]);
    channels.messages.clear();
    channels.closed.add(elsewhere);
    await settle(await drive(guests.Ana, 83_000));
    await drive(guests.Ana, 82_000);
    await show();
    expect([...channels.messages.values()].map(({ channelId }) => channelId)).toEqual([here]);
  });

  it('is edited at most every three seconds however much happens, and ends up true', async () => {
    await drive(guests.Ana, 90_000);
    for (let lap = 1; lap <= 60; lap += 1) {
      await drive(guests.Ben, 90_000 - lap);
      const due = await show();
      if (due !== null)
        expect(due.getTime() - clock.now().getTime()).toBeLessThanOrEqual(editGapMs);
      clock.advance(250);
    }
    await showLater();
    const times = channels.calls.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(editGapMs);
    expect(channels.count('edit')).toBe(5);
    expect(JSON.stringify(channels.only())).toContain('1:29.940');
  });

  it('shows the pot and who is backed; locked it takes no bets; settled it keeps the final order', async () => {
    const gameId = await drive(guests.Ana, 84_500);
    await bet();
    await show();
    expect(JSON.stringify(channels.only())).toMatch(/100 coins in 1 bet.*Ana · 100 coins/);
    await lockRace(database.db, { party, gameId, triggeredBy: null }, clock);
    await showLater();
    expect(JSON.stringify(channels.only())).toContain('Bets are locked');
    expect(JSON.stringify(channels.only().components)).not.toContain('Bet');
    await settle(gameId);
    await showLater();
    const { files, embeds } = channels.only();
    expect(JSON.stringify(embeds)).toMatch(/Winner: \*\*Ana\*\*.*100 coins staked, 200 coins paid/);
    expect(files).toBeUndefined();
    const before = channels.calls.length;
    await showLater(600_000);
    expect(channels.calls).toHaveLength(before);
  });

  it('tells that a race was cancelled, and is on again when one is unlocked', async () => {
    const gameId = await drive(guests.Ana, 84_500);
    await bet();
    await lockRace(database.db, { party, gameId, triggeredBy: null }, clock);
    await show();
    await unlockRace(database.db, { party, gameId, triggeredBy: null }, clock);
    await showLater();
    expect(JSON.stringify(channels.only())).toContain('Bet 100');
    await cancelRace(database.db, { party, gameId, triggeredBy: null }, clock);
    await showLater();
    expect(JSON.stringify(channels.only())).toContain('Cancelled, every bet refunded');
    expect(channels.only().files).toBeUndefined();
  });
});

describe('a live board that was lost', () => {
  it('is posted again when it was deleted, but not twice in a minute', async () => {
    await drive(guests.Ana, 84_500);
    await show();
    channels.messages.clear();
    await drive(guests.Ana, 84_000);
    await showLater();
    expect(channels.count('send')).toBe(1);
    await showLater(repostGapMs);
    // What a first try may have left is brought up to date once more.
    await showLater();
    expect(channels.count('send')).toBe(2);
    expect(JSON.stringify(channels.only())).toContain('1:24.000');
  });

  it('is posted anew below twenty newer messages, once a minute, and the old one goes', async () => {
    await drive(guests.Ana, 84_500);
    await show();
    channels.newer = 20;
    // 116 s: time for one, not for two.
    for (let lap = 1; lap <= 29; lap += 1) {
      await drive(guests.Ana, 84_500 - lap);
      await showLater(4_000);
    }
    expect(channels.count('send')).toBe(2);
    expect(channels.count('remove')).toBe(1);
    expect(channels.messages.size).toBe(1);
  });

  it('comes back also where nothing happens in its race, within a minute', async () => {
    await drive(guests.Ana, 84_500);
    await show();
    channels.newer = 20;
    await showLater(repostGapMs - 1);
    expect(channels.count('send')).toBe(1);
    await showLater(editGapMs + 1);
    expect([channels.count('send'), channels.count('remove'), channels.messages.size]).toEqual([
      2, 1, 1,
    ]);
    channels.newer = 0;
    channels.messages.clear();
    await showLater(editGapMs);
    await showLater(repostGapMs);
    expect([channels.count('send'), channels.messages.size]).toEqual([3, 1]);
    await showLater(editGapMs);
    const calls = channels.calls.length;
    await showLater(repostGapMs);
    expect(channels.calls).toHaveLength(calls);
  });

  it('stays away from a channel that is closed to the bot, tells the host, and comes back', async () => {
    await drive(guests.Ana, 84_500);
    channels.closed.add(here);
    await show();
    await showLater();
    await showLater();
    expect(channels.count('send')).toBe(1);
    expect(logged).toEqual([expect.objectContaining({ what: 'live board', channels: [here] })]);
    channels.closed.clear();
    await showLater(keeping.closedMs);
    expect(channels.messages.size).toBe(1);
  });

  it('is tried again after a fault of Discord', async () => {
    await drive(guests.Ana, 84_500);
    await show();
    channels.fault = new Error('503');
    await drive(guests.Ana, 84_000);
    await showLater();
    channels.fault = null;
    await showLater(keeping.firstRetryMs - 1);
    expect(JSON.stringify(channels.only())).toContain('1:24.500');
    await showLater(1);
    expect(JSON.stringify(channels.only())).toContain('1:24.000');
  });

  it('is found again by its nonce after a kill between posting and writing that down', async () => {
    await drive(guests.Ana, 84_500);
    await killAfterPosting(deps, (dead) => keepParty(dead, [boardKind(dead)], party.id));
    await drive(guests.Ana, 84_000);
    await showLater(keeping.leaseMs - 1);
    expect(JSON.stringify(channels.only())).toContain('1:24.500');
    await showLater(1);
    expect(JSON.stringify(channels.only())).toContain('1:24.000');
  });

  it('is changed by one of several processes that look at once', async () => {
    await drive(guests.Ana, 84_500);
    await Promise.all(Array.from({ length: 8 }, show));
    expect(channels.count('send')).toBe(1);
  });
});

/** Discord's limits (developer docs, Message and Component Reference). */
function expectToFit({ embeds = [], components = [] }: MessageBody): void {
  for (const { title = '', description = '', fields = [], footer } of embeds) {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4096);
    for (const { value } of fields) expect(value.length).toBeLessThanOrEqual(1024);
    const all = [
      title,
      description,
      footer?.text ?? '',
      ...fields.flatMap(({ name, value }) => [name, value]),
    ];
    expect(all.join('').length).toBeLessThanOrEqual(6000);
  }
  expect(components.length).toBeLessThanOrEqual(5);
}

describe('a live board of a full house', () => {
  it('fits with a hundred racers whose names all need escaping, and says how many are left out', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `*_${index}`.padEnd(32, '`|'));
    const full = await createParty(database.db, names, clock);
    ({ party } = full);
    for (const [index, guest] of Object.values(full.guests).entries()) {
      const input = {
        party,
        racerId: guest.id,
        submittedBy: guest.id,
        timeMs: 80_000 + index,
        car: '_'.repeat(64),
      };
      await submitLap(database.db, { ...input, channelId: here, interactionId: freshId() }, clock);
    }
    await show();
    const body = channels.only();
    expectToFit(body);
    const shown = body.embeds?.[0]?.description?.split('\n').length ?? 0;
    expect(body.embeds?.[0]?.description).toContain(`… and ${100 - (shown - 1)} more`);
    await settle(await drive(Object.values(full.guests)[0] ?? guests.Ana, 79_000));
    await showLater();
    expectToFit(channels.only());
  });
});
