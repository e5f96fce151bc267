/**
 * Runs a benchmark of bench/ by its name: `npm run bench bets`. The numbers mean something only
 * beside its baseline in the same run.
 */
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [name = 'bets'] = process.argv.slice(2);
const { module } = await runnerImport(resolve(import.meta.dirname, `../bench/${name}.ts`));
await module.run();
