import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { writeBackup } from './write-backup.js';

const suffix = '.backup';
const kept = 7;
const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 15 * 60_000;

/** `DATA_DIR/backups/party-2026-11-27T040000Z.backup`: sorts by time. */
export function backupPath(dataDir: string, now: Date): string {
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  return join(dataDir, 'backups', `party-${stamp}${suffix}`);
}

async function list(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^party-.*\.backup$/.test(name)).sort();
}

/** When the newest of them was made, in Unix milliseconds; 0 where there is none. */
function madeAt(names: readonly string[]): number {
  const [, day = '', hour = '', minute = '', second = ''] =
    /^party-(\S+?)T(\d\d)(\d\d)(\d\d)Z/.exec(names.at(-1) ?? '') ?? [];
  const time = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? 0 : time;
}

export interface NightlyDeps {
  readonly url: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes a backup where the newest is a day old, and keeps the newest seven. */
export async function keepBackups({ url, dataDir, clock, log }: NightlyDeps): Promise<void> {
  const folder = join(dataDir, 'backups');
  const now = clock.now();
  if (now.getTime() - madeAt(await list(folder)) < dayMs) return;
  const { path, rows } = await writeBackup(url, backupPath(dataDir, now), now);
  log.info({ path, rows }, 'the party was backed up');
  for (const name of (await list(folder)).slice(0, -kept)) await rm(join(folder, name));
}

/** Looks now and then whether it is time. What fails is logged and tried again. */
export function startNightly(deps: NightlyDeps): { stop(): void } {
  const look = (): void =>
    void keepBackups(deps).catch((error: unknown) =>
      deps.log.error({ err: error }, 'the party could not be backed up'),
    );
  const timer = setInterval(look, lookEveryMs).unref();
  return { stop: () => clearInterval(timer) };
}
