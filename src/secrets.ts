import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChannelsCredentials } from './config.js';
import { StartError } from './errors.js';

const shape = z.object({
  appSecret: z.string().min(16),
  channels: z.object({
    appId: z.string().min(1),
    key: z.string().min(1),
    secret: z.string().min(1),
  }),
});

/** The secrets of this installation that nobody has to type. */
export interface Secrets {
  readonly appSecret: string;
  readonly channels: ChannelsCredentials;
}

function makeSecrets(): Secrets {
  return {
    appSecret: randomBytes(32).toString('base64url'),
    channels: {
      appId: String(100_000 + (randomBytes(4).readUInt32BE() % 900_000)),
      key: randomBytes(10).toString('hex'),
      secret: randomBytes(16).toString('hex'),
    },
  };
}

async function readSecrets(path: string): Promise<Secrets | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    if (code === 'ENOENT') return null;
    throw new StartError(
      `${path} cannot be read (${code}). Give this user the right to read it, or move it away.`,
    );
  });
  if (text === null) return null;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new StartError(
      `${path} is damaged. Restore it from a backup, or delete it: overlay links then change.`,
    );
  }
}

/**
 * Loads DATA_DIR/secret, or makes it (mode 0600) on the first start.
 * @throws StartError when the file cannot be read, written or understood.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secret');
  const existing = await readSecrets(path);
  if (existing !== null) return existing;
  const secrets = makeSecrets();
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${code}). Set DATA_DIR to a folder that this user may write to.`,
    );
  }
  return secrets;
}
