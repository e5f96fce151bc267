/** Writes biome.rooms.json, the lint rules of the table in rooms.mjs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fenced, rooms } from './rooms.mjs';

const file = 'biome.rooms.json';
const deepest = 3;
const notTests = ['!**/*.test.ts', '!**/testing/**', '!**/vite.config.ts'];

/** Where a room lies, from the root: `racing` is src/racing, `errors` the file src/errors.ts. */
function locate(name) {
  if (['overlay', 'commands', 'web', 'stand-in'].includes(name)) return `${name}/**`;
  return existsSync(`src/${name}.ts`) ? `src/${name}.js` : `src/${name}/**`;
}

/** One block for the files that lie `depth` folders below the room's own. */
function writeBlock([folder, allowed, packages], depth) {
  const up = '../'.repeat(depth + 1);
  // From within src/ the other rooms stand beside the own one; from a folder of the root they are
  // reached through src/.
  const isInSource = folder.startsWith('src/');
  const target = (name) => `${up}${isInSource ? locate(name).replace(/^src\//, '') : locate(name)}`;
  const rule = `${folder.replace(/^src\//, '')} imports ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}; what else it needs comes in as an argument (scripts/rooms.mjs).`;
  const outside = fenced
    .filter((name) => !packages.includes(name))
    .flatMap((name) => [name, `${name}/**`]);
  const patterns = [
    { group: [`${up}**`, ...allowed.map((name) => `!${target(name)}`)], message: rule },
    {
      group: outside,
      message: `${folder.replace(/^src\//, '')} does not know this package (scripts/rooms.mjs).`,
    },
  ];
  const options = { level: 'error', options: { patterns } };
  return {
    includes: [`${folder}/${'*/'.repeat(depth)}*.ts`, ...notTests],
    linter: { rules: { style: { noRestrictedImports: options } } },
  };
}

function write() {
  const overrides = rooms.flatMap((room) =>
    Array.from({ length: deepest }, (_, depth) => writeBlock(room, depth)),
  );
  return `${JSON.stringify({ overrides }, null, 2)}\n`;
}

/** One sentence where biome.rooms.json is not what the table says. */
export function findRoomFaults() {
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === write();
  return isSame ? [] : [`${file} differs from scripts/rooms.mjs; run \`npm run format\`.`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(resolve(import.meta.dirname, '..'));
  writeFileSync(file, write());
}
