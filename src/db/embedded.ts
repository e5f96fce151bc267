import { resolve } from 'node:path';
import postgres from 'postgres';
import { findAccount } from './embedded/account.js';
import {
  dataFolderOf,
  initialise,
  prepareFolder,
  readPassword,
  removeLeftovers,
} from './embedded/folder.js';
import { adminUrl, launch, own, type Running, type Site } from './embedded/launch.js';
import { findPrograms } from './embedded/programs.js';

export interface EmbeddedPostgresOptions {
  /** The server's own folder, `DATA_DIR/postgres`; made when missing. */
  readonly directory: string;
  /** Receives the server's log and ours, a line at a time. */
  log(line: string): void;
  /** Receives what the person who started the program should know, a sentence at a time. */
  tell?(line: string): void;
  /** False only in tests: a crash of the machine may then cost data. Default true. */
  readonly isDurable?: boolean;
}

export interface EmbeddedPostgres {
  /**
   * The product's database, as a role that owns it and nothing else. The same until `stop`, through
   * restarts of the server.
   */
  readonly url: string;
  /** The maintenance database, as superuser. */
  readonly adminUrl: string;
  /** Ends the server in order, within seconds; a second call waits for the first. */
  stop(): Promise<void>;
  /**
   * Called when the server is gone and cannot be brought back. A death that a restart mends is only
   * logged.
   */
  onExit(listener: (error: Error) => void): void;
}

const role = 'party_os';

/**
 * Starts the Postgres that comes with the package on a data folder, on a free port of the loopback
 * address. Data are kept between runs; what a killed program left (a stale lock file, a live
 * server) is cleared. One program at a time: a second one is refused.
 * @throws StartError with a sentence for the person who started the program.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  const account = await findAccount(dataFolderOf(directory));
  await prepareFolder(directory, account);
  const binaries = await findPrograms(directory, account, (line) => options.tell?.(line));
  const password = await readPassword(directory);
  const isDurable = options.isDurable ?? true;
  await initialise(directory, password, binaries, account, isDurable);
  const site: Site = {
    directory,
    binaries,
    account,
    password,
    isDurable,
    log: (line) => options.log(line),
  };
  const running = await launch(site);
  try {
    await removeLeftovers(directory);
    await prepareDatabase(adminUrl(site, running.server.port), password);
  } catch (error) {
    await running.server.stop();
    throw error;
  }
  return supervise(site, running);
}

async function prepareDatabase(url: string, password: string): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const roles = await client`select 1 from pg_roles where rolname = ${role}`;
    // The password is made of hexadecimal digits; a utility statement takes no parameters.
    if (roles.length === 0) await client.unsafe(`create role ${role} login password '${password}'`);
    const databases = await client`select 1 from pg_database where datname = ${role}`;
    if (databases.length === 0) await client.unsafe(`create database ${role} owner ${role}`);
  } finally {
    await client.end({ timeout: 1 });
  }
}

function supervise(site: Site, first: Running): EmbeddedPostgres {
  let running = first;
  let isStopping = false;
  let stopped: Promise<void> | undefined;
  let failure: Error | undefined;
  const listeners: ((error: Error) => void)[] = [];

  async function watch(): Promise<void> {
    const deaths: number[] = [];
    for (;;) {
      await Promise.race([running.server.ended, running.ownership.lost]);
      if (isStopping) return;
      deaths.push(performance.now());
      running = await recover(site, running, deaths);
      if (isStopping) return await running.server.stop();
    }
  }

  const watched = watch().catch((error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
    for (const listener of listeners) listener(failure);
  });

  async function stop(): Promise<void> {
    isStopping = true;
    await running.server.stop();
    await running.ownership.release();
    await watched;
  }

  const { port } = first.server;
  return {
    url: `postgres://${role}:${site.password}@127.0.0.1:${port}/${role}`,
    adminUrl: adminUrl(site, port),
    stop: () => (stopped ??= stop()),
    onExit(listener) {
      listeners.push(listener);
      if (failure) listener(failure);
    },
  };
}

/** Brings a server back that died, or takes it again where only our session with it broke. */
async function recover(site: Site, running: Running, deaths: readonly number[]): Promise<Running> {
  const { server } = running;
  const ownership = await own(site, server);
  if (ownership) return { server, ownership };
  const { code, output } = await server.ended;
  site.log(
    `Postgres (process ${server.pid}) ended unexpectedly with code ${code ?? 'none'}; starting it again`,
  );
  const isHopeless = deaths.filter((time) => time > performance.now() - 60_000).length > 5;
  if (isHopeless)
    throw new Error(
      `Postgres ended six times within a minute. Its last words: ${output.trim().split('\n').at(-1) ?? ''}`,
    );
  await running.ownership.release();
  return launch(site, server.port);
}
