import { once } from 'node:events';
import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BotOptions, startBot } from '../src/discord/gateway/bot.js';
import { createClient, type DiscordAccess } from '../src/discord/gateway/client.js';
import { createGatewayGuard } from '../src/discord/gateway/gateway-guard.js';
import type { Services } from '../src/discord/kernel/command.js';
import { GatewayServer, type Resuming } from './support/gateway-server.js';
import { patienceMs } from './support/patience.js';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const running = new AbortController();

let discord: GatewayServer;
let access: DiscordAccess;

beforeEach(async () => {
  discord = new GatewayServer();
  access = await discord.listen();
});

afterEach(() => discord.close());

/** A bot without commands in no server: what a start itself asks Discord for. */
function start() {
  const options: BotOptions = {
    ...{ access, commands: [], components: [], modals: [], log },
    createServices: () => ({ log }) as unknown as Services,
    onFatal: (error) => {
      throw error;
    },
  };
  return startBot(options, running.signal);
}

describe('a start', () => {
  it('asks again for whatever Discord did not answer, and is there then', async () => {
    const commands = '/applications/100000000000000001/commands';
    discord.script['/applications/@me'] = [404];
    // The second is asked for by discord.js itself as it logs in.
    discord.script['/gateway/bot'] = [null, 404];
    discord.script[commands] = [404];
    const bot = await start();
    expect(bot.isConnected()).toBe(true);
    await vi.waitFor(
      () => expect(discord.asked.filter((path) => path === commands)).toHaveLength(2),
      patienceMs,
    );
    expect(discord.asked.filter((path) => path === '/gateway/bot')).toHaveLength(4);
    await bot.close();
  });

  it.each([
    [4004, 'Discord refused the token.'],
    [4013, 'Discord refused the intents.'],
    [4014, 'Discord refused the intents.'],
  ])('ends with its sentence where the gateway closes with %i', async (code, sentence) => {
    discord.refuses = code;
    await expect(start()).rejects.toThrow(sentence);
    expect(discord.operations).toEqual([2]);
  });

  it('ends with the sentence of a refused token where discord.js meets it first', async () => {
    discord.script['/gateway/bot'] = [null, 401];
    await expect(start()).rejects.toThrow('Discord refused the token.');
  });
});

describe('a gateway that takes no session up again', () => {
  async function logIn(): Promise<Client> {
    const guard = createGatewayGuard(log, 1_500);
    const client = createClient(access, 1, guard.ws);
    client.on(Events.ShardError, () => undefined);
    guard.watch(client);
    const ready = once(client, Events.ClientReady);
    await client.login(access.token);
    await ready;
    return client;
  }

  it.each<Resuming>(['ignored', 'refused'])('is identified to anew (op 6 %s)', async (resuming) => {
    discord.resuming = resuming;
    const client = await logIn();
    discord.cut();
    await vi.waitFor(() => {
      expect(discord.operations.filter((op) => op === 2)).toHaveLength(2);
      expect(discord.operations).toContain(6);
    }, patienceMs);
    await vi.waitFor(() => expect(client.ws.shards.first()?.status).toBe(0), patienceMs);
    await client.destroy();
  });
});
