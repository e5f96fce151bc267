import postgres from 'postgres';
import { StartError } from '../errors.js';
import { insistsOnTls, refusesTls } from './tls.js';

/**
 * Errors that pass when the database has come up: Node's, postgres.js's, and Postgres's classes 08,
 * 53 and 57.
 */
const passing =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|(08|53|57).{3})$/;

/** Sentences for what waiting does not mend; Postgres's codes are in its manual's appendix A. */
const lasting: Readonly<Record<string, (place: string) => string>> = {
  '28P01': (place) =>
    `Postgres at ${place} refuses the user or password of DATABASE_URL. Copy the connection string again.`,
  '28000': (place) =>
    `Postgres at ${place} does not let the user of DATABASE_URL in. Check user, password and sslmode.`,
  '3D000': (place) =>
    `Postgres at ${place} has no such database. Create it, or correct the last part of DATABASE_URL.`,
  '42501': (place) =>
    `The user of DATABASE_URL has no rights in the database at ${place}. Use the database's owner.`,
  ENOTFOUND: (place) => `There is no host as in ${place}. Correct the host in DATABASE_URL.`,
};

/**
 * Returns once the database answers a query. Waits up to `patienceMs` where it may be starting;
 * throws StartError with what to do, which names host and database, never the password.
 */
export async function waitUntilReachable(url: string, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const error = await ask(url);
    if (error === undefined) return;
    const code = errorCode(error);
    const place = describePlace(url);
    const sentence = lasting[code]?.(place);
    if (sentence) throw new StartError(sentence);
    if (insistsOnTls(url) && (await refusesTls(url))) throw new StartError(withoutTls(place));
    if (!passing.test(code)) throw error;
    if (performance.now() >= end)
      throw new StartError(
        `Postgres at ${place} does not answer (${code}). Start it, or correct DATABASE_URL.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function ask(url: string): Promise<Error | undefined> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'party-os', statement_timeout: 5_000 },
  });
  try {
    await client`select 1`;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end({ timeout: 1 });
  }
}

function withoutTls(place: string): string {
  return `Postgres at ${place} does not speak TLS, which sslmode in DATABASE_URL asks for. Take sslmode out of DATABASE_URL, or turn on ssl in that Postgres.`;
}

function errorCode(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function describePlace(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
