#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { objectOf, parseJson, textOf } from './json.js';
import { runStandIn } from './run.js';

const manifest = parseJson(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

await runStandIn({
  argv: process.argv.slice(2),
  env: process.env,
  version: textOf(objectOf(manifest).version) ?? '',
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
