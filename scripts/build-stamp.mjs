import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

function* listFiles(path) {
  const entries = readdirSync(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* listFiles(child);
    else if (!entry.name.endsWith('.test.ts')) yield child;
  }
}

/**
 * Hash of the names and contents of these files and of all in these folders, as a hexadecimal
 * string. Run from the project's folder.
 */
export function hashSources(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs.filter((path) => existsSync(path))) {
    const files = statSync(input).isFile() ? [input] : [...listFiles(input)];
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * The stamp of a finished build; null where there is none. It is written last, so a cut build has
 * no stamp.
 */
export function readStamp(folder) {
  const path = join(folder, '.build');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
