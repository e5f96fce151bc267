import { StartError } from '../../errors.js';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { explainFailure, readFault } from './faults.js';
import { dataFolderOf, superuser } from './folder.js';
import { isOwned, type Ownership, takeOwnership } from './ownership.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { findFreePort, type Server, spawnServer } from './server.js';

/** What is known of an embedded server before it runs. */
export interface Site {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
  readonly isDurable: boolean;
  log(line: string): void;
}

/** A server that answers and is ours alone. */
export interface Running {
  readonly server: Server;
  readonly ownership: Ownership;
}

const readyPatienceMs = 120_000;
const answerPatienceMs = 30_000;
/**
 * How long nobody may own a live server before it counts as left behind: a starting program owns it
 * within milliseconds.
 */
const orphanPatienceMs = 1_000;
/**
 * How often a start is tried, a quarter of a second apart. A system short of memory kills a server
 * again and again.
 */
const attempts = { taken: 40, memory: 40, port: 40, killed: 5 } as const;

/** The superuser's way into the maintenance database of a server on `port`. */
export function adminUrl(site: Site, port: number): string {
  return `postgres://${superuser}:${site.password}@127.0.0.1:${port}/postgres`;
}

/**
 * Starts the server of a folder, on `port` or on any that is free. A server that a killed program
 * left running is stopped first.
 * @throws StartError where another live program has the folder, or the server cannot start.
 */
export async function launch(site: Site, port?: number): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    await stopOrphan(site);
    const dataFolder = dataFolderOf(site.directory);
    const server = await spawnServer({ ...site, dataFolder, port: port ?? (await findFreePort()) });
    const ownership = await own(site, server);
    if (ownership) return { server, ownership };
    const { code, output } = await server.ended;
    const fault = readFault(output, code);
    if (fault === undefined || attempt >= attempts[fault])
      throw explainFailure(output, code, site.directory, site.account);
    // Another start was quicker, the dead server's children are still going, the port was taken
    // meanwhile, or it was killed.
    await pause(250);
  }
}

/** Waits until the server answers and takes it; undefined where it ended first. */
export async function own(site: Site, server: Server): Promise<Ownership | undefined> {
  const end = performance.now() + readyPatienceMs;
  while (!server.hasEnded()) {
    const answer = await takeOwnership(adminUrl(site, server.port)).catch((error: unknown) => ({
      error,
    }));
    if (answer === undefined) throw inUse(site);
    if (!('error' in answer)) return answer;
    if (isRefusedPassword(answer.error) && !server.hasEnded())
      throw await giveUp(server, wrongPassword(site));
    if (performance.now() > end) throw await giveUp(server, notReady(site));
    await Promise.race([server.ended, pause(25)]);
  }
  return undefined;
}

async function giveUp(server: Server, error: StartError): Promise<StartError> {
  await server.stop();
  return error;
}

async function stopOrphan(site: Site): Promise<void> {
  const postmaster = await findPostmaster(dataFolderOf(site.directory));
  if (!postmaster) return;
  await refuseIfOwned(site);
  site.log(
    `Stopping the Postgres (process ${postmaster.pid}) that a Party OS left running when it was killed`,
  );
  if (await stopPostmaster(postmaster.pid)) return;
  throw new StartError(
    `A Postgres that was left running in ${site.directory} does not stop. End its process ${postmaster.pid}, then start Party OS again.`,
  );
}

/** Returns once the live server is gone or has had no owner for a while. */
async function refuseIfOwned(site: Site): Promise<void> {
  const start = performance.now();
  let freeSince: number | undefined;
  for (;;) {
    const postmaster = await findPostmaster(dataFolderOf(site.directory));
    if (!postmaster) return;
    const state =
      postmaster.port === undefined
        ? undefined
        : await isOwned(adminUrl(site, postmaster.port)).catch((error: unknown) => ({ error }));
    if (state === true) throw inUse(site);
    if (typeof state === 'object' && isRefusedPassword(state.error)) throw wrongPassword(site);
    freeSince = state === false ? (freeSince ?? performance.now()) : undefined;
    if (freeSince !== undefined && performance.now() - freeSince >= orphanPatienceMs) return;
    if (performance.now() - start > answerPatienceMs) throw notAnswering(site, postmaster.pid);
    await pause(100);
  }
}

function isRefusedPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}

function inUse(site: Site): StartError {
  return new StartError(
    `Another Party OS is running on the data folder ${site.directory}. Stop that one first, or set DATA_DIR to another folder.`,
  );
}

function wrongPassword(site: Site): StartError {
  return new StartError(
    `The file "password" in ${site.directory} is not the one made with the data beside it. Put the right one back from a copy.`,
  );
}

function notReady(site: Site): StartError {
  return new StartError(
    `The built-in Postgres in ${site.directory} was not ready within two minutes. Start Party OS again; its data are kept.`,
  );
}

function notAnswering(site: Site, pid: number): StartError {
  return new StartError(
    `A Postgres is running in ${site.directory} and does not answer. End its process ${pid}, then start Party OS again; its data are kept.`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
