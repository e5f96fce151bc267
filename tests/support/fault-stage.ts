import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { findPostmaster } from '../../src/db/embedded/postmaster.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded.js';
import { findBuilt } from './built.js';
import { createActs, type ProductActs } from './product-acts.js';
import { findPort, type ProductProcess, startProcess } from './product-process.js';
import { startRedis, type TestRedis } from './redis.js';
import { TcpProxy } from './tcp-proxy.js';

export type Backend = 'postgres' | 'redis';

/**
 * The built product and its neighbours, each a process of its own that a test may strike: Postgres
 * and Redis behind paths with faults, and a Discord that outlives the product.
 */
export class FaultStage {
  /** What guests do in Discord, and see there. */
  readonly acts: ProductActs;
  readonly postgresPath: TcpProxy;
  /** Between phones or race control and the product. */
  readonly webPath: TcpProxy;
  readonly redis: { readonly server: TestRedis; readonly path: TcpProxy } | null;
  /** Straight to Postgres, whatever its path to the product does. */
  readonly sql: postgres.Sql;
  /** Where phones and race control find the product, over a path with faults. */
  readonly webOrigin: string;
  readonly #folder: string;
  readonly #postgres: EmbeddedPostgres;
  readonly #discord: Discord;
  readonly #env: Readonly<Record<string, string>>;
  readonly #port: number;
  #product: ProductProcess | undefined;

  static async open(backend: Backend): Promise<FaultStage> {
    const folder = await mkdtemp(join(tmpdir(), 'party-os-faults-'));
    const database = await startEmbeddedPostgres({
      directory: join(folder, 'postgres'),
      isDurable: false,
      log: () => {},
    });
    const postgresPath = new TcpProxy('127.0.0.1', Number(new URL(database.url).port));
    const databaseUrl = movePort(database.url, await postgresPath.listen());
    const discord = await startDiscord(join(folder, 'discord'));
    const redis = backend === 'redis' ? await openRedis() : null;
    const env = {
      PUBLIC_URL: 'http://party.test',
      DATABASE_URL: databaseUrl,
      DISCORD_API_URL: `${discord.origin}/api`,
      DISCORD_TOKEN: discord.token,
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    };
    const port = await findPort();
    const webPath = new TcpProxy('127.0.0.1', port);
    const webPort = await webPath.listen();
    const paths = { postgresPath, webPath };
    const parts = { folder, database, ...paths, discord, redis, env, port, webPort };
    const stage = new FaultStage(parts);
    await stage.start();
    return stage;
  }

  private constructor(parts: {
    readonly folder: string;
    readonly database: EmbeddedPostgres;
    readonly postgresPath: TcpProxy;
    readonly webPath: TcpProxy;
    readonly webPort: number;
    readonly discord: Discord;
    readonly redis: FaultStage['redis'];
    readonly env: Readonly<Record<string, string>>;
    readonly port: number;
  }) {
    this.#folder = parts.folder;
    this.#postgres = parts.database;
    this.postgresPath = parts.postgresPath;
    this.webPath = parts.webPath;
    this.webOrigin = `http://127.0.0.1:${parts.webPort}`;
    this.#discord = parts.discord;
    this.redis = parts.redis;
    this.#env = parts.env;
    this.#port = parts.port;
    this.acts = createActs(() => parts.discord.origin);
    this.sql = postgres(parts.database.url, { max: 2, onnotice: () => {} });
  }

  /** Where the product's pages are, straight. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The overlay's address, at an origin that this machine reaches. */
  get overlayLink(): string {
    const link = /^Overlay: (\S+)$/m.exec(this.#product?.lines.join('\n') ?? '')?.[1] ?? '';
    return link.replace('http://party.test', this.origin);
  }

  /** All that the product wrote since its last start. */
  output(): string {
    return this.#product?.output() ?? '';
  }

  async start(): Promise<void> {
    const { dataDir, port } = { dataDir: join(this.#folder, 'data'), port: this.#port };
    this.#product = await startProcess({ dataDir, port, env: this.#env });
  }

  /** Ends the product without warning. */
  async kill(): Promise<void> {
    await this.#product?.stop('SIGKILL');
  }

  /** Kills Postgres, which its supervisor starts again. */
  async killPostgres(): Promise<void> {
    const postmaster = await findPostmaster(join(this.#folder, 'postgres', 'data'));
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
  }

  /** Orders a fault of the stand-in for Discord. */
  async strikeDiscord(fault: object): Promise<void> {
    await this.acts.post('/rehearsal/api/faults', fault);
  }

  /** Ends every fault that lasts. */
  async heal(): Promise<void> {
    for (const path of [this.postgresPath, this.webPath, ...this.#redisPaths()]) {
      if (path.fault !== 'none') path.reset();
      path.fault = 'none';
      path.latencyMs = 0;
    }
    await fetch(`${this.#discord.origin}/rehearsal/api/faults`, { method: 'DELETE' });
  }

  #redisPaths(): readonly TcpProxy[] {
    return this.redis === null ? [] : [this.redis.path];
  }

  async close(): Promise<void> {
    await this.#product?.stop();
    await this.#discord.stop();
    await this.sql.end({ timeout: 2 });
    await this.redis?.path.close();
    await this.redis?.server.close();
    await this.postgresPath.close();
    await this.webPath.close();
    await this.#postgres.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function movePort(url: string, port: number): string {
  return Object.assign(new URL(url), { port: String(port) }).href;
}

async function openRedis() {
  const server = await startRedis();
  const path = new TcpProxy('127.0.0.1', Number(new URL(server.url).port));
  return { server, path, url: movePort(server.url, await path.listen()) };
}

interface Discord {
  readonly origin: string;
  readonly token: string;
  stop(): Promise<void>;
}

async function startDiscord(directory: string): Promise<Discord> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, STANDIN_PORT: '0', STANDIN_DIR: directory };
  const entry = await findBuilt('dist/src/stand-in.js');
  const child: ChildProcess = spawn(process.execPath, [entry], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('no output');
  const ended = once(child, 'exit');
  const [, origin = '', token = ''] = await new Promise<RegExpExecArray>((ready) => {
    createInterface(stdout).on('line', (line) => {
      const found = /DISCORD_API_URL=(\S+)\/api DISCORD_TOKEN=(\S+)/.exec(line);
      if (found !== null) ready(found);
    });
  });
  return {
    origin,
    token,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
