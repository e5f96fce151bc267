import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signed requests may be this far off our clock, in seconds (Channels HTTP API, "Authentication").
 */
const maxClockSkewSeconds = 600;

export interface AppKey {
  readonly key: string;
  readonly secret: string;
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Compares without telling by its duration how much of the text was right. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(a).digest(),
    createHash('sha256').update(b).digest(),
  );
}

/**
 * The `auth` string with which one socket may subscribe to one private channel; hosted Channels
 * reads the same.
 */
export function authorizeChannel(app: AppKey, socketId: string, channel: string): string {
  return `${app.key}:${sign(app.secret, `${socketId}:${channel}`)}`;
}

/** True when `auth` was signed with the app's secret for this very socket and channel. */
export function isAuthorized(
  app: AppKey,
  socketId: string,
  channel: string,
  auth: unknown,
): boolean {
  return (
    typeof auth === 'string' &&
    auth.length <= 300 &&
    isSame(auth, authorizeChannel(app, socketId, channel))
  );
}

/**
 * Decodes a query string; null where a parameter is malformed or comes twice, which could be signed
 * as one and read as another.
 */
export function parseQuery(query: string): ReadonlyMap<string, string> | null {
  const params = new Map<string, string>();
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const cut = pair.indexOf('=');
    try {
      const name = decodeURIComponent(cut < 0 ? pair : pair.slice(0, cut)).toLowerCase();
      if (params.has(name)) return null;
      params.set(name, cut < 0 ? '' : decodeURIComponent(pair.slice(cut + 1)));
    } catch {
      return null;
    }
  }
  return params;
}

/**
 * Why a signed request is refused, or null where its signature stands. The body is checked apart,
 * by `isBodyIntact`.
 */
export function refuseRequest(
  app: AppKey,
  request: {
    readonly method: string;
    readonly path: string;
    readonly params: ReadonlyMap<string, string>;
  },
  nowMs: number,
): string | null {
  const { method, path, params } = request;
  const timestamp = params.get('auth_timestamp') ?? '';
  if (params.get('auth_version') !== '1.0') return 'auth_version must be 1.0';
  if (!isSame(params.get('auth_key') ?? '', app.key)) return 'unknown auth_key';
  if (!/^\d{1,12}$/.test(timestamp)) return 'auth_timestamp must be in seconds since 1970';
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > maxClockSkewSeconds)
    return 'auth_timestamp is more than 600 s off the clock of this server';
  if (method === 'POST' && !params.has('body_md5')) return 'body_md5 is missing';
  const signed = [...params.keys()].filter((name) => name !== 'auth_signature').sort();
  const text = [method, path, signed.map((name) => `${name}=${params.get(name)}`).join('&')].join(
    '\n',
  );
  return isSame(params.get('auth_signature') ?? '', sign(app.secret, text))
    ? null
    : 'invalid auth_signature';
}

/** True when the body is the one that was signed. */
export function isBodyIntact(params: ReadonlyMap<string, string>, body: Buffer): boolean {
  return isSame(params.get('body_md5') ?? '', createHash('md5').update(body).digest('hex'));
}
