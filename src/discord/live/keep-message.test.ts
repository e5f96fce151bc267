import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Channels, killAfterPosting } from '../../../tests/support/channels.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createTestClock, type TestClock } from '../../../tests/support/imposter-party.js';
import { createParty } from '../../../tests/support/party.js';
import {
  adoptMessage,
  askForMessage,
  oweMessage,
  readDueParties,
  readKept,
  retryGivenUp,
} from '../../party/kept-messages.js';
import { keepMessage, type Look } from './keep-message.js';
import { createKeeper } from './keeper.js';
import { type KeepDeps, keeping } from './keeping.js';
import type { KeptKind } from './kept-kind.js';
import { panelKind } from './panel.js';

const here = '1200000000000000001';

let database: TestDatabase;
let clock: TestClock;
let channels: Channels;
let deps: KeepDeps & { readonly poster: Channels };
let logged: { readonly level: string; readonly fields: unknown }[];
let key: { readonly kind: 'panel'; readonly subject: string; readonly partyId: string };
/** What the message should show. */
let wanted: { phase: string; text: string };

beforeEach(async () => {
  database = await createTestDatabase();
  clock = createTestClock();
  channels = new Channels(clock);
  logged = [];
  const note = (level: string) => (fields: unknown) => void logged.push({ level, fields });
  const log = {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
  };
  deps = { db: database.db, clock, log, poster: channels };
  const { party } = await createParty(database.db, ['Ana'], clock);
  key = { kind: 'panel', subject: party.id, partyId: party.id };
  wanted = { phase: 'talk', text: 'first' };
});
afterEach(() => database.close());

/** A message of one line; its phases are posted anew. */
const line: KeptKind = {
  kind: 'panel',
  what: 'line',
  editGapMs: 1_000,
  reposting: { farAway: 10, gapMs: 0, isSought: false },
  whenClosed: 'each-minute',
  async read() {
    const { phase, text } = wanted;
    const write = async () => ({ content: text });
    const movedOn = { content: 'goes on below' };
    return { channels: [here], phase, fingerprint: text, isLast: false, write, movedOn };
  },
};

const owe = () => database.db.orm.transaction((tx) => oweMessage(tx, key, clock.now()));
const look = (): Promise<Look> => keepMessage(deps, line, key);
const contents = () => [...channels.messages.values()].map(({ body }) => body.content);
const isDue = async () => (await readDueParties(database.db, clock.now())).includes(key.partyId);

/** Looks at once, and again each time that it asks to be looked at; returns the pauses in seconds. */
async function lookUntilQuiet(): Promise<readonly number[]> {
  const pauses: number[] = [];
  for (let { again } = await look(); again !== null; { again } = await look()) {
    const ms = again.getTime() - clock.now().getTime();
    pauses.push(ms / 1_000);
    clock.advance(ms);
  }
  return pauses;
}

describe('a message that Discord fails at', () => {
  it('asks to be looked at again after pauses that double, and is given up after ten tries with a line for the host', async () => {
    await owe();
    await look();
    wanted.text = 'second';
    channels.fault = new Error('500');
    clock.advance(line.editGapMs);
    expect(await lookUntilQuiet()).toEqual([2, 4, 8, 16, 32, 64, 120, 120, 120]);
    expect(channels.count('edit')).toBe(keeping.mostTries);
    expect(logged.map(({ level }) => level)).toEqual([
      ...Array.from({ length: keeping.mostTries - 1 }, () => 'warn'),
      'error',
    ]);
    expect(logged.at(-1)?.fields).toMatchObject({ what: 'line', channelId: here, tries: 10 });
    clock.advance(24 * 3_600_000);
    expect(await isDue()).toBe(false);
    await look();
    expect(channels.count('edit')).toBe(keeping.mostTries);
  });

  it('is tried again once it has to show something else, or when a host asks', async () => {
    await owe();
    await look();
    wanted.text = 'second';
    channels.fault = new Error('500');
    clock.advance(line.editGapMs);
    await lookUntilQuiet();
    expect(await retryGivenUp(database.db, key.partyId, clock.now())).toBe(1);
    expect(await isDue()).toBe(true);
    await lookUntilQuiet();
    channels.fault = null;
    await look();
    expect(contents()).toEqual(['first']);
    clock.advance(keeping.longestRetryMs);
    wanted.text = 'third';
    await look();
    expect(contents()).toEqual(['third']);
    expect(await retryGivenUp(database.db, key.partyId, clock.now())).toBe(0);
  });

  it('does not keep the next phase waiting', async () => {
    await owe();
    await look();
    wanted.text = 'second';
    channels.fault = new Error('500');
    clock.advance(line.editGapMs);
    await look();
    channels.fault = null;
    wanted = { phase: 'vote', text: 'third' };
    await look();
    expect(contents()).toEqual(['goes on below', 'third']);
  });

  it('has less time for all that it asks of Discord than a claim lasts', () => {
    expect(keeping.workMs).toBeLessThan(keeping.leaseMs);
  });
});

describe('a message that Discord takes too long for', () => {
  afterEach(() => vi.useRealTimers());

  it('is tried again, and noted where it came late, so that the next phase follows it', async () => {
    await owe();
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      channels.afterSend = () => {
        resolve();
        return new Promise((done) => (answer = done));
      };
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const looked = look();
    await asked;
    await vi.advanceTimersByTimeAsync(keeping.workMs);
    const { again } = await looked;
    expect(again).toEqual(new Date(clock.now().getTime() + keeping.firstRetryMs));
    vi.useRealTimers();
    channels.afterSend = async () => undefined;
    answer();
    const shown = async () => (await readKept(database.db, key))?.shown;
    await expect.poll(shown).toBe('talk:first');
    wanted = { phase: 'vote', text: 'second' };
    await look();
    expect(contents()).toEqual(['goes on below', 'second']);
  });
});

describe('a message whose process is killed', () => {
  it('is due again once the claim has run out, and is there once', async () => {
    await owe();
    await killAfterPosting(deps, (dead) => keepMessage(dead, line, key));
    clock.advance(keeping.leaseMs);
    expect(await isDue()).toBe(true);
    wanted.text = 'second';
    await look();
    expect(contents()).toEqual(['second']);
    expect(await isDue()).toBe(false);
  });
});

describe('the control panel', () => {
  const panel = () => panelKind({ db: database.db, actions: new Set() });
  const ask = (askedBy: string) =>
    askForMessage(database.db, key, { askedBy, channelId: here }, clock.now());
  const show = () => keepMessage(deps, panel(), key);

  it('is there once, whatever is killed between posting and writing that down', async () => {
    await ask('1');
    await killAfterPosting(deps, (dead) => keepMessage(dead, panel(), key));
    clock.advance(keeping.leaseMs);
    await show();
    expect(channels.messages.size).toBe(1);
    await ask('2');
    await killAfterPosting(deps, (dead) => keepMessage(dead, panel(), key));
    clock.advance(keeping.leaseMs);
    await show();
    expect(channels.messages.size).toBe(1);
  });

  it('is posted anew for each time it is asked for, not for a second delivery of that', async () => {
    await ask('1');
    await show();
    await ask('1');
    await show();
    expect(channels.count('send')).toBe(1);
    await ask('2');
    await show();
    expect([channels.count('send'), channels.messages.size]).toEqual([2, 1]);
  });

  it('stays away where a host deleted it, until it is asked for', async () => {
    await ask('1');
    await show();
    channels.messages.clear();
    await database.db.sql`update kept_messages set shown = '1:'`;
    clock.advance(3_000);
    await show();
    expect([await isDue(), channels.messages.size]).toEqual([false, 0]);
    await ask('2');
    await show();
    expect(channels.messages.size).toBe(1);
  });
});

describe('a message that an answer posted', () => {
  it('is the kept one from then on, though another process was at it', async () => {
    await owe();
    channels.closed.add(here);
    await look();
    clock.advance(keeping.closedMs);
    channels.closed.clear();
    const adopted = { channelId: here, messageId: '77' };
    channels.messages.set('77', { channelId: here, body: {}, nonce: '' });
    channels.afterSend = async () => {
      await adoptMessage(database.db, key, { ...adopted, shown: 'talk:' }, clock.now());
    };
    await look();
    expect(await readKept(database.db, key)).toMatchObject(adopted);
    await look();
    expect(channels.messages.get('77')?.body).toEqual({ content: 'first' });
  });
});

describe('the keeper', () => {
  interface Plan {
    readonly run: () => void;
    readonly ms: number;
  }
  const createPlanned = () => {
    const plans: Plan[] = [];
    const keeper = createKeeper(deps, [line], (run, ms) => {
      const plan = { run, ms };
      plans.push(plan);
      return () => void plans.splice(plans.indexOf(plan), 1);
    });
    return { plans, keeper };
  };

  it('tries again by itself after a fault, without the sweep', async () => {
    await owe();
    const { plans, keeper } = createPlanned();
    channels.fault = new Error('500');
    await keeper.look(key);
    channels.fault = null;
    const [plan] = plans;
    expect(plan?.ms).toBe(keeping.firstRetryMs);
    clock.advance(keeping.firstRetryMs);
    plan?.run();
    await expect.poll(contents).toEqual(['first']);
    await keeper.close();
  });

  it('waits for nobody who waits for Discord, and for one message plans one look', async () => {
    await owe();
    const { plans, keeper } = createPlanned();
    let answer = (): void => undefined;
    channels.afterSend = () => new Promise((resolve) => (answer = resolve));
    await keeper.lookAtParty(key.partyId);
    await keeper.lookAtParty(key.partyId);
    await expect.poll(contents).toEqual(['first']);
    answer();
    await keeper.close();
    expect(plans).toEqual([]);
    expect(channels.count('send')).toBe(1);
  });
});
