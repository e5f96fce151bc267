import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActs } from './support/product-acts.js';
import { findPort, runToEnd, startProcess, stopLeftovers } from './support/product-process.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'party-os-start-'));
});

afterEach(async () => {
  await stopLeftovers();
  await rm(dataDir, { recursive: true, force: true });
});

async function start() {
  const running = await startProcess({ dataDir, port: await findPort() });
  return Object.assign(
    running,
    createActs(() => running.origin),
  );
}

describe('starting and stopping', () => {
  it('is ready with nothing set, keeps the party between runs, and stops in order on SIGTERM and Ctrl-C', async () => {
    const first = await start();
    expect(first.lines).toEqual([
      `Rehearsal: ${first.origin}/rehearsal/`,
      expect.stringMatching(new RegExp(`^Overlay: ${first.origin}/overlay/#key=[\\w-]{43}$`)),
      expect.stringMatching(/^Race control, once within ten minutes: .*#link=[\w-]{43}$/),
      'Ready.',
    ]);
    expect(await first.get('/healthz')).toEqual({ status: 'ok' });
    expect(await first.get('/readyz')).toEqual({
      status: 'ready',
      checks: {
        database: true,
        disk: true,
        queue: true,
        channels: true,
        gateway: true,
        commands: true,
      },
    });
    const [host] = await first.people();
    const joined = await first.type(host?.name ?? '', '/join');
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = await start();
    const again = await second.type(host?.name ?? '', '/join');
    expect(again.messages[0]?.content).toContain('already in');
    const pin = /\|\|\d{4}\|\|/;
    expect(pin.exec(again.messages[0]?.content ?? '')?.[0]).toBe(
      pin.exec(joined.messages[0]?.content ?? '')?.[0],
    );
    expect(await second.stop('SIGINT')).toBe(0);
    // A start and a stop without trouble have nothing to warn of.
    for (const run of [first, second]) expect(run.output()).not.toMatch(/"level":(?:40|50|60)/);
  });

  it('refuses a data folder that another Party OS uses, in one sentence', async () => {
    const first = await start();
    const second = await runToEnd({ dataDir, port: await findPort() });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/^Another Party OS is running on the folder .*\n$/);
    expect(await first.get('/readyz')).toMatchObject({ status: 'ready' });
    expect(await first.stop()).toBe(0);
  });

  it('says that its data folder cannot be written', async () => {
    const result = await runToEnd({ dataDir: join('/dev/null', 'party'), port: await findPort() });
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(
      /^The folder \/dev\/null\/party\/rehearsal cannot be used \(ENOTDIR\)\. Set DATA_DIR .*\n$/,
    );
  });

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const result = await runToEnd({ dataDir, port });
    taken.close();
    expect(result).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^Port ${port} is in use.*\\n$`)),
    });
  });

  it('reports every bad setting at once', async () => {
    const result = await runToEnd({
      dataDir,
      env: { PORT: 'abc', REDIS_URL: 'nowhere', PUSHER_KEY: 'x' },
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(
      /PORT: [\s\S]*REDIS_URL: [\s\S]*PUSHER_APP_ID: [\s\S]*PUSHER_SECRET: /,
    );
    expect(result.stderr).not.toContain('at ');
  });

  it('exits with the sentence that mends it when Discord refuses the token', async () => {
    const discord = createServer((_request, response) => {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"message":"401: Unauthorized","code":0}');
    }).listen(0, '127.0.0.1');
    await once(discord, 'listening');
    const address = discord.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const env = { DISCORD_TOKEN: 'wrong.token', DISCORD_API_URL: `http://127.0.0.1:${port}/api` };
    const result = await runToEnd({ dataDir, port: await findPort(), env });
    discord.close();
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^Discord refused the token\..*\n$/);
  });
});
