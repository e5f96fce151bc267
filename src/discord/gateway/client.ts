import {
  type APIApplication,
  type APIGatewayBotInfo,
  Client,
  type ClientOptions,
  DefaultRestOptions,
  GatewayIntentBits,
  REST,
  type RESTOptions,
  type ResponseLike,
  Routes,
} from 'discord.js';
import { getJson } from './rest-json.js';

/**
 * Discord waits 3 s for a first response; a REST call that takes longer than this is repeated or
 * given up.
 */
const restTimeoutMs = 8_000;

export interface DiscordAccess {
  readonly token: string;
  /** Without a version: discord.js appends `/v10`. */
  readonly apiUrl: string;
}

/**
 * A success without JSON comes from something between Discord and us; discord.js would take it for
 * done. As a 502 it is tried again like any other fault. 204 is Discord's own way to say nothing.
 */
async function requestJson(
  ...[url, init]: Parameters<RESTOptions['makeRequest']>
): Promise<ResponseLike> {
  const response = await DefaultRestOptions.makeRequest(url, init);
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (!response.ok || response.status === 204 || isJson) return response;
  const page = await response.arrayBuffer();
  const { headers } = response;
  const content = { arrayBuffer: async () => page, text: async () => '', json: async () => null };
  return {
    body: null,
    bodyUsed: true,
    headers,
    ok: false,
    status: 502,
    statusText: 'Bad Gateway',
    ...content,
  };
}

function restOptions(apiUrl: string) {
  return { api: apiUrl, timeout: restTimeoutMs, retries: 2, makeRequest: requestJson };
}

/** One queue of an interaction's token is kept no longer than this past its use. */
const tokenSweepMs = 60_000;

/**
 * The REST client for answers to interactions, and for nothing else. Discord does not count them
 * into the bot's 50 requests a second (developer docs, Rate Limits), which discord.js would. It
 * neither waits nor tries again: whoever asks knows how long there is somebody to answer.
 */
export function createAnswerRest({ apiUrl }: Pick<DiscordAccess, 'apiUrl'>): REST {
  return new REST({
    ...restOptions(apiUrl),
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    rejectOnRateLimit: () => true,
    handlerSweepInterval: tokenSweepMs,
  });
}

/** What Discord tells about our bot before the gateway is opened. */
export interface BotFacts {
  readonly applicationId: string;
  readonly name: string;
  readonly shards: number;
}

/**
 * Asks Discord who we are and how many shards it wants. Asked here because discord.js would
 * otherwise read the number from the environment variables SHARDS and SHARD_COUNT.
 * @throws DiscordAPIError with status 401 for a wrong token.
 */
export async function readBotFacts(access: DiscordAccess): Promise<BotFacts> {
  const rest = new REST(restOptions(access.apiUrl)).setToken(access.token);
  const application = await getJson<APIApplication>(rest, Routes.currentApplication());
  const gateway = await getJson<APIGatewayBotInfo>(rest, Routes.gatewayBot());
  return { applicationId: application.id, name: application.name, shards: gateway.shards };
}

/**
 * The discord.js client: intents Guilds only, nobody is ever pinged, a repeated send is told apart
 * by its nonce.
 */
export function createClient(
  access: DiscordAccess,
  shards: number,
  ws: NonNullable<ClientOptions['ws']> = {},
): Client {
  return new Client({
    ws,
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    shards: Array.from({ length: shards }, (_, index) => index),
    shardCount: shards,
    rest: restOptions(access.apiUrl),
  });
}

/**
 * The link that adds the bot to a server: view channels, send messages, embed links, attach files,
 * read history, use threads.
 */
export function inviteUrl(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: '274878024704',
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
