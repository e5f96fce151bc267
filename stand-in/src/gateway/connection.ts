import { constants, createDeflate, type Deflate } from 'node:zlib';
import type { RawData, WebSocket } from 'ws';
import { integerOf, isObject, type JsonObject, objectOf, parseJson } from '../json.js';
import { type Link, opcode } from './session.js';

/** A client's socket: frames in and out, heartbeats, and the close codes of Discord. */
export interface Connection extends Link {
  /** Set once identified or resumed. */
  isKnown: boolean;
  close(code: number, reason: string): void;
  /** Breaks the socket without a closing frame. */
  terminate(): void;
  /** From now on nothing is answered and nothing is sent: a zombie. */
  freeze(): void;
}

export interface ConnectionHandler {
  /** A payload other than a heartbeat. */
  receive(connection: Connection, op: number, data: JsonObject): void;
  /** The socket is gone; `isClean`: the client ended its session by closing with 1000 or 1001. */
  lose(connection: Connection, isClean: boolean): void;
}

export interface ConnectionOptions {
  readonly heartbeatMs: number;
  readonly compress: boolean;
}

/**
 * HELLO comes in a packet of its own, as from afar: a client may still be busy with the handshake
 * and lose what comes along with it.
 */
const helloAfterMs = 5;
/** Documented: 120 payloads a minute, 4096 bytes each. */
const maxPayloads = 120;
const windowMs = 60_000;
const maxBytes = 4096;

/** Greets a new socket and passes on what it sends. */
export function openConnection(
  socket: WebSocket,
  handler: ConnectionHandler,
  options: ConnectionOptions,
): Connection {
  const out = options.compress ? deflated(socket) : (text: string) => socket.send(text);
  let isFrozen = false;
  const connection: Connection = {
    isKnown: false,
    send(payload) {
      if (socket.readyState === socket.OPEN && !isFrozen) out(JSON.stringify(payload));
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    freeze() {
      isFrozen = true;
    },
  };
  const watch = watchHeartbeat(connection, options.heartbeatMs);
  const count = limitRate();
  socket.on('message', (data: RawData) => {
    if (isFrozen) return;
    const payload = readFrame(data);
    if (typeof payload === 'number') return connection.close(payload, frameFaults[payload]);
    if (!count()) return connection.close(4008, 'You are being rate limited.');
    const op = integerOf(payload.op) ?? -1;
    if (op !== opcode.heartbeat) return handler.receive(connection, op, objectOf(payload.d));
    watch.beat();
    connection.send({ op: opcode.heartbeatAck });
  });
  socket.on('close', (code: number) => {
    watch.stop();
    handler.lose(connection, code === 1000 || code === 1001);
  });
  socket.on('error', () => socket.terminate());
  setTimeout(() => connection.send(hello(options.heartbeatMs)), helloAfterMs);
  return connection;
}

function hello(heartbeatMs: number): JsonObject {
  return {
    op: opcode.hello,
    s: null,
    t: null,
    d: { heartbeat_interval: heartbeatMs, _trace: ['["stand-in"]'] },
  };
}

const frameFaults = { 4001: 'Unknown opcode.', 4002: 'Error while decoding payload.' } as const;

/** The payload, or the close code that it deserves. */
function readFrame(data: RawData): JsonObject | 4001 | 4002 {
  const bytes = Buffer.isBuffer(data)
    ? data
    : Array.isArray(data)
      ? Buffer.concat(data)
      : Buffer.from(data);
  if (bytes.length > maxBytes) return 4002;
  const payload = parseJson(bytes.toString('utf8'));
  if (!isObject(payload)) return 4002;
  const op = integerOf(payload.op);
  const { heartbeat, identify, presence, voice, resume, requestMembers, requestSoundboard } =
    opcode;
  const isKnown =
    op !== undefined &&
    [heartbeat, identify, presence, voice, resume, requestMembers, requestSoundboard].some(
      (known) => known === op,
    );
  return isKnown ? payload : 4001;
}

/** A client that misses its heartbeats is gone without having said so. */
function watchHeartbeat(connection: Connection, everyMs: number): { beat(): void; stop(): void } {
  const expire = (): void => connection.close(4009, 'Session timed out.');
  let timer = setTimeout(expire, everyMs * 1.5);
  timer.unref();
  return {
    beat() {
      clearTimeout(timer);
      timer = setTimeout(expire, everyMs * 1.5);
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}

function limitRate(): () => boolean {
  let since = Date.now();
  let used = 0;
  return () => {
    if (Date.now() - since > windowMs) {
      since = Date.now();
      used = 0;
    }
    used += 1;
    return used <= maxPayloads;
  };
}

/** zlib-stream: one deflate stream for the whole connection, flushed after each payload. */
function deflated(socket: WebSocket): (text: string) => void {
  const stream: Deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  stream.on('data', (chunk: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(chunk, { binary: true });
  });
  socket.on('close', () => stream.destroy());
  return (text) => stream.write(text);
}
