import { StandInError } from './error.js';
import { readSettings } from './read-settings.js';
import { type ServedStandIn, type ServeOptions, serveStandIn } from './serve.js';

/** The program around a stand-in: where it comes from and where its lines go. */
export interface RunOptions {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** What nothing else was asked for. */
  readonly defaults?: ServeOptions;
  print(line: string): void;
  complain(line: string): void;
}

/**
 * Runs a stand-in as a program until it gets SIGTERM or SIGINT. Its first line has the two variables
 * that a bot needs.
 */
export async function runStandIn(options: RunOptions): Promise<void> {
  const { argv, env, version, defaults, print, complain } = options;
  const log = { error: (fields: object, message: string) => complain(describe(fields, message)) };
  try {
    const settings = readSettings(argv, env, version);
    if (settings.kind === 'tell') return print(settings.text);
    const served = await serveStandIn({ log, ...defaults, ...settings.options });
    stopOnSignals(served, env['npm_command'] !== undefined);
    print(`stand-in ready DISCORD_API_URL=${served.apiUrl} DISCORD_TOKEN=${served.token}`);
    print(`Page: ${served.pageUrl}`);
  } catch (error) {
    const isKnown = error instanceof StandInError;
    complain(isKnown ? error.message : describe({ err: error }, 'The stand-in did not start'));
    process.exitCode = 1;
  }
}

const parentPollMs = 250;

/**
 * npm hands a signal on to a shell between it and us, which ends without telling: so a stand-in that
 * npm or npx started also stops when whoever started it is gone.
 */
function stopOnSignals(served: ServedStandIn, isFromNpm: boolean): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void served.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const parent = process.ppid;
  if (!isFromNpm) return;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, parentPollMs).unref();
}

function describe(fields: object, message: string): string {
  const error = 'err' in fields && fields.err instanceof Error ? fields.err : undefined;
  return `${message}: ${error?.stack ?? JSON.stringify(fields)}`;
}
