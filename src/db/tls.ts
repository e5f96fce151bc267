import { connect } from 'node:net';

/** The request for TLS by which a client begins (Postgres manual, Message Formats, SSLRequest). */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const patienceMs = 3_000;

/** True where DATABASE_URL insists on TLS, so that a plain connection is no way out. */
export function insistsOnTls(url: string): boolean {
  const mode = new URL(url).searchParams.get('sslmode') ?? '';
  return ['require', 'verify-ca', 'verify-full'].includes(mode);
}

/** Asks the server itself: it answers `S` where it speaks TLS and `N` where it does not. */
export function refusesTls(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432) });
    const finish = (isRefused: boolean) => {
      socket.destroy();
      resolve(isRefused);
    };
    socket.setTimeout(patienceMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('connect', () => socket.write(sslRequest));
    socket.once('data', (answer) => finish(answer.toString('latin1', 0, 1) === 'N'));
  });
}
