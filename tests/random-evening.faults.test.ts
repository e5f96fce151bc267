import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Backend, FaultStage } from './support/fault-stage.js';
import { patienceMs } from './support/patience.js';
import { type Asked, RandomEvening } from './support/random-evening.js';
import { redisNeeded, redisProgram } from './support/redis.js';
import { createRandom, seed } from './support/seed.js';
import { withBrowser } from './support/with-browser.js';

const isFull = process.env['FAULTS'] === 'full';
/** Kills of the product in a run; a hundred where all of it is asked for. */
const kills = isFull ? 100 : 10;
/** The short run plays one evening's choices each time; the full one, and `SEED`, draw others. */
const choices = isFull || process.env['SEED'] !== undefined ? seed : 403_140_794;
const stepsBetween = 6;
const lanes = 3;
/** What is owed is done within this once nothing is broken any more, in milliseconds. */
const drainMs = 60_000;

const fullHd = { viewport: { width: 1920, height: 1080 } };
const browser = withBrowser();
let stage: FaultStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

interface Strike {
  readonly name: string;
  strike(at: FaultStage): Promise<unknown>;
  /** What ends it, after some more requests; nothing where it ends by itself. */
  readonly isLasting?: boolean;
  /** The product cannot write meanwhile, not even that an answer is owed. */
  readonly isBlinding?: boolean;
}

const strikes: readonly Strike[] = [
  { name: 'Postgres killed', isBlinding: true, strike: (at) => at.killPostgres() },
  {
    name: 'path to Postgres reset',
    isBlinding: true,
    strike: async (at) => at.postgresPath.reset(),
  },
  { name: 'path to Postgres cut', isBlinding: true, strike: async (at) => at.postgresPath.cut() },
  {
    name: 'path to Postgres stalled',
    isBlinding: true,
    isLasting: true,
    async strike(at) {
      at.postgresPath.fault = 'stall';
    },
  },
  {
    name: 'answers of Postgres lost',
    isBlinding: true,
    isLasting: true,
    async strike(at) {
      at.postgresPath.fault = 'half-open';
    },
  },
  {
    name: 'garbage from Postgres',
    isBlinding: true,
    isLasting: true,
    async strike(at) {
      at.postgresPath.fault = 'garbage';
    },
  },
  {
    name: 'slow path to Postgres',
    isLasting: true,
    async strike(at) {
      at.postgresPath.latencyMs = 60;
    },
  },
  ...[1, 2, 3].map(() => ({
    name: 'answers to phones lost',
    isLasting: true,
    async strike(at: FaultStage) {
      at.webPath.fault = 'half-open';
    },
  })),
  {
    name: 'phones cut off',
    strike: async (at) => at.webPath.reset(),
  },
  { name: 'Redis killed', strike: async (at) => at.redis?.server.restart() },
  { name: 'Redis emptied', strike: async (at) => at.redis?.server.client.flushall() },
  { name: 'path to Redis reset', strike: async (at) => at.redis?.path.reset() },
  ...(['cut', 'reconnect', 'invalidate', 'invalidate-resumable'] as const).map((how) => ({
    name: `gateway: ${how}`,
    strike: (at: FaultStage) => at.strikeDiscord({ fault: 'gateway-drop', how }),
  })),
  {
    name: 'answers refused with 500',
    strike: (at) =>
      at.strikeDiscord({ fault: 'status', status: 500, route: 'PATCH /webhooks/**', count: 6 }),
  },
  {
    name: 'lines accepted, then 500',
    strike: (at) =>
      at.strikeDiscord({
        fault: 'accepted-then-500',
        route: 'POST /channels/:id/messages',
        count: 3,
      }),
  },
  {
    name: 'messages stalled',
    strike: (at) =>
      at.strikeDiscord({ fault: 'stall', delayMs: 3_000, route: 'POST /channels/:id/messages' }),
  },
  {
    name: 'too many requests',
    strike: (at) => at.strikeDiscord({ fault: 'rate-limit', retryAfter: 1, count: 3 }),
  },
  {
    name: 'interactions delivered twice',
    strike: (at) => at.strikeDiscord({ fault: 'duplicate-delivery', count: 5 }),
  },
];

/** Several requests under way at once, so that a fault meets them at any point. */
async function play(evening: RandomEvening, steps: number): Promise<void> {
  const lane = async () => {
    for (let step = 0; step < steps; step += 1) await evening.step();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Kills and starts; milliseconds until the product does something again. */
async function killAndStart(at: FaultStage): Promise<number> {
  await at.kill();
  const startedAt = performance.now();
  await at.start();
  return performance.now() - startedAt;
}

/** Everything that was owed is done: answers, lines, events and words. */
async function drain({ sql }: FaultStage): Promise<void> {
  await vi.waitFor(
    async () => {
      const [owed] = await sql`
        select (select count(*)::int from owed_answers) as answers,
          (select count(*)::int from public_lines where told_at is null and dropped_at is null) as lines,
          (select count(*)::int from party_events where published_at is null) as events,
          (select count(*)::int from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
            where p.delivery = 'PENDING' and r.status in ('ACTIVE', 'VOTING', 'GUESSING')) as words`;
      expect(owed).toEqual({ answers: 0, lines: 0, events: 0, words: 0 });
      expect(await sql`select * from invariant_overdue`).toEqual([]);
    },
    { timeout: drainMs, interval: 200 },
  );
}

/** How often what a request brings is there. */
async function countMark({ sql }: FaultStage, { kind, mark }: Asked): Promise<number> {
  const [name = '', amount = ''] = mark.split(':');
  const counts = {
    lap: () => sql`select from sim_race_laps where lap_time_ms = ${Number(mark)}`,
    bet: () => sql`
      select from wallet_entries w join party_users u on u.id = w.user_id
      where w.kind = 'STAKE' and u.name = ${name} and w.amount = ${-Number(amount)}`,
    open: () => sql`select from party_games where title = ${mark}`,
    settle: () => sql`
      select from race_settlements s join party_games g on g.id = s.game_id where g.title = ${mark}`,
    grant: () => sql`select from wallet_entries where reason = ${mark}`,
    'walk-in': () => sql`select from party_users where name = ${mark}`,
    round: () => sql`select from party_imposter_rounds where topic = ${mark}`,
  };
  return (await counts[kind]()).length;
}

async function checkHistory(at: FaultStage, history: readonly Asked[]): Promise<void> {
  const wrong: unknown[] = [];
  for (const asked of history) {
    const count = await countMark(at, asked);
    // A refusal may be the answer to a second try of what the first one did.
    if (asked.verdict === 'done' ? count !== 1 : count > 1) wrong.push({ ...asked, count });
  }
  expect(wrong).toEqual([]);
}

/** Each line about a lap stands in the channel as often as it was told: once. */
async function checkLines(at: FaultStage): Promise<void> {
  const told = await at.sql<{ ms: number }[]>`
    select l.lap_time_ms::int as ms from public_lines p join sim_race_laps l on l.id::text = p.subject
    where p.kind = 'lap' and p.told_at is not null`;
  const messages = (await at.acts.messages('Hana')).filter(
    ({ author, ephemeral, cause }) => author.bot && !ephemeral && cause === null,
  );
  const timed = /\*\*(1:00\.\d{3})\*\*/;
  const lines = messages
    .flatMap(({ content }) => content.split('\n'))
    .filter((line) => timed.test(line));
  // The winner's time is told once more, with the result, in other words.
  expect(lines.filter((line, place) => lines.indexOf(line) !== place)).toEqual([]);
  const times = new Set(lines.map((line) => timed.exec(line)?.[1]));
  const asTold = told.map(({ ms }) => `1:00.${String(ms - 60_000).padStart(3, '0')}`);
  expect([...times].sort()).toEqual(asTold.sort());
}

/** A span of time, from and to, in milliseconds. */
type Span = readonly [number, number];

/**
 * Each word came once, and nobody is left on "thinking…"; but where the program was killed while it
 * had no database, nobody knows any more that an answer is owed.
 */
async function checkGuests({ acts, sql }: FaultStage, blind: readonly Span[]): Promise<void> {
  const isForgotten = (at: number) => blind.some(([from, to]) => from <= at && at <= to);
  const sent = await sql<{ name: string; count: number }[]>`
    select u.name, count(*)::int as count from party_imposter_players p
    join party_users u on u.id = p.user_id where p.delivery in ('SENT', 'SEEN') and u.discord_id is not null
    group by u.name order by u.name`;
  const seen = [];
  for (const { name } of sent) {
    seen.push({ name, count: (await acts.dms(name)).length });
    const left = (await acts.messages(name)).filter(
      ({ thinking, timestamp }) => thinking && !isForgotten(Date.parse(timestamp)),
    );
    expect(left).toEqual([]);
  }
  expect(seen).toEqual(sent);
}

/** What is on air: each row of the tower, from place to time. */
async function readTower(page: Page): Promise<readonly string[]> {
  return (await page.locator('.row').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
}

/** A page that was open all the time shows what a fresh one does. */
async function checkPages(at: FaultStage, overlay: Page): Promise<void> {
  const fresh = await browser.newPage(fullHd);
  await fresh.goto(at.overlayLink);
  // The newest race may have no lap, so what a page shows is waited for, not that it shows a row.
  const { waitFor } = vi;
  await waitFor(
    async () => expect(await readTower(overlay)).toEqual(await readTower(fresh)),
    patienceMs,
  );
}

/** Whatever a phone was told it has, its ledger has said at some time. */
async function checkBalances(at: FaultStage, evening: RandomEvening): Promise<void> {
  const rows = await at.sql<{ name: string; balance: number }[]>`
    select u.name, w.balance_after as balance from wallet_entries w join party_users u on u.id = w.user_id`;
  const known = new Set(rows.map(({ name, balance }) => `${name} ${balance}`));
  expect(evening.balances.filter(({ name, balance }) => !known.has(`${name} ${balance}`))).toEqual(
    [],
  );
}

function report(history: readonly Asked[], recoveries: readonly number[]): string {
  const count = (verdict: Asked['verdict']) =>
    history.filter((asked) => asked.verdict === verdict).length;
  const sorted = recoveries.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(1));
  const median = sorted[Math.floor(sorted.length / 2)];
  return `asked ${history.length}, acknowledged ${count('done')}, refused ${count('refused')}, without an answer ${count('unknown')}; started after a kill in ${median} s (median), ${sorted.at(-1)} s (worst)`;
}

describe.each<[Backend, boolean]>([
  ['postgres', false],
  ['redis', redisProgram === null],
])('a random evening with its queue in %s', (backend, isMissing) => {
  it.skipIf(isMissing)(
    `loses nothing and does nothing twice, whatever breaks${backend === 'redis' ? redisNeeded : ''}`,
    async () => {
      console.info(`SEED=${choices}`);
      const random = createRandom(choices);
      stage = await FaultStage.open(backend);
      const evening = new RandomEvening(stage, random);
      await evening.begin();
      const overlay = await browser.newPage(fullHd);
      await overlay.goto(stage.overlayLink);
      const recoveries: number[] = [];
      const blind: Span[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        const fault = strikes[Math.floor(random() * strikes.length)];
        const playing = play(evening, stepsBetween);
        const struckAt = Date.now();
        await fault?.strike(stage);
        if (fault?.isLasting === true) {
          await new Promise((done) => setTimeout(done, 2_000));
          await stage.heal();
        }
        recoveries.push(await killAndStart(stage));
        if (fault?.isBlinding === true) blind.push([struckAt, Date.now()]);
        await playing;
        expect(await stage.sql`select * from invariant_violations`).toEqual([]);
      }
      await stage.heal();
      await play(evening, 2);
      await drain(stage);
      console.info(report(evening.history, recoveries));
      await checkHistory(stage, evening.history);
      await checkBalances(stage, evening);
      await checkLines(stage);
      await checkGuests(stage, blind);
      await checkPages(stage, overlay);
      expect(await stage.sql`select * from invariant_violations`).toEqual([]);
    },
    patienceMs * 20,
  );
});
