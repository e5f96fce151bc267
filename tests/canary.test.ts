import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Snapshot } from '../src/contract/snapshot.js';
import { channelName, topics } from '../src/contract/topics.js';
import { fails, type GeminiServer, startGeminiServer, writes } from './support/gemini-server.js';
import { patienceMs } from './support/patience.js';
import { cast, type TestProduct, withProduct } from './support/product.js';
import { privateText, type SeenMessage, textOf } from './support/product-acts.js';
import { type QueueBed, queueBeds } from './support/queue-backends.js';
import { civiliansOf, WordTable } from './support/word-table.js';

/** No other text holds these. */
const [word, hint, salt] = ['Zanzibarquokka', 'Unobtainiumflute', /[0-9a-f]{64}/];
const secrets = /zanzibarquokka|unobtainiumflute/i;
/** The same of a round of elimination with close words. */
const [word2, odd] = ['Quixotrutabaga', 'Wobbulatorpine'];
const secrets2 = /quixotrutabaga|wobbulatorpine/i;
const apiKey = 'canary-key-Qx7';

const [host, ...guests] = cast;

/** Everything that left the program by a way that others may see, while the word was secret. */
interface Sinks {
  readonly frames: string[];
  readonly bodies: string[];
  readonly stored: string[];
}

for (const kind of queueBeds) {
  describe.skipIf(kind.isMissing)(`a round with a marked word and ${kind.title}`, () => {
    let bed: QueueBed;
    let gemini: GeminiServer;
    let overlay: Overlay;
    let sinks: Sinks;

    // Registered before the product's own, so that it runs after them: the queue outlives it.
    beforeAll(async () => {
      [bed, gemini] = await Promise.all([kind.open(), startGeminiServer()]);
      gemini.behave(writes(word, hint));
    });
    afterAll(async () => {
      await gemini.close();
      await bed.close();
    });

    const product = withProduct(cast, {
      database: () => bed.database,
      env: () => ({
        LOG_LEVEL: 'trace',
        GOOGLE_GENERATIVE_AI_API_KEY: apiKey,
        GEMINI_BASE_URL: gemini.baseUrl,
        ...(bed.config.kind === 'redis' ? { REDIS_URL: bed.config.url } : {}),
      }),
    });

    beforeAll(async () => {
      sinks = { frames: [], bodies: [], stored: [] };
      overlay = await watchOverlay(product, sinks);
    });
    afterAll(() => {
      overlay.close();
      expect(product.output()).not.toContain(apiKey);
    });

    /** Reads what cannot be listened to. */
    async function look(): Promise<void> {
      sinks.stored.push(
        await bed.dump(),
        JSON.stringify(await bed.database.db.sql`select * from party_events`),
      );
      await overlay.read();
    }

    async function roundMessage(name: string, round: number): Promise<SeenMessage> {
      const messages = await product.messages(name);
      const found = messages.findLast(
        ({ ephemeral, embeds }) =>
          !ephemeral && JSON.stringify(embeds).includes(`Word game, round ${round}`),
      );
      if (found === undefined) throw new Error('no message of the round');
      return found;
    }

    it('gathers its players in a lobby', async () => {
      const [first, ...others] = guests;
      const lobby = await product.type(
        host,
        '/imposter start players:lobby imposters:2 topic:Things talk:10m',
      );
      expect(privateText(lobby)).toContain('open for players');
      const message = await roundMessage(host, 1);
      expect(privateText(await product.press(first, message, 'Deal'))).toContain('Only a host');
      expect(privateText(await product.press(host, message, 'Deal'))).toContain(
        'Only one guest is in',
      );
      for (const name of others)
        expect(privateText(await product.press(name, message, 'I’m in'))).toContain('You are in');
      expect(privateText(await product.press(first, message, 'Sit out'))).toContain(
        'You sit round 1 out',
      );
      await vi.waitFor(async () => {
        const text = textOf(await roundMessage(host, 1));
        expect(text).toMatch(/In \(7\)[\s\S]*Sitting out \(1\)/);
        for (const name of cast) expect(text).toContain(name);
      }, patienceMs);
      expect(privateText(await product.type(others[0], '/imposter word'))).toContain(
        'still waiting for its players',
      );
    });

    it('tells the players, and nobody else in any way, until the reveal', async () => {
      const [outsider, ...players] = guests;
      expect(privateText(await product.press(host, await roundMessage(host, 1), 'Deal'))).toContain(
        '7 players',
      );
      await vi.waitFor(
        async () => {
          await look();
          const [row] = await bed.database.db
            .sql`select count(*)::int as pending from party_imposter_players where delivery = 'PENDING'`;
          expect(row?.['pending']).toBe(0);
          expect(textOf(await roundMessage(host, 1))).toContain('Sealed deal');
        },
        { timeout: patienceMs, interval: 20 },
      );
      const message = await roundMessage(host, 1);
      const inboxes = await Promise.all([host, ...players].map((name) => product.dms(name)));
      const shown = await Promise.all(
        [host, ...players].map((name) => product.press(name, message, 'Show my word')),
      );
      expect(shown.filter((outcome) => privateText(outcome).includes(hint))).toHaveLength(2);
      expect(shown.filter((outcome) => privateText(outcome).includes(word))).toHaveLength(5);
      expect(inboxes.flat().map(textOf).join('\n')).toMatch(secrets);
      expect(privateText(await product.type(host, '/imposter status'))).toContain(
        'The words are by gemini-flash-lite-latest',
      );
      const refused = await product.press(outsider, message, 'Show my word');
      const running = await product.type(host, '/imposter start');
      await vi.waitFor(() => expect(sinks.frames.join('\n')).toContain('round-dealt'), patienceMs);
      await look();
      const open = (await product.messages(outsider)).map(textOf);
      const sunk = {
        ...sinks,
        output: product.output(),
        open,
        refused: privateText(refused),
        running: privateText(running),
      };
      for (const [sink, texts] of Object.entries(sunk)) {
        expect(texts.length, `${sink} was looked at`).toBeGreaterThan(0);
        expect(JSON.stringify(texts), sink).not.toMatch(secrets);
      }
      expect(sinks.stored.join('\n')).toContain('generate-words');
    });

    it('shows word, hint, imposters and the way to check the deal at the end', async () => {
      const sealed = salt.exec(textOf(await roundMessage(host, 1)))?.[0] ?? '';
      await product.type(host, '/imposter reveal');
      const revealed = await vi.waitFor(async () => {
        const messages = await product.messages(host);
        const found = messages.find(({ components }) =>
          JSON.stringify(components).includes('check-deal'),
        );
        expect(found).toBeDefined();
        return found;
      }, patienceMs);
      expect(revealed && textOf(revealed)).toMatch(/Zanzibarquokka[\s\S]*Unobtainiumflute/);
      expect(revealed && textOf(revealed)).not.toMatch(salt);
      const checked = privateText(
        await product.press(guests[0], revealed as SeenMessage, 'Check the deal'),
      );
      expect(checked).toContain(sealed);
      expect(checked).toMatch(/party-os deal 1[\s\S]*Zanzibarquokka[\s\S]*Unobtainiumflute/);
      // The sinks do see what is public: what they did not hold before was not hidden from them.
      await vi.waitFor(() => expect(sinks.frames.join('\n')).toMatch(secrets), patienceMs);
      await look();
      expect(sinks.bodies.join('\n')).toMatch(secrets);
      const [row] = await bed.database.db
        .sql`select word_source, word_note from party_imposter_rounds`;
      expect(row).toEqual({ word_source: 'gemini-flash-lite-latest', word_note: 'answered' });
    });

    it('takes the bank where Gemini refuses, says so in the log, and ends cleanly where a host cancels', async () => {
      gemini.behave(fails(429));
      await product.type(host, '/imposter start');
      await vi.waitFor(
        async () => expect(textOf(await roundMessage(host, 2))).toContain('have their words'),
        patienceMs,
      );
      expect(product.output()).toContain('failed:http-429');
      expect(privateText(await product.type(host, '/imposter status'))).toContain(
        'our own list: Gemini’s quota is used up (429)',
      );
      expect(privateText(await product.type(guests[0], '/imposter cancel'))).toContain(
        'Only a host',
      );
      const cancelled = await product.type(host, '/imposter cancel');
      expect(privateText(cancelled)).toContain('Round 2 is cancelled');
      await vi.waitFor(async () => {
        const message = await roundMessage(host, 2);
        expect(textOf(message)).toContain('was cancelled');
        expect(JSON.stringify(message.components)).not.toContain('show-word');
      }, patienceMs);
      const [row] = await bed.database.db
        .sql`select secret_word from party_imposter_rounds where round = 2`;
      expect((await product.messages(host)).map(textOf).join('\n')).not.toContain(
        String(row?.['secret_word']),
      );
      expect(privateText(await product.type(host, '/imposter word'))).toContain('No round');
    });

    it('keeps both words of an elimination with close words, also over a vote that goes on', async () => {
      gemini.behave(writes(word2, odd));
      const before = [sinks.frames.length, sinks.bodies.length, sinks.stored.length] as const;
      await product.type(host, '/imposter start mode:elimination variant:close-word talk:10m');
      await vi.waitFor(
        async () => expect(textOf(await roundMessage(host, 3))).toContain('have their words'),
        patienceMs,
      );
      const message = await roundMessage(host, 3);
      const shown = await Promise.all(
        cast.map((name) => product.press(name, message, 'Show my word')),
      );
      const texts = shown.map(privateText);
      expect(texts.filter((text) => text.includes(odd))).toHaveLength(1);
      expect(texts.filter((text) => text.includes(word2))).toHaveLength(cast.length - 1);
      expect(texts.join('\n')).not.toMatch(/imposter|civilian/i);
      const table = new WordTable(product);
      await product.type(host, '/imposter vote');
      const { sql } = bed.database.db;
      const [accused = ''] = civiliansOf(await table.seats());
      for (const name of cast)
        await table.vote(
          name,
          name === accused ? (cast.find((one) => one !== name) ?? '') : accused,
        );
      await vi.waitFor(
        async () => expect(textOf(await roundMessage(host, 3))).toContain(accused),
        patienceMs,
      );
      expect(await sql`select status, ballot from party_imposter_rounds where round = 3`).toEqual([
        { status: 'ACTIVE', ballot: 3 },
      ]);
      await look();
      const open = (await product.messages(host)).filter(({ ephemeral }) => !ephemeral).map(textOf);
      const [frames, bodies, stored] = before;
      const sunk = {
        frames: sinks.frames.slice(frames),
        bodies: sinks.bodies.slice(bodies),
        stored: sinks.stored.slice(stored),
        output: product.output(),
        open,
      };
      for (const [sink, held] of Object.entries(sunk)) {
        expect(held.length, `${sink} was looked at`).toBeGreaterThan(0);
        expect(JSON.stringify(held), sink).not.toMatch(secrets2);
      }
    });
  });
}

interface Overlay {
  /** Reads the overlay's API once more. */
  read(): Promise<void>;
  close(): void;
}

/**
 * Subscribes to all topics with the overlay's key as every page could, and keeps each frame and
 * each answer of the API.
 */
async function watchOverlay(product: TestProduct, { frames, bodies }: Sinks): Promise<Overlay> {
  const key = product.overlayLink.split('#key=')[1] ?? '';
  const ask = async (path: string, body?: URLSearchParams): Promise<string> => {
    const init = body === undefined ? {} : { method: 'POST', body };
    const response = await fetch(`${product.origin}/overlay/api/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}` },
    });
    const text = await response.text();
    bodies.push(text);
    expect(response.status, text).toBe(200);
    return text;
  };
  const snapshot = JSON.parse(await ask('snapshot')) as Snapshot;
  const { party, generation, channels } = snapshot;
  const socket = new WebSocket(
    `${product.origin.replace('http', 'ws')}/app/${channels.key}?protocol=7`,
  );
  const subscribed = new Set<string>();
  socket.on('message', (data) => {
    const frame = String(data);
    frames.push(frame);
    const { event, channel } = JSON.parse(frame);
    if (event === 'pusher_internal:subscription_succeeded') subscribed.add(channel);
  });
  const connected = await vi.waitFor(() => {
    expect(frames).not.toEqual([]);
    return JSON.parse(frames[0] ?? '');
  }, patienceMs);
  const socketId = JSON.parse(connected.data).socket_id;
  for (const topic of topics) {
    const channel = channelName(topic, party.id, generation);
    const { auth } = JSON.parse(
      await ask('auth', new URLSearchParams({ socket_id: socketId, channel_name: channel })),
    );
    socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }));
  }
  await vi.waitFor(() => expect(subscribed.size).toBe(topics.length), patienceMs);
  return {
    async read() {
      await ask('snapshot');
      await ask('head');
    },
    close: () => socket.close(),
  };
}
