import { type Client, Events, type Interaction } from 'discord.js';
import { type BotFacts, createClient, type DiscordAccess, readBotFacts } from './client.js';
import { createGatewayGuard } from './gateway-guard.js';
import { explainClose } from './refusals.js';
import { untilAnswered, type Waiting } from './until-answered.js';

/** A client that is READY, and what Discord told about the bot. */
export interface LoggedIn {
  readonly client: Client;
  readonly facts: BotFacts;
}

/**
 * Logs in, with a fresh client a try: discord.js ends one whose login failed. Interactions may come
 * before this resolves.
 * @throws StartError when Discord refuses the token or the intents.
 */
export async function logIn(
  access: DiscordAccess,
  onInteraction: (interaction: Interaction) => void,
  waiting: Waiting,
): Promise<LoggedIn> {
  const what = 'Discord cannot be reached; trying again';
  return untilAnswered(() => tryLogIn(access, onInteraction, waiting), what, waiting);
}

async function tryLogIn(
  access: DiscordAccess,
  onInteraction: (interaction: Interaction) => void,
  { log, signal }: Waiting,
): Promise<LoggedIn> {
  const facts = await readBotFacts(access);
  const guard = createGatewayGuard(log);
  const client = createClient(access, facts.shards, guard.ws);
  client.on(Events.Error, (error) =>
    log.error({ err: error }, 'the Discord client reported a fault'),
  );
  client.on(Events.ShardError, (error) =>
    log.info({ err: error }, 'the gateway connection failed; discord.js connects again'),
  );
  client.on(Events.InteractionCreate, onInteraction);
  guard.watch(client);
  try {
    await untilReady(client, access.token, signal);
    return { client, facts };
  } catch (error) {
    await guard.abandon(client);
    throw error;
  }
}

/** Resolves once the gateway is READY; rejects when Discord refuses or the program stops. */
function untilReady(client: Client, token: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) =>
      reject(explainClose(code) ?? new Error(`the gateway closed with ${code}`)),
    );
    const stop = (): void => reject(new Error('stopped while logging in'));
    signal.addEventListener('abort', stop, { once: true });
    client.login(token).catch(reject);
  });
}
