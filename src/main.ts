import { ConfigError, parseConfig } from './config.js';
import { StartError } from './errors.js';
import { createLog } from './log.js';
import type { Program } from './program/options.js';
import { startProgram } from './program/program.js';
import { readEnvironment } from './read-environment.js';
import { nameSourcesInStacks } from './source-stacks.js';

/** After this, what is still under way is left to the next start's sweep. */
const stopDeadlineMs = 20_000;

/**
 * Prints what a person can act on as one sentence; anything else with its stack, for a bug report.
 */
function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof ConfigError) return error.message;
  return `Party OS stopped because of a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function exitWith(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  nameSourcesInStacks();
  const config = parseConfig(readEnvironment(process.env));
  const log = createLog(config.logLevel);
  const starting = new AbortController();
  let program: Program | undefined;
  let isStopping = false;

  async function stop(error?: unknown): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    if (error !== undefined) process.stderr.write(`${explain(error)}\n`);
    const status = error === undefined ? 0 : 1;
    setTimeout(() => process.exit(status), stopDeadlineMs).unref();
    starting.abort();
    await program?.close();
    process.exit(status);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C: whoever sends it does not want to wait.
      if (isStopping && signal === 'SIGINT') process.exit(1);
      void stop();
    });
  }
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise was rejected and nobody waited for it'),
  );

  program = await startProgram(config, {
    log,
    print: (line) => process.stdout.write(`${line}\n`),
    onFatal: (error) => void stop(error),
    signal: starting.signal,
  });
  if (starting.signal.aborted) await program.close();
}

main().catch(exitWith);
