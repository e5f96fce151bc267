import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { openConnection } from './connection.js';

/** As much of a socket as a connection uses. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
    this.emit('sent');
  }
}

it('says HELLO later than in the tick of the handshake', async () => {
  const socket = new FakeSocket();
  const said = new Promise((done) => socket.once('sent', done));
  const handler = { receive: () => undefined, lose: () => undefined };
  openConnection(socket as unknown as WebSocket, handler, { heartbeatMs: 1000, compress: false });
  await new Promise((done) => setImmediate(done));
  expect(socket.sent).toEqual([]);
  await said;
  expect(socket.sent).toEqual([expect.stringContaining('"heartbeat_interval":1000')]);
  socket.emit('close', 1000);
});
