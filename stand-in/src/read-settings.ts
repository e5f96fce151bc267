import { parseArgs } from 'node:util';
import { StandInError } from './error.js';
import { readWorldFile } from './read-world.js';
import type { ServeOptions } from './serve.js';

const usage = `discord-stand-in: Discord's REST and gateway on this machine, for testing a bot.

  --port <number>   where it listens; 0 is any free port (STANDIN_PORT, default 3001)
  --dir <folder>    where it keeps its state (STANDIN_DIR; without it all is forgotten at the end)
  --world <file>    who and what is there at the first start, as JSON
  --token <text>    the bot's token; else one is made
  --lan             opens the page to the local network; the bot always comes from this machine
  --help            these lines
  --version         the version

It prints DISCORD_API_URL and DISCORD_TOKEN for the bot, and where the page is.`;

/** What the command line and the environment ask for. */
export type Settings =
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | { readonly kind: 'tell'; readonly text: string };

/** @throws StandInError with a sentence that says what to use instead. */
export function readSettings(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Settings {
  const values = readArguments(argv);
  if (values.help) return { kind: 'tell', text: usage };
  if (values.version) return { kind: 'tell', text: version };
  const directory = values.dir ?? env['STANDIN_DIR']?.trim();
  return {
    kind: 'serve',
    options: {
      port: readPort(values.port, env['STANDIN_PORT']?.trim()),
      access: values.lan ? 'lan' : 'loopback',
      ...(directory ? { directory } : {}),
      ...(values.token === undefined ? {} : { token: values.token }),
      ...(values.world === undefined ? {} : { world: readWorldFile(values.world) }),
    },
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        dir: { type: 'string' },
        world: { type: 'string' },
        token: { type: 'string' },
        lan: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : 'That cannot be read';
    throw new StandInError('setting-wrong', `${what}. --help lists what there is.`);
  }
}

function readPort(argument: string | undefined, variable: string | undefined): number {
  const [name, typed] =
    argument === undefined ? ['STANDIN_PORT', variable || '3001'] : ['--port', argument];
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port <= 65_535) return port;
  throw new StandInError(
    'setting-wrong',
    `${name} is "${typed}". Use a number from 0 (any free port) to 65535.`,
  );
}
