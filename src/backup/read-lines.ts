import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StartError } from '../errors.js';

const lineEnd = 0x0a;

/**
 * The lines of a gzipped file, each with its end. Not `readline`, which also splits at letters that
 * a name may hold.
 * @throws StartError where it cannot be read or is not whole.
 */
export async function* readLines(path: string): AsyncGenerator<Buffer, undefined> {
  let rest = Buffer.alloc(0);
  const file = createReadStream(path);
  const lines = file.pipe(createGunzip());
  file.once('error', (error) => lines.destroy(error));
  try {
    for await (const chunk of lines) {
      const bytes = Buffer.concat([rest, chunk]);
      let from = 0;
      for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, from)) {
        yield bytes.subarray(from, at + 1);
        from = at + 1;
      }
      rest = bytes.subarray(from);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(E|Z_)[A-Z_]+$/.test(code)) throw error;
    throw new StartError(`The backup ${path} cannot be read (${code}). Choose another file.`);
  }
  return undefined;
}
