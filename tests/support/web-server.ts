import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { pino } from 'pino';
import { createRateLimit } from '../../src/acts/rate.js';
import type { Clock } from '../../src/clock.js';
import type { Database } from '../../src/db/database.js';
import { createControlApi } from '../../src/http/control/create-control-api.js';
import type { ReadHostRight } from '../../src/http/control/rights.js';
import { createApp } from '../../src/http/create-app.js';
import { createNews, type News } from '../../src/http/following.js';
import { closeServer, listen } from '../../src/http/listen.js';
import type { WebDeps } from '../../src/http/perform-act.js';
import { createPhonesApi } from '../../src/http/phones/create-phones-api.js';
import { createPhotos } from '../../src/http/photos.js';
import { createJoinCodes, joinCode } from '../../src/party/phones/join-code.js';

const secret = 'a secret of the tests';

export interface WebServerOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly usualWebJoin?: WebDeps['usualWebJoin'];
  readonly readHostRight?: ReadHostRight;
  readonly publicUrl?: string | null;
  /** Told of each seat whose channel is cut. */
  readonly endSeatChannel?: (seatId: string) => void;
}

/** The pages' interfaces on a real port, on that database, without Discord. */
export interface WebServer {
  readonly origin: string;
  readonly news: News;
  codeOf(partyId: string, generation?: number): string;
  /** A browser that has never been here. */
  openBrowser(): Browser;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body it says itself
  readonly body: any;
  readonly headers: Headers;
}

/** A browser with its cookies, on a page of ours. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string | null>>,
  ): Promise<Answer>;
}

function createDeps({ db, clock, usualWebJoin = 'open', endSeatChannel }: WebServerOptions) {
  const nothing = () => undefined;
  const soon = () => Promise.resolve();
  return {
    ...{ db, clock, usualWebJoin, randomInt: (max: number) => randomInt(max) },
    log: pino({ level: 'silent' }),
    waitFor: createRateLimit(clock),
    wakeRelay: nothing,
    ...{ enqueueWords: soon, scheduleLock: soon, followRound: nothing, showRound: soon },
    showMessages: nothing,
    tellLines: soon,
    joinUrl: (partyId: string, generation: number) =>
      `https://party.test/party/join#${joinCode(secret, partyId, generation)}`,
    arePhonesReachable: true,
    phoneUrl: (link: string) => `https://party.test/party/join#link=${link}`,
    controlUrl: (link: string) => `https://party.test/admin/race-control#link=${link}`,
    overlayUrl: () => 'https://party.test/overlay/#key=k',
    watchUrl: () => 'https://party.test/watch/#key=k',
    endChannels: nothing,
    endSeatChannel: endSeatChannel ?? nothing,
    canPostIn: () => Promise.resolve(false),
    findAccount: () => Promise.resolve(null),
  } satisfies WebDeps;
}

export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { db, readHostRight = () => Promise.resolve('host' as const), publicUrl = null } = options;
  const deps = createDeps(options);
  const news = createNews();
  const feed = {
    db,
    channels: { kind: 'embedded', key: 'key' } as const,
    authorize: (socketId: string, channel: string) => `signed ${socketId} ${channel}`,
    build: 'build',
  };
  const phones = createPhonesApi({ deps, codes: createJoinCodes(db, secret), feed });
  const control = createControlApi({ deps, feed, readHostRight, following: news });
  const photos = createPhotos(db);
  const nothing = () => null;
  const app = createApp({
    readChecks: () => [],
    parts: {
      ...{ rehearsal: nothing, channels: nothing, overlayApi: nothing },
      ...{ phonesApi: () => phones, controlApi: () => control, photos: () => photos },
    },
    ...{ overlayDirectory: '/nowhere', webDirectory: '/nowhere', publicUrl },
    channelsOrigin: null,
    trustProxy: null,
    log: deps.log,
  });
  const server = await listen(app, 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    ...{ origin, news },
    codeOf: (partyId, generation = 1) => joinCode(secret, partyId, generation),
    openBrowser: () => createBrowser(origin),
    close: () => closeServer(server),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A browser that has never been at this origin. */
export function createBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (jar !== '') headers.set('cookie', jar);
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers: { ...headers } }),
    post(path, body, headers = {}) {
      const sent: Record<string, string | null> = {
        'content-type': 'application/json',
        origin,
        ...headers,
      };
      const kept = Object.entries(sent).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as [string, string]],
      );
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return ask(path, { method: 'POST', headers: kept, body: text });
    },
  };
}
