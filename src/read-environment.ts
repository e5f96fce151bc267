import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './errors.js';
import type { Environment } from './settings-reader.js';

/**
 * The given environment, which is the process's, over the lines of `.env`, if there is one.
 * @throws StartError where `.env` cannot be read.
 */
export function readEnvironment(given: Environment): Environment {
  try {
    return { ...parseEnv(readFileSync('.env', 'utf8')), ...given };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return given;
    throw new StartError(
      'The file .env cannot be read. Give this user the right to read it, or remove it.',
    );
  }
}
