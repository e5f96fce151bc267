import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Outcome } from '../src/api.js';
import { type ServedStandIn, serveStandIn } from '../src/serve.js';
import { patienceMs } from '../src/testing/patience.js';
import { ask } from '../src/testing/stage.js';

let discord: ServedStandIn;
let bot: ChildProcess | undefined;

beforeEach(async () => {
  discord = await serveStandIn();
});

afterEach(async () => {
  bot?.kill();
  await discord.close();
});

/** Starts a bot as the README says, and types its command once it has registered it. */
async function drive(example: string): Promise<Outcome> {
  const env = {
    PATH: process.env['PATH'],
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
  };
  const said: string[] = [];
  bot = spawn(process.execPath, [join(import.meta.dirname, example)], { env, stdio: 'pipe' });
  bot.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const commands = async () => {
    if (bot?.exitCode !== null) throw new Error(said.join(''));
    return (await ask(`${discord.controlUrl}/commands`, 'GET')).body;
  };
  await expect.poll(commands, { timeout: patienceMs }).toMatchObject([{ name: 'ping' }]);
  const typed = { as: 'Blake', command: '/ping' };
  return (await ask(`${discord.controlUrl}/commands`, 'POST', typed)).body as Outcome;
}

it.each(['discord-js.mjs', 'oceanic.mjs', 'plain-ws.mjs'])(
  '%s registers its command and answers it',
  async (example) => {
    expect((await drive(example)).messages).toMatchObject([
      { content: 'pong', author: { bot: true }, cause: { by: 'Blake', command: 'ping' } },
    ]);
  },
  60_000,
);
