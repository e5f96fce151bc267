// Runs one exported function of a TypeScript source in a process of its own, for tests that need
// several or kill one: node tests/support/run-source.mjs <file> <function> [argument …]
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [file, name, ...args] = process.argv.slice(2);
const { module } = await runnerImport(fileURLToPath(new URL(`../../${file}`, import.meta.url)));
await module[name](...args);
