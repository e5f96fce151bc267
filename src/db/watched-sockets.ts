import { connect, type Socket } from 'node:net';

/** Where postgres.js wants to be connected to; of several hosts the first. */
interface Target {
  readonly host: string | readonly string[];
  readonly port: number | readonly number[];
  readonly path?: string | false | undefined;
}

/** The sockets of one client of the database. */
export interface WatchedSockets {
  /** Begins to connect; postgres.js writes at once, and Node holds it until there is a way. */
  open(target: Target): Socket;
  /** Breaks all of them: what waits in them fails, and the client connects anew. */
  breakAll(): void;
}

const lookEveryMs = 1_000;

/**
 * postgres.js waits for an answer for as long as the operating system keeps a connection, which on
 * a dropped path is a quarter of an hour. A socket on which nothing came for `answerMs` after
 * something was written is broken here.
 */
export function createWatchedSockets(answerMs: number): WatchedSockets {
  const open = new Set<Socket>();
  return {
    open({ host, port, path }) {
      const place = { host: first(host) ?? 'localhost', port: first(port) ?? 5432 };
      const socket = path ? connect(path) : connect(place);
      // By these postgres.js names the server, and TLS asks for its certificate.
      Object.assign(socket, place);
      open.add(socket);
      const watch = watchAnswers(socket, answerMs);
      socket.once('close', () => {
        clearInterval(watch);
        open.delete(socket);
      });
      return socket;
    },
    breakAll() {
      for (const socket of open) socket.destroy(createTimeout('the database does not answer'));
    },
  };
}

function watchAnswers(socket: Socket, answerMs: number): NodeJS.Timeout {
  let [read, answered, silentSince] = [0, 0, 0];
  return setInterval(() => {
    const now = performance.now();
    if (socket.bytesRead !== read) {
      [read, answered, silentSince] = [socket.bytesRead, socket.bytesWritten, now];
    } else if (socket.bytesWritten === answered) silentSince = now;
    else if (now - silentSince > answerMs)
      socket.destroy(createTimeout(`no answer from the database in ${answerMs} ms`));
  }, lookEveryMs).unref();
}

function createTimeout(message: string): Error {
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' });
}

function first<T extends string | number>(value: T | readonly T[]): T | undefined {
  return typeof value === 'object' ? value[0] : value;
}
