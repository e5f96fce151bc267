import { vi } from 'vitest';
import { patienceMs } from './patience.js';
import type { TestProduct } from './product.js';
import { type Outcome, type SeenMessage, selectsOf, textOf } from './product-acts.js';

/** A player as the database knows them, for tests that play by the secret. */
export interface Seat {
  readonly name: string;
  readonly role: 'IMPOSTER' | 'CIVILIAN';
  readonly delivery: string;
  readonly turn: number;
  readonly prize: number | null;
}

export interface RoundFacts {
  readonly id: string;
  readonly status: string;
  readonly number: number;
  readonly ballot: number;
  readonly word: string;
  readonly hint: string;
  readonly outcome: string | null;
}

/** A word game through the product's own interface; the database only tells who is who. */
export class WordTable {
  private readonly product: TestProduct;

  constructor(product: TestProduct) {
    this.product = product;
  }

  /** Adds people who are not there yet, and has all of them join. */
  async join(names: readonly string[]): Promise<void> {
    const known = (await this.product.people()).map(({ name }) => name);
    for (const name of names) {
      if (!known.includes(name)) await this.product.addPerson(name);
      await this.product.type(name, '/join');
    }
  }

  async round(): Promise<RoundFacts> {
    const [row] = await this.product.sql<RoundFacts[]>`
      select id, status, round as number, ballot, secret_word as word, imposter_hint as hint, outcome
      from party_imposter_rounds order by created_at desc limit 1`;
    if (row === undefined) throw new Error('no round');
    return row;
  }

  /** Who plays the latest round, in speaking order. */
  async seats(): Promise<readonly Seat[]> {
    const { id } = await this.round();
    return this.product.sql<Seat[]>`
      select u.name, p.role, p.delivery, p.turn, p.prize from party_imposter_players p join party_users u on u.id = p.user_id
      where p.round_id = ${id} order by p.turn`;
  }

  until(status: string, ballot?: number): Promise<RoundFacts> {
    return vi.waitFor(
      async () => {
        const round = await this.round();
        if (round.status !== status || (ballot ?? round.ballot) !== round.ballot)
          throw new Error(`round is ${round.status} ${round.ballot}, not ${status}`);
        return round;
      },
      { timeout: patienceMs, interval: 25 },
    );
  }

  /** Waits for the round's newest message to hold a text, and returns it. */
  message(as: string, text: string | RegExp): Promise<SeenMessage> {
    return vi.waitFor(
      async () => {
        const shown = (await this.product.messages(as))
          .filter(({ ephemeral }) => !ephemeral)
          .map((seen) => ({ seen, all: textOf(seen) }));
        const found = shown.findLast(({ all }) =>
          typeof text === 'string' ? all.includes(text) : text.test(all),
        );
        if (found === undefined)
          throw new Error(`no message with ${text}; the last is ${shown.at(-1)?.all}`);
        return found.seen;
      },
      { timeout: patienceMs, interval: 50 },
    );
  }

  /** Starts a round and waits until its words are dealt. */
  async start(host: string, options = ''): Promise<readonly Seat[]> {
    await this.product.type(host, `/imposter start ${options}`.trim());
    await this.until('ACTIVE');
    return this.seats();
  }

  /** Takes the ballot by command and chooses a player on it. */
  async vote(from: string, to: string): Promise<Outcome> {
    const { messages } = await this.product.type(from, '/imposter vote');
    const paper = messages.at(-1);
    const [id] = await this.product.sql<
      { id: string }[]
    >`select id from party_users where name = ${to}`;
    const selects = paper === undefined ? [] : selectsOf(paper);
    const select = selects.find(({ options }) => options.some(({ value }) => value === id?.id));
    if (paper === undefined || select === undefined)
      throw new Error(
        `${to} is not on the ballot of ${from}: ${JSON.stringify(messages.map(textOf))}`,
      );
    return this.product.send(from, paper, select.custom_id, [id?.id ?? '']);
  }

  /** Opens the form of the last guess and sends it. */
  async guess(as: string, text: string): Promise<Outcome> {
    const opened = await this.product.press(
      as,
      await this.message(as, 'Guess the word'),
      'Guess the word',
    );
    return this.product.submit(as, opened, { guess: text });
  }
}

export const imposterOf = (seats: readonly Seat[]): string =>
  seats.find(({ role }) => role === 'IMPOSTER')?.name ?? '';
export const civiliansOf = (seats: readonly Seat[]): readonly string[] =>
  seats.flatMap(({ name, role }) => (role === 'CIVILIAN' ? [name] : []));
