/**
 * Writes the tables of commands in README.md and docs/commands.md from the declarations, between
 * their marks. `npm run format` runs it, `npm run check` compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const who = { anyone: 'everybody', guest: 'guests', host: 'hosts', author: 'guests' };

async function readRows() {
  const { module } = await runnerImport(resolve('commands/index.ts'));
  return module.commands.flatMap(({ rows }) => rows);
}

function nameOf({ path, options }) {
  const shown = options.map(({ name, isRequired }) => (isRequired ? name : `[${name}]`));
  return `\`/${[path, ...shown].join(' ')}\``;
}

const tables = {
  'README.md': (rows) => [
    '| Command | Who | |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| \`/${row.path}\` | ${who[row.access]} | ${row.description} |`),
  ],
  'docs/commands.md': (rows) => [
    '| Command | Who | What it does |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${nameOf(row)} | ${who[row.access]} | ${row.help} |`),
  ],
};

const [begin, end] = ['<!-- commands -->', '<!-- /commands -->'];

/** @returns each file with its text as the declarations want it. */
async function writeAll() {
  const rows = await readRows();
  return Object.entries(tables).map(([file, write]) => {
    const text = readFileSync(file, 'utf8');
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`${file} has no ${begin} … ${end}.`);
    const table = write(rows).join('\n');
    return { file, text, wanted: `${before}${begin}\n${table}\n${end}${after}` };
  });
}

/** A sentence a file whose table is behind the declarations. */
export async function findCommandFaults() {
  const files = await writeAll();
  return files
    .filter(({ text, wanted }) => text !== wanted)
    .map(({ file }) => `${file}: its commands are not as declared; run \`npm run format\`.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(resolve(import.meta.dirname, '..'));
  for (const { file, wanted } of await writeAll()) writeFileSync(file, wanted);
}
