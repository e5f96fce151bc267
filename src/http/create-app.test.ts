import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppOptions, createApp } from './create-app.js';
import { closeServer, listen } from './listen.js';

const log = pino({ level: 'silent' });
const nothing = () => null;
const noParts = {
  rehearsal: nothing,
  channels: nothing,
  overlayApi: nothing,
  phonesApi: nothing,
  controlApi: nothing,
  photos: nothing,
};
let directory: string;
let server: Server;
let origin: string;

async function start(options: Partial<AppOptions>): Promise<void> {
  const app = createApp({
    readChecks: () => [],
    parts: noParts,
    overlayDirectory: directory,
    webDirectory: directory,
    publicUrl: null,
    trustProxy: null,
    channelsOrigin: null,
    log,
    ...options,
  });
  server = await listen(app, 0, '127.0.0.1');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'party-os-http-'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>overlay</title>');
});

afterEach(async () => {
  if (server.listening) await closeServer(server);
  await rm(directory, { recursive: true, force: true });
});

describe('the web server', () => {
  it('is healthy from the start and ready only when every part is', async () => {
    let isReady = false;
    await start({
      readChecks: () => [
        { name: 'database', isReady: () => isReady },
        { name: 'queue', isReady: () => true },
      ],
    });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    const starting = await fetch(`${origin}/readyz`);
    expect([starting.status, await starting.json()]).toEqual([
      503,
      { status: 'starting', checks: { database: false, queue: true } },
    ]);
    isReady = true;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  it('counts a check that fails or hangs as not ready', async () => {
    await start({
      readChecks: () => [
        { name: 'database', isReady: () => Promise.reject(new Error('down')) },
        { name: 'queue', isReady: () => new Promise(() => {}) },
      ],
    });
    expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({
      checks: { database: false, queue: false },
    });
  });

  it('asks to try again while a part is still starting', async () => {
    await start({});
    for (const path of ['/overlay/api/head', '/apps/1/events']) {
      const response = await fetch(`${origin}${path}`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    }
  });

  it('serves the overlay under a policy that lets it reach its own host and Channels alone', async () => {
    await start({ channelsOrigin: 'wss://ws-eu.pusher.com' });
    const response = await fetch(`${origin}/overlay/`);
    expect(await response.text()).toContain('overlay');
    const policy = response.headers.get('content-security-policy') ?? '';
    const host = new URL(origin).host;
    expect(policy).toContain(
      `connect-src 'self' ws://${host} wss://${host} wss://ws-eu.pusher.com;`,
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    '/overlay/../package.json',
    '/overlay/%2e%2e/package.json',
    '/overlay/..%2fpackage.json',
    '/nothing',
  ])('answers %s with a plain 404', async (path) => {
    await start({});
    const response = await fetch(`${origin}${path}`);
    expect(response.status).toBe(404);
  });

  it('hides the cause of a fault from those who ask', async () => {
    const broken = Router();
    broken.use(() => {
      throw new Error('secret cause');
    });
    await start({
      parts: { ...noParts, overlayApi: () => broken },
    });
    const response = await fetch(`${origin}/overlay/api/head`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret cause');
  });

  it('says in a sentence that its port is in use', async () => {
    await start({});
    await expect(listen(() => {}, Number(new URL(origin).port), '127.0.0.1')).rejects.toThrow(
      /^Port \d+ is in use/,
    );
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
});
