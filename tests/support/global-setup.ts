import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { dataFolderOf } from '../../src/db/embedded/folder.js';
import { findPostmaster, signalProcess, stopPostmaster } from '../../src/db/embedded/postmaster.js';
import { startEmbeddedPostgres } from '../../src/db/embedded.js';
import { migrate } from '../../src/db/migrate.js';

const prefix = 'party-os-test-';

/** One Postgres for the whole run, with one migrated database that each test clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const lines: string[] = [];
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    isDurable: false,
    log: (line) => lines.push(line),
  });
  server.onExit((error) =>
    process.stderr.write(
      `The test Postgres is gone: ${error.message}\n${lines.slice(-20).join('\n')}\n`,
    ),
  );
  await migrate(server.url);
  await allowBreakingRules(server.adminUrl, new URL(server.url).username);
  project.provide('postgresUrl', server.adminUrl);
  project.provide('templateUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Tests of the invariants switch keys and triggers off to write what the schema would refuse. */
async function allowBreakingRules(adminUrl: string, role: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1 });
  await admin`grant set on parameter session_replication_role to ${admin(role)}`;
  await admin.end();
}

/** Ends the servers of runs that were killed, and removes their folders. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    if (signalProcess(Number(name.slice(prefix.length).split('-')[0]), 0)) continue;
    const folder = join(tmpdir(), name);
    const postmaster = await findPostmaster(dataFolderOf(join(folder, 'postgres')));
    if (postmaster) await stopPostmaster(postmaster.pid);
    await rm(folder, { recursive: true, force: true });
  }
}
