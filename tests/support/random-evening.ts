import { randomUUID } from 'node:crypto';
import type { FaultStage } from './fault-stage.js';
import type { Outcome } from './product-acts.js';
import { type Browser, createBrowser } from './web-server.js';

export type Surface = 'discord' | 'phone' | 'control';

/** What was asked for, and what came back. */
export interface Asked {
  readonly surface: Surface;
  readonly kind: 'lap' | 'bet' | 'open' | 'settle' | 'grant' | 'walk-in' | 'round';
  /** What only this request brings into the database. */
  readonly mark: string;
  /** `unknown`: no answer, or one that tells of neither. */
  verdict: 'done' | 'refused' | 'unknown';
  /** Milliseconds to the answer. */
  tookMs: number;
}

/** Coins that somebody was told they have. */
export interface BalanceSeen {
  readonly name: string;
  readonly balance: number;
}

const host = 'Hana';
const guests = ['Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn'] as const;
const phones = ['Ava', 'Ben'] as const;
/** A page tries what got no answer again, with the same key. */
const triesOfAPage = 20;
const pauseOfAPageMs = 400;
/** No answer by then is none, to a page on a phone. */
const patienceMs = 2_000;

/** A settlement's preview. */
interface Shown {
  readonly boardVersion: number;
  readonly race: { readonly id: string };
}

interface WebAnswer {
  readonly status: number;
  readonly body: {
    readonly success?: boolean;
    readonly data?: Record<string, unknown>;
    readonly code?: string;
  };
}

/**
 * An evening of six guests and a host, driven by chance from a seed over all surfaces. Keeps the
 * history of what was asked and answered; each request leaves a mark that no other one leaves.
 */
export class RandomEvening {
  readonly history: Asked[] = [];
  readonly balances: BalanceSeen[] = [];
  readonly #stage: FaultStage;
  readonly #random: () => number;
  readonly #phones = new Map<string, Browser>();
  readonly #stakes = new Map<string, number>();
  #control: Browser | undefined;
  #key = '';
  #race = '';
  #races = 0;
  #count = 0;

  constructor(stage: FaultStage, random: () => number) {
    this.#stage = stage;
    this.#random = random;
  }

  /** Everybody joins, two sign in on their phones, and a key for race control is made. */
  async begin(): Promise<void> {
    const { acts, sql } = this.#stage;
    for (const name of [host, ...guests]) {
      const joined = await acts.type(name, '/join');
      if (phones.some((phone) => phone === name)) await this.#openPhone(name, joined);
    }
    await sql`update parties set lap_lines = 'all'`;
    const link = linkIn(await acts.type(host, '/party control'));
    this.#control = createBrowser(this.#stage.webOrigin);
    await this.#control.post('/admin/api/link', { link });
    const made = await this.#act(
      this.#control,
      '/admin/api/actions/make-key',
      { name: 'evening', scope: 'all' },
      randomUUID(),
    );
    this.#key = String(made?.body.data?.['key'] ?? '');
    if (this.#key === '') throw new Error(`no key: ${JSON.stringify(made)}`);
    await this.#open();
  }

  /** One request, by chance. */
  async step(): Promise<void> {
    this.#count += 1;
    const dice = this.#random();
    if (dice < 0.34) return this.#lap();
    if (dice < 0.74) return this.#bet();
    if (dice < 0.8) return this.#grant();
    if (dice < 0.84) return this.#walkIn();
    if (dice < 0.88) return this.#round();
    if (dice < 0.94) return this.#look();
    return this.#settleAndOpen();
  }

  async #openPhone(name: string, joined: Outcome): Promise<void> {
    const { acts, webOrigin } = this.#stage;
    const [message] = joined.messages.filter(({ ephemeral }) => ephemeral);
    if (message === undefined) throw new Error(`${name} could not join`);
    const browser = createBrowser(webOrigin);
    const link = linkIn(await acts.press(name, message, 'On my phone'));
    const answer = await browser.post('/party/api/link', { link });
    if (answer.body.success !== true) throw new Error(JSON.stringify(answer.body));
    this.#phones.set(name, browser);
  }

  #pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#random() * list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  async #lap(): Promise<void> {
    const ms = 60_000 + this.#count;
    const time = `1:00.${String(ms - 60_000).padStart(3, '0')}`;
    const dice = this.#random();
    // Chosen once: a second try of the same request is the same in all.
    const [racer, phone, race] = [this.#pick(guests), this.#pick(phones), this.#race];
    if (dice < 0.25)
      return this.#ask('control', 'lap', String(ms), (key) =>
        this.#command('record-lap-for', { racer, time, race }, key),
      );
    if (dice < 0.5)
      return this.#ask('phone', 'lap', String(ms), (key) =>
        this.#tap(phone, 'record-lap', { time, race }, key),
      );
    await this.#type(racer, `/lap time:${time} race:${race}`, {
      kind: 'lap',
      mark: String(ms),
      isDone: (text) => text.includes(`**${time}**`),
    });
  }

  /** Stakes that a guest has not staked before, so that each is told from the others. */
  async #bet(): Promise<void> {
    const isPhone = this.#random() < 0.4;
    const name = isPhone ? this.#pick(phones) : this.#pick(guests);
    const amount = (this.#stakes.get(name) ?? 0) + 1;
    this.#stakes.set(name, amount);
    const [racer, mark, race] = [this.#pick(guests), `${name}:${amount}`, this.#race];
    if (isPhone)
      return this.#ask('phone', 'bet', mark, (key) =>
        this.#tap(name, 'place-bet', { racer, amount: String(amount), race }, key),
      );
    await this.#type(name, `/bet racer:${racer} amount:${amount} race:${race}`, {
      kind: 'bet',
      mark,
      isDone: (text) => text.includes('Balance after'),
    });
  }

  async #grant(): Promise<void> {
    const reason = `gift ${this.#count}`;
    const guest = this.#pick(guests);
    await this.#ask('control', 'grant', reason, (key) =>
      this.#command('grant-coins', { guest, amount: 5, reason }, key),
    );
  }

  async #walkIn(): Promise<void> {
    const name = `Walk-in ${this.#count}`;
    await this.#ask('control', 'walk-in', name, (key) =>
      this.#command('add-walk-in', { name }, key),
    );
  }

  /** A round of the word game in the place of the one that is on, of which nothing comes. */
  async #round(): Promise<void> {
    const topic = `Topic ${this.#count}`;
    await this.#command('cancel-round', {}, randomUUID());
    await this.#ask('control', 'round', topic, (key) =>
      this.#command('start-round', { topic }, key),
    );
  }

  /** Reads the coins of a phone's seat, which a ledger row must have told. */
  async #look(): Promise<void> {
    const name = this.#pick(phones);
    const answer = await this.#phones
      .get(name)
      ?.get('/party/api/me')
      .catch(() => null);
    const balance: unknown = answer?.status === 200 ? answer.body.seat?.balance : undefined;
    if (typeof balance === 'number') this.balances.push({ name, balance });
  }

  async #settleAndOpen(): Promise<void> {
    const race = this.#race;
    await this.#ask('control', 'settle', race, async (key) => {
      const shown = await this.#command('preview-settlement', { race }, `${key}-preview`);
      if (shown?.body.success !== true) return shown;
      const { boardVersion, race: found } = shown.body.data as unknown as Shown;
      const answer = await this.#command('settle', { race: found.id, boardVersion }, key);
      // A lap came between: the host is shown the new preview, and nobody is paid.
      const isPaid = answer?.body.data?.['kind'] !== 'preview';
      return isPaid ? answer : { status: 409, body: { success: false } };
    });
    await this.#open();
  }

  async #open(): Promise<void> {
    this.#races += 1;
    const title = `Race ${this.#races}`;
    this.#race = title;
    await this.#ask('control', 'open', title, (key) =>
      this.#command('open-race', { title, lock: 'manual' }, key),
    );
  }

  /** A request by HTTP, tried again with its key as a page does until there is an answer. */
  async #ask(
    surface: Surface,
    kind: Asked['kind'],
    mark: string,
    send: (key: string) => Promise<WebAnswer | null>,
  ): Promise<void> {
    const asked: Asked = { surface, kind, mark, verdict: 'unknown', tookMs: 0 };
    this.history.push(asked);
    const startedAt = performance.now();
    const key = randomUUID();
    for (let attempt = 0; attempt < triesOfAPage; attempt += 1) {
      const answer = await send(key);
      if (answer?.body.success === true) asked.verdict = 'done';
      else if (answer !== null && answer.status < 500) asked.verdict = 'refused';
      if (asked.verdict !== 'unknown') break;
      await new Promise((done) => setTimeout(done, pauseOfAPageMs));
    }
    asked.tookMs = performance.now() - startedAt;
  }

  async #type(
    as: string,
    command: string,
    what: {
      readonly kind: Asked['kind'];
      readonly mark: string;
      isDone(text: string): boolean;
    },
  ): Promise<void> {
    const { kind, mark } = what;
    const asked: Asked = { surface: 'discord', kind, mark, verdict: 'unknown', tookMs: 0 };
    this.history.push(asked);
    const startedAt = performance.now();
    const deliver = this.#random() < 0.1 ? 2 : 1;
    const outcome = await this.#stage.acts.type(as, command, { deliver }).catch(() => null);
    const answer = outcome?.messages.find(({ ephemeral }) => ephemeral);
    asked.tookMs = performance.now() - startedAt;
    if (answer === undefined || answer.failed || answer.thinking) return;
    const text = `${answer.content} ${JSON.stringify(answer.embeds)}`;
    asked.verdict = what.isDone(text) ? 'done' : 'refused';
  }

  #tap(name: string, act: string, input: object, key: string): Promise<WebAnswer | null> {
    const phone = this.#phones.get(name);
    if (phone === undefined) throw new Error(`${name} has no phone`);
    return this.#act(phone, `/party/api/actions/${act}`, input, key);
  }

  #command(act: string, input: object, key: string): Promise<WebAnswer | null> {
    if (this.#control === undefined) throw new Error('nobody is at race control');
    const headers = { authorization: `Bearer ${this.#key}` };
    return this.#act(this.#control, `/admin/api/actions/${act}`, input, key, headers);
  }

  async #act(
    browser: Browser,
    path: string,
    input: object,
    key: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WebAnswer | null> {
    const late = new Promise<null>((done) => setTimeout(() => done(null), patienceMs).unref());
    const sent = browser.post(path, input, { 'idempotency-key': key, ...headers });
    return Promise.race([sent.catch(() => null), late]);
  }
}

function linkIn(outcome: Outcome): string {
  return /#link=([\w-]+)/.exec(JSON.stringify(outcome.messages))?.[1] ?? '';
}
