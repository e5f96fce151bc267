import type { Request, Response } from 'express';
import type { Device } from '../../party/phones/devices.js';
import { hashSecret, isSecret, newSecret } from '../../party/phones/secret.js';
import { readCookie, setCookie } from './cookies.js';

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

const browsers = [
  ['Edge', /Edg/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const;

/** "iPhone, Safari": by what a list of sign-ins tells browsers apart. */
function deviceLabel(userAgent: string): string {
  const find = (kinds: readonly (readonly [string, RegExp])[]) =>
    kinds.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return (
    [find(systems), find(browsers)].filter((part) => part !== undefined).join(', ') || 'Browser'
  );
}

/** The browser that asks, and whether it has been here before; a new one gets a cookie of its own. */
export function readDevice(
  request: Request,
  response: Response,
): Device & { readonly isNew: boolean } {
  const label = deviceLabel(request.get('user-agent') ?? '');
  const known = readCookie(request, 'party_device');
  const secret = known !== null && isSecret(known) ? known : newSecret();
  if (secret !== known) setCookie(response, 'party_device', secret);
  return { hash: hashSecret(secret), label, isNew: secret !== known };
}
