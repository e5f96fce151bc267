import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where a file stands in the queue: the product's own processes and Chromium first, so that no long
 * file begins when the others are done.
 */
const weights: readonly (readonly [RegExp, number])[] = [
  [/^tests\//, 3],
  [/\.browser\.test\.ts$/, 3],
  [/^(?:src\/(?:db|jobs|rehearsal)|stand-in)\//, 2],
  [/\.property\.test\.ts$/, 2],
];

function weightOf(path: string): number {
  return Math.max(1, ...weights.map(([pattern, weight]) => (pattern.test(path) ? weight : 1)));
}

/** Runs heavy files first, and of equals the larger; the same on every machine. */
export class HeaviestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranked = files.map((file) => {
      const weight = weightOf(relative(this.ctx.config.root, file.moduleId));
      return { file, weight, size: statSync(file.moduleId).size };
    });
    ranked.sort((a, b) => b.weight - a.weight || b.size - a.size);
    return ranked.map(({ file }) => file);
  }
}
