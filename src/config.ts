import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type ConfigProblem, type Environment, SettingsReader } from './settings-reader.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Credentials of a Channels application. */
export interface ChannelsCredentials {
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
}

/** Hosted Channels (`cluster`) or another server that speaks its protocol (`host`). */
export type HostedChannels = ChannelsCredentials &
  (
    | { readonly cluster: string }
    | { readonly host: string; readonly port: number; readonly useTLS: boolean }
  );

/** Without a token the program rehearses against its own stand-in for Discord. */
export type DiscordConfig =
  | { readonly kind: 'rehearsal'; readonly access: 'loopback' | 'lan' }
  | { readonly kind: 'discord'; readonly token: string; readonly apiUrl: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where browsers reach us, without a trailing slash; null: derived from host and port. */
  readonly publicUrl: string | null;
  /**
   * Whose forwarded headers count: how many proxies stand before us, or their addresses; null: none.
   */
  readonly trustProxy: number | string | null;
  readonly appSecret: string | null;
  readonly discord: DiscordConfig;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly hostedChannels: HostedChannels | null;
  readonly embeddedChannels: ChannelsCredentials | null;
  /** `baseUrl`: another address that speaks Gemini's protocol; null is Google's own. */
  readonly gemini: {
    readonly apiKey: string;
    readonly model: string;
    readonly baseUrl: string | null;
  } | null;
  readonly logLevel: LogLevel;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(
      [
        'These settings need a change:',
        ...problems.map(({ key, problem }) => `  ${key}: ${problem}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

const logLevels: readonly LogLevel[] = [
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
  'silent',
];
const defaultApiUrl = 'https://discord.com/api';
const defaultGeminiModel = 'gemini-flash-lite-latest';
const minSecretLength = 16;

function withoutTrailingSlash(url: URL): string {
  return url.href.replace(/\/+$/, '');
}

function readDiscord(reader: SettingsReader): DiscordConfig {
  const token = reader.text('DISCORD_TOKEN');
  const apiUrl = reader.url('DISCORD_API_URL', ['http:', 'https:'], defaultApiUrl);
  const access = reader.choice('REHEARSAL', ['lan']);
  if (apiUrl !== null && /\/v\d+\/?$/.test(apiUrl.pathname)) {
    reader.refuse('DISCORD_API_URL', `leave the version out, as in ${defaultApiUrl}.`);
  }
  if (token === null) return { kind: 'rehearsal', access: access ?? 'loopback' };
  if (/\s/.test(token)) {
    reader.refuse(
      'DISCORD_TOKEN',
      'has a space inside; paste only the token of the page Bot in the developer portal, without the word Bot.',
    );
  }
  return {
    kind: 'discord',
    token,
    apiUrl: apiUrl === null ? defaultApiUrl : withoutTrailingSlash(apiUrl),
  };
}

function readDatabaseUrl(reader: SettingsReader): string | null {
  const url = reader.url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@host:5432/party',
  );
  if (url !== null && /^[^.]+-pooler\./.test(url.hostname)) {
    return reader.refuse(
      'DATABASE_URL',
      'is a pooled Neon host; use the direct one, the same address without -pooler.',
    );
  }
  return url?.href ?? null;
}

function readCredentials(
  reader: SettingsReader,
  prefix: 'PUSHER' | 'CHANNELS',
): ChannelsCredentials | null {
  const keys = [`${prefix}_APP_ID`, `${prefix}_KEY`, `${prefix}_SECRET`] as const;
  const [appId, key, secret] = keys.map((name) => reader.secret(name));
  if (appId && key && secret) return { appId, key, secret };
  const missing = keys.filter((name) => reader.text(name) === null);
  if (missing.length > 0 && missing.length < keys.length) {
    for (const name of missing)
      reader.refuse(name, `is missing; ${keys.join(', ')} go together: set all three or none.`);
  }
  return null;
}

function readHostedChannels(reader: SettingsReader): HostedChannels | null {
  const credentials = readCredentials(reader, 'PUSHER');
  const cluster = reader.text('PUSHER_CLUSTER');
  const host = reader.text('PUSHER_HOST');
  const port = reader.port('PUSHER_PORT');
  if (cluster !== null && !/^[a-z0-9-]{1,32}$/.test(cluster))
    reader.refuse('PUSHER_CLUSTER', 'is a short name such as eu or mt1.');
  if (host !== null && !/^[\w.-]+$/.test(host))
    reader.refuse('PUSHER_HOST', 'is a host name alone, without https:// and without a port.');
  if (port !== null && host === null)
    reader.refuse('PUSHER_PORT', 'goes with PUSHER_HOST; set both or leave both empty.');
  if (credentials === null) return null;
  if (host !== null)
    return { ...credentials, host, port: port ?? 443, useTLS: (port ?? 443) === 443 };
  if (cluster === null)
    return reader.refuse(
      'PUSHER_CLUSTER',
      'is missing; the page App Keys of your Channels app shows it (eu, mt1 …).',
    );
  return { ...credentials, cluster };
}

function readAppSecret(reader: SettingsReader): string | null {
  const secret = reader.secret('APP_SECRET');
  if (secret !== null && secret.length < minSecretLength) {
    return reader.refuse(
      'APP_SECRET',
      `is too short to be safe; use at least ${minSecretLength} characters, or leave it empty to have one made.`,
    );
  }
  return secret;
}

function readGemini(reader: SettingsReader): Config['gemini'] {
  const apiKey = reader.secret('GOOGLE_GENERATIVE_AI_API_KEY');
  const model = reader.text('GEMINI_MODEL') ?? defaultGeminiModel;
  const baseUrl = reader.url(
    'GEMINI_BASE_URL',
    ['http:', 'https:'],
    'https://generativelanguage.googleapis.com',
  );
  if (!/^[\w.-]+$/.test(model))
    reader.refuse('GEMINI_MODEL', `is the bare name of a model, such as ${defaultGeminiModel}.`);
  return apiKey === null
    ? null
    : { apiKey, model, baseUrl: baseUrl === null ? null : withoutTrailingSlash(baseUrl) };
}

/** Names of ranges as Express has them, addresses, and subnets. */
const proxyPattern = /^(?:loopback|linklocal|uniquelocal|[\da-f.:]+(?:\/\d{1,3})?)$/i;

function readTrustProxy(reader: SettingsReader): Config['trustProxy'] {
  const value = reader.text('TRUST_PROXY');
  if (value === null) return null;
  if (/^[1-9]$/.test(value)) return Number(value);
  const parts = value.split(',').map((part) => part.trim());
  const isList = parts.every(
    (part) =>
      proxyPattern.test(part) && (/^[a-z]+$/i.test(part) || isIP(part.split('/')[0] ?? '') !== 0),
  );
  if (isList) return parts.join(',');
  return reader.refuse(
    'TRUST_PROXY',
    'is how many proxies stand before Party OS, such as 1, or their addresses, such as 10.0.0.2 or 172.16.0.0/12.',
  );
}

function readHost(reader: SettingsReader): string {
  const host = reader.text('HOST');
  if (host !== null && !/^[\w.:-]+$/.test(host))
    reader.refuse('HOST', 'is an address to listen on, such as 127.0.0.1 or 0.0.0.0.');
  return host ?? '127.0.0.1';
}

/**
 * Reads the whole configuration from environment variables.
 * @throws ConfigError that lists every bad key at once, each with its fix. Values are never
 * repeated: they may be secret.
 */
export function parseConfig(env: Environment): Config {
  const reader = new SettingsReader(env);
  const publicUrl = reader.url('PUBLIC_URL', ['http:', 'https:'], 'https://party.example.org');
  const config: Config = {
    port: reader.port('PORT') ?? 3000,
    host: readHost(reader),
    dataDir: resolve(reader.text('DATA_DIR') ?? '.data'),
    publicUrl: publicUrl === null ? null : withoutTrailingSlash(publicUrl),
    trustProxy: readTrustProxy(reader),
    appSecret: readAppSecret(reader),
    discord: readDiscord(reader),
    databaseUrl: readDatabaseUrl(reader),
    redisUrl:
      reader.url('REDIS_URL', ['redis:', 'rediss:'], 'redis://127.0.0.1:6379')?.href ?? null,
    hostedChannels: readHostedChannels(reader),
    embeddedChannels: readCredentials(reader, 'CHANNELS'),
    gemini: readGemini(reader),
    logLevel: reader.choice('LOG_LEVEL', logLevels) ?? 'warn',
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}
