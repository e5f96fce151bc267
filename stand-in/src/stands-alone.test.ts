import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Everything that is ours in the package: no dependencies, nothing built, not this file. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (/^(node_modules|dist|\.dist-.*)$/.test(entry.name) || path === import.meta.filename)
      return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function find(pattern: RegExp): readonly string[] {
  return listFiles(root).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        pattern.test(line) ? [`${relative(root, path)}:${at + 1}: ${line.trim()}`] : [],
      ),
  );
}

it('names no product, none of its commands and none of its words', () => {
  const words =
    /party|imposter|overlay|rehears|wallet|leaderboard|\/settle|\b(bets?|laps?|coins?|guests?|rac(e|es|er|ing)|OBS|crew)\b/i;
  expect(find(words)).toEqual([]);
});

it('imports nothing from outside its folder', () => {
  const sources = listFiles(root).filter((path) => /\.(ts|mjs)$/.test(path));
  const outside = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'/g)]
      .map(([, target = '']) => resolve(path, '..', target))
      .filter((target) => !target.startsWith(`${root}/`)),
  );
  expect(outside).toEqual([]);
});
