import { readdirSync, readFileSync } from 'node:fs';

const roots = ['src', 'commands', 'overlay', 'web', 'stand-in/src', 'stand-in/page', 'tests'];
const rules = [
  [
    /\bvi\.(mock|doMock|hoisted)\(/,
    'replaces a module; pass the dependency as an argument instead',
  ],
  [/\b(it|test|describe)\.todo\(/, 'is an empty promise; write the test or leave it out'],
];

/** Places in test files that go around the real thing, as `file:line: sentence`. */
export function findTestFaults() {
  const files = roots.flatMap((root) =>
    readdirSync(root, { recursive: true }).map((name) => `${root}/${name}`),
  );
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line, index) =>
        rules
          .filter(([pattern]) => pattern.test(line))
          .map(([, sentence]) => `${file}:${index + 1}: ${sentence}.`),
      );
    });
}
