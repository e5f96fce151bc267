import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { createActs, type ProductActs } from './product-acts.js';
import { findPort, type ProductProcess, startProcess, stopLeftovers } from './product-process.js';

/** Who is in the rehearsal from the start: the host first; Gus has closed private messages. */
export const cast = ['Hana', 'Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn', 'Gus'] as const;

/** The built program for a file of tests, or for one `describe`: its acts, and its database. */
export interface TestProduct extends ProductActs, Omit<ProductProcess, 'stop'> {
  /** The program's database; fails where that is its built-in Postgres. */
  readonly db: Database;
  /** The same, for statements. */
  readonly sql: Database['sql'];
  /** The overlay's link, with its key. */
  readonly overlayLink: string;
  /** A guest's coins. */
  balance(name: string): Promise<number>;
  violations(): Promise<readonly unknown[]>;
  /** Ends it without warning, as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts it again at the same address with the same data. */
  start(): Promise<void>;
}

export interface TestProductOptions {
  /**
   * Default: a clone of the tests' database, closed with its books checked. `embedded`: the
   * program's built-in Postgres. A function: one that the caller opened in `beforeAll` and closes.
   */
  readonly database?: 'embedded' | (() => TestDatabase);
  /** Asked for when the program starts. */
  readonly env?: () => Readonly<Record<string, string>>;
}

/**
 * Starts the built program before the tests and stops it, in order and with exit code 0, after them.
 * The guests named have joined then; who is not of the cast is added first.
 */
export function withProduct(
  names: readonly string[],
  options: TestProductOptions = {},
): TestProduct {
  const stage = new Stage(options);
  const acts = createActs(() => stage.process.origin);
  beforeAll(async () => {
    await stage.open();
    for (const name of names) {
      if (!cast.some((known) => known === name)) await acts.addPerson(name);
      await acts.type(name, '/join');
    }
  });
  afterAll(() => stage.close(), 60_000);
  return {
    ...acts,
    get origin() {
      return stage.process.origin;
    },
    get lines() {
      return stage.process.lines;
    },
    get isRunning() {
      return stage.process.isRunning;
    },
    get db() {
      return stage.db;
    },
    get sql() {
      return stage.db.sql;
    },
    get overlayLink() {
      return /^Overlay: (.*)$/m.exec(stage.process.lines.join('\n'))?.[1] ?? '';
    },
    output: () => stage.process.output(),
    balance: (name) => readBalance(stage.db, name),
    violations: async () => stage.db.sql`select * from invariant_violations`,
    async kill() {
      expect(await stage.process.stop('SIGKILL')).toBeNull();
    },
    start: () => stage.start(),
  };
}

async function readBalance({ sql }: Database, name: string): Promise<number> {
  const rows = await sql<{ coins: number }[]>`
    select wallet_balance as coins from party_users where name = ${name} and merged_into is null`;
  const [row, ...rest] = rows;
  if (row === undefined || rest.length > 0) throw new Error(`${rows.length} guests named ${name}`);
  return row.coins;
}

/** Holds what a file of tests runs on, from its first test to its last. */
class Stage {
  private readonly options: TestProductOptions;
  private database: TestDatabase | undefined;
  private dataDir = '';
  private port = 0;
  private running: ProductProcess | undefined;

  constructor(options: TestProductOptions) {
    this.options = options;
  }

  get process(): ProductProcess {
    if (this.running === undefined) throw new Error('the program was not started');
    return this.running;
  }

  get db(): Database {
    const { database } = this.options;
    const open = typeof database === 'function' ? database() : this.database;
    if (open === undefined) throw new Error('there is no database to look into');
    return open.db;
  }

  async open(): Promise<void> {
    this.dataDir = await mkdtemp(join(tmpdir(), 'party-os-product-'));
    this.port = await findPort();
    if (this.options.database === undefined)
      this.database = await createTestDatabase({ hasQueue: true });
    await this.start();
  }

  async start(): Promise<void> {
    const { database, env } = this.options;
    const url = (typeof database === 'function' ? database() : this.database)?.url;
    this.running = await startProcess({
      dataDir: this.dataDir,
      port: this.port,
      env: { ...(url === undefined ? {} : { DATABASE_URL: url }), ...env?.() },
    });
  }

  async close(): Promise<void> {
    try {
      if (this.running?.isRunning) expect(await this.running.stop()).toBe(0);
    } finally {
      await stopLeftovers();
      await rm(this.dataDir, { recursive: true, force: true });
      await this.database?.close();
    }
  }
}
