import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from './errors.js';
import { loadSecrets } from './secrets.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'party-os-secrets-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the secrets of an installation', () => {
  it('are made once, for nobody else to read, and kept', async () => {
    const made = await loadSecrets(join(dataDir, 'new'));
    expect((await stat(join(dataDir, 'new', 'secret'))).mode & 0o777).toBe(0o600);
    expect(await loadSecrets(join(dataDir, 'new'))).toEqual(made);
    expect((await loadSecrets(join(dataDir, 'other'))).appSecret).not.toBe(made.appSecret);
  });

  it.each(['', '{', '{"appSecret":"short"}'])(
    'are never replaced where the file holds %j: a sentence says what to do',
    async (content) => {
      await writeFile(join(dataDir, 'secret'), content);
      await expect(loadSecrets(dataDir)).rejects.toThrow(StartError);
      await expect(loadSecrets(dataDir)).rejects.toThrow(/damaged.*backup/);
      expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe(content);
    },
  );

  it('cannot be made where a file stands in the place of the folder, and the sentence says so', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(loadSecrets(join(dataDir, 'file', 'below'))).rejects.toThrow(
      /data folder|cannot be read/,
    );
    await chmod(join(dataDir, 'file'), 0o600);
  });
});
