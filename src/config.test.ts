import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.js';

function problemsOf(env: Record<string, string>): Record<string, string> {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.problems.map(({ key, problem }) => [key, problem]));
    throw error;
  }
  return {};
}

const pusher = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'secret' };

describe('configuration', () => {
  it('rehearses with embedded everything when nothing is set', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      appSecret: null,
      discord: { kind: 'rehearsal', access: 'loopback' },
      databaseUrl: null,
      redisUrl: null,
      hostedChannels: null,
      embeddedChannels: null,
      gemini: null,
      logLevel: 'warn',
    });
    expect(config.dataDir).toMatch(/\.data$/);
  });

  it.each(['', '   ', '""', "''", '" "'])('counts %j as unset', (empty) => {
    expect(
      parseConfig({
        PORT: empty,
        DISCORD_TOKEN: empty,
        DATABASE_URL: empty,
        REDIS_URL: empty,
        PUSHER_KEY: empty,
      }),
    ).toEqual(parseConfig({}));
  });

  it('takes padded and quoted values as meant', () => {
    const config = parseConfig({
      PORT: ' "8080" ',
      DISCORD_TOKEN: "' abc.def '",
      LOG_LEVEL: 'DEBUG',
    });
    expect(config).toMatchObject({
      port: 8080,
      discord: { kind: 'discord', token: 'abc.def', apiUrl: 'https://discord.com/api' },
      logLevel: 'debug',
    });
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['HOST', 'http://here'],
    ['PUBLIC_URL', 'party.example.org'],
    ['PUBLIC_URL', 'ftp://party.example.org'],
    ['APP_SECRET', 'short'],
    ['DISCORD_TOKEN', 'Bot abc'],
    ['DISCORD_API_URL', 'https://discord.com/api/v10'],
    ['DISCORD_API_URL', 'discord.com'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'postgres://'],
    ['DATABASE_URL', 'postgres://u:p@ep-a-pooler.eu.neon.tech/db'],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REHEARSAL', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['PUSHER_PORT', '443'],
  ])('refuses %s=%s with a sentence', (key, value) => {
    const problems = problemsOf({ [key]: value });
    expect(Object.keys(problems)).toEqual([key]);
    expect(problems[key]).toMatch(/\w.*\.$/);
  });

  it('says of a pooled Neon host which one to use', () => {
    expect(
      problemsOf({ DATABASE_URL: 'postgres://u:p@ep-a-pooler.eu.neon.tech/db' })['DATABASE_URL'],
    ).toContain('without -pooler');
  });

  it('names what is missing of a partial set of credentials', () => {
    expect(Object.keys(problemsOf({ PUSHER_KEY: 'key' }))).toEqual([
      'PUSHER_APP_ID',
      'PUSHER_SECRET',
    ]);
    expect(Object.keys(problemsOf({ CHANNELS_APP_ID: '1', CHANNELS_KEY: 'k' }))).toEqual([
      'CHANNELS_SECRET',
    ]);
    expect(Object.keys(problemsOf(pusher))).toEqual(['PUSHER_CLUSTER']);
  });

  it('reads hosted and self-hosted Channels', () => {
    expect(parseConfig({ ...pusher, PUSHER_CLUSTER: 'eu' }).hostedChannels).toEqual({
      appId: '1',
      key: 'key',
      secret: 'secret',
      cluster: 'eu',
    });
    expect(
      parseConfig({ ...pusher, PUSHER_HOST: 'ws.example.org', PUSHER_PORT: '6001' }).hostedChannels,
    ).toMatchObject({
      host: 'ws.example.org',
      port: 6001,
      useTLS: false,
    });
  });

  it('reports every bad key at once and repeats no value', () => {
    const env = {
      PORT: 'secret-port',
      REDIS_URL: 'secret-redis',
      DISCORD_TOKEN: 'secret token',
      LOG_LEVEL: 'secret-level',
    };
    expect(() => parseConfig(env)).toThrow(
      /PORT[\s\S]*DISCORD_TOKEN[\s\S]*REDIS_URL[\s\S]*LOG_LEVEL/,
    );
    expect(() => parseConfig(env)).not.toThrow(/secret-/);
  });
});
