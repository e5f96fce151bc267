import type { CookieOptions, Request, Response } from 'express';

/** The seat that this browser is signed in to, and the browser itself. */
export type CookieName = 'party_seat' | 'party_device' | 'party_control';

const dayMs = 24 * 3600 * 1000;

/** How long each lasts, in milliseconds; a browser keeps none longer than 400 days. */
const lifetimes: Readonly<Record<CookieName, number>> = {
  party_seat: 7 * dayMs,
  party_device: 400 * dayMs,
  party_control: dayMs / 2,
};

/** Where the app keeps the host of a PUBLIC_URL with https; see `createApp`. */
export const httpsHost = 'https host';

/**
 * True where the browser came by https: to us, to a proxy that we trust, or by the address of
 * PUBLIC_URL. In a local network it did not, and would drop a Secure cookie.
 */
function isSecure(request: Request): boolean {
  const host: unknown = request.app.get(httpsHost);
  return request.secure || (host !== undefined && host === request.headers.host);
}

/** With https the name says that no other host and no plain http may set it. */
function fullName(name: CookieName, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name;
}

/** A cookie's value; null where there is none. */
export function readCookie(request: Request, name: CookieName): string | null {
  const wanted = fullName(name, isSecure(request));
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0 && pair.slice(0, cut).trim() === wanted) return pair.slice(cut + 1).trim();
  }
  return null;
}

function optionsFor(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/' };
}

/** Sets a cookie that scripts cannot read and other sites' requests do not carry. */
export function setCookie(response: Response, name: CookieName, value: string): void {
  const request = response.req;
  const options = { ...optionsFor(request), maxAge: lifetimes[name] };
  response.cookie(fullName(name, isSecure(request)), value, options);
}

export function clearCookie(response: Response, name: CookieName): void {
  const request = response.req;
  response.clearCookie(fullName(name, isSecure(request)), optionsFor(request));
}
