import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/contract/result.js';
import { HandTimers } from '../../tests/support/hand-timers.js';
import { type Letter, Outbox, type Reply } from './outbox.js';
import { NoAnswer, type Session } from './session.js';

/** A server that does what it is asked once a key, and whose answers get lost as the test says. */
class Server {
  readonly done = new Map<string, unknown>();
  readonly keys: string[] = [];
  /** What happens to the coming requests: lost on the way there, or on the way back. */
  fates: ('there' | 'back')[] = [];

  readonly post: Session['post'] = async <T>(_path: string, body: unknown, key = '') => {
    this.keys.push(key);
    const fate = this.fates.shift();
    if (fate === 'there') throw new NoAnswer();
    if (!this.done.has(key)) this.done.set(key, body);
    if (fate === 'back') throw new NoAnswer();
    return answer<T>(this.done.get(key));
  };
}

/** What the fake server says has whatever type the caller hopes for. */
function answer<T>(data: unknown): Result<T> {
  return { success: true, data: data as T };
}

class Shelf {
  readonly kept = new Map<string, string>();
  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }
}

function open(server: Server, shelf = new Shelf(), timers = new HandTimers()) {
  const seen: (readonly Letter[])[] = [];
  const onChange = (letters: readonly Letter[]) => seen.push(letters);
  const outbox = new Outbox({ session: server, timers, storage: shelf, onChange });
  return { outbox, timers, shelf, seen };
}

describe('the outbox', () => {
  test('repeats a write with its key until an answer comes, and it is done once', async () => {
    const server = new Server();
    server.fates = ['there', 'back', 'back'];
    const { outbox, timers, seen } = open(server);
    const reply = outbox.send('actions/place-bet', { amount: '100' }, '100 on Ben');
    await timers.pass(10_000);
    expect(await reply).toEqual({ success: true, data: { amount: '100' } });
    expect(server.keys).toHaveLength(4);
    expect(new Set(server.keys).size).toBe(1);
    expect(server.done.size).toBe(1);
    expect(seen.some(([letter]) => letter?.isLate)).toBe(true);
    expect(seen.at(-1)).toEqual([]);
  });

  test('gives a second tap a key of its own', async () => {
    const server = new Server();
    const { outbox } = open(server);
    await outbox.send('a', {}, 'one');
    await outbox.send('a', {}, 'one');
    expect(server.done.size).toBe(2);
  });

  test('tries at once when it is told that the server is back', async () => {
    const server = new Server();
    server.fates = Array(6).fill('there');
    const { outbox, timers } = open(server);
    const reply = outbox.send('a', {}, 'bet');
    await timers.pass(9_000);
    const tries = server.keys.length;
    server.fates = [];
    outbox.hurry();
    await timers.pass(0);
    expect(server.keys).toHaveLength(tries + 1);
    expect(await reply).toMatchObject({ success: true });
  });

  test('gives up after a minute and says that nobody knows', async () => {
    const server = new Server();
    server.fates = Array(100).fill('there');
    const { outbox, timers } = open(server);
    const reply = outbox.send('a', {}, 'bet');
    await timers.pass(70_000);
    expect(await reply).toBe('unknown');
  });

  test('goes on after a reload with the same key, but not with what is older than a minute', async () => {
    const server = new Server();
    server.fates = Array(100).fill('there');
    const { outbox, timers, shelf } = open(server);
    void outbox.send('a', { amount: '100' }, 'bet');
    await timers.pass(2_000);
    const [key] = server.keys;
    server.fates = [];
    const replies: Reply<unknown>[] = [];
    const reloaded = open(server, shelf, timers);
    reloaded.outbox.resume((_letter, reply) => replies.push(reply));
    await timers.pass(500);
    expect(replies).toEqual([{ success: true, data: { amount: '100' } }]);
    expect(server.keys.at(-1)).toBe(key);

    const kept = JSON.stringify([{ ...letterOf(key), writtenAt: timers.now() - 61_000 }]);
    shelf.setItem('party-letters', kept);
    const tries = server.keys.length;
    open(server, shelf, timers).outbox.resume((_letter, reply) => replies.push(reply));
    await timers.pass(500);
    expect(replies.at(-1)).toBe('unknown');
    expect(server.keys).toHaveLength(tries);
  });
});

function letterOf(key = ''): Letter {
  return { key, path: 'a', body: {}, what: 'bet', writtenAt: 0, isLate: false };
}
