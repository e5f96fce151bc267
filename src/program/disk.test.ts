import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchDisk, writeProbe } from './disk.js';

function startOn(faults: (string | null)[]) {
  const told: string[] = [];
  let looks = 0;
  const disk = watchDisk({
    directory: '/nowhere',
    print: (line) => told.push(line),
    everyMs: 1,
    async probe() {
      looks += 1;
      const code = faults.length > 1 ? faults.shift() : faults[0];
      if (code !== null) throw Object.assign(new Error('full'), { code });
    },
  });
  const look = async () => {
    const before = looks;
    await expect.poll(() => looks).toBeGreaterThan(before + 1);
  };
  return { disk, told, look };
}

it('tells the host once that the disk is full, and once that it has room again', async () => {
  const { disk, told, look } = startOn(['ENOSPC', 'ENOSPC', 'ENOSPC', null]);
  await expect.poll(() => told).toHaveLength(2);
  await look();
  expect(told).toEqual([
    'The disk is full or cannot be written (ENOSPC). Make room: nothing is saved until then.',
    'The disk takes what is written again.',
  ]);
  expect(disk.isWritable()).toBe(true);
  disk.stop();
});

it('believes a statement that found no room for a while, whatever the data folder says', async () => {
  const { disk, told, look } = startOn([null]);
  await look();
  disk.noteFull();
  await look();
  expect(disk.isWritable()).toBe(false);
  expect(told).toHaveLength(1);
  disk.stop();
});

it('writes into a folder, leaves nothing there, and fails where there is none', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'party-os-disk-'));
  await writeProbe(directory);
  expect(await readdir(directory)).toEqual([]);
  await rm(directory, { recursive: true });
  await expect(writeProbe(directory)).rejects.toMatchObject({ code: 'ENOENT' });
});
