import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import express from 'express';
import type { Choice, Outcome, Person, SeenMessage } from '../api.js';
import { createStandIn, type StandIn, type StandInOptions } from '../stand-in.js';
import { stageWorld } from './world.js';

/** A stand-in on a free port with a directory of its own. */
export interface Stage {
  readonly standIn: StandIn;
  readonly origin: string;
  readonly directory: string;
  readonly api: Api;
  /** REST as the bot's token reaches it, without a client between. */
  rest(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<RestAnswer>;
  /** Starts the real client; it registers the commands in each server and answers as told. */
  bot(handlers: Handlers, options?: Partial<ClientOptions>): Promise<Client<true>>;
  close(): Promise<void>;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Handlers {
  readonly commands?: readonly object[];
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
}

/** The control API; every call fails on a refusal except `raw`. */
export interface Api {
  raw(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<RestAnswer>;
  people(): Promise<readonly Person[]>;
  command(as: string, command: string, more?: object): Promise<Outcome>;
  press(as: string, messageId: string, customId: string, more?: object): Promise<Outcome>;
  submit(as: string, interactionId: string, fields: object, more?: object): Promise<Outcome>;
  complete(as: string, command: string, focus: string): Promise<readonly Choice[]>;
  messages(as: string, channel?: string): Promise<readonly SeenMessage[]>;
  dms(as: string): Promise<readonly SeenMessage[]>;
}

/** Opens a stage; `directory` continues an earlier one. */
export async function openStage(options: Partial<StandInOptions> = {}): Promise<Stage> {
  const isOwn = options.directory === undefined;
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'stand-in-')));
  const app = express();
  const server = createServer(app);
  const port = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  const log = { error: (fields: object, message: string) => console.error(message, fields) };
  const standIn = await createStandIn({
    world: stageWorld,
    pageDirectory: '/nonexistent',
    origin: () => origin,
    log,
    ...options,
    directory,
  });
  app.use(standIn.router);
  server.on('upgrade', (request, socket, head) => {
    if (!standIn.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const clients: Client[] = [];
  return {
    standIn,
    origin,
    directory,
    api: createApi(`${origin}${options.basePath ?? '/stand-in'}/api/`),
    rest: (method, path, body, headers) =>
      ask(`${origin}/api/v10${path}`, method, body, {
        authorization: `Bot ${standIn.token}`,
        ...headers,
      }),
    async bot(handlers, clientOptions) {
      const client = await startBot(`${origin}/api`, standIn.token, handlers, clientOptions);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) await client.destroy();
      server.close();
      await standIn.close();
      server.closeAllConnections();
      if (isOwn) await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the real discord.js client against an address and waits until its commands are registered.
 */
export async function startBot(
  api: string,
  token: string,
  handlers: Handlers,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    rest: { api },
    ...options,
  });
  client.on(Events.Error, () => undefined);
  client.on(Events.InteractionCreate, (interaction) => {
    handlers.onInteraction?.(interaction).catch(() => undefined);
  });
  const ready = new Promise<Client<true>>((done) => client.once(Events.ClientReady, done));
  await client.login(token);
  const started = await ready;
  const register = async (guildId: string): Promise<void> => {
    await started.application.commands.set(
      (handlers.commands ?? []) as Parameters<typeof started.application.commands.set>[0],
      guildId,
    );
  };
  client.on(Events.GuildCreate, (guild) => void register(guild.id));
  for (const guild of started.guilds.cache.values()) await register(guild.id);
  return started;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

/** One HTTP request with a JSON body. */
export async function ask(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<RestAnswer> {
  const isJson = body !== undefined && typeof body !== 'string';
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

function createApi(base: string): Api {
  const raw: Api['raw'] = (method, path, body, headers) =>
    ask(`${base}${path}`, method, body, headers);
  async function good<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await raw(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }
  const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
  return {
    raw,
    people: () => good('GET', 'people'),
    command: (as, command, more) => good('POST', 'commands', { as, command, ...more }),
    press: (as, messageId, customId, more) =>
      good('POST', 'components', { as, messageId, customId, ...more }),
    submit: (as, interactionId, fields, more) =>
      good('POST', 'modals', { as, interactionId, fields, ...more }),
    complete: async (as, command, focus) =>
      (await good<{ choices: Choice[] }>('POST', 'autocomplete', { as, command, focus })).choices,
    messages: (as, channel) =>
      good('GET', `messages?${query({ as, ...(channel === undefined ? {} : { channel }) })}`),
    dms: (as) => good('GET', `dms?${query({ as })}`),
  };
}
