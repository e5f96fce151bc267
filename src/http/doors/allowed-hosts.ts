import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { RequestHandler } from 'express';
import { refused } from '../refusal.js';

/** Where anybody may ask: health checks know us by whatever name they like, and tell nothing. */
const openPaths = ['/healthz', '/readyz'];

function nameOf(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

/**
 * Whether a Host header can be ours: an address, this machine's own name, or the one in PUBLIC_URL.
 * A page elsewhere that bends its own name to our address (DNS rebinding) bears that name, whatever
 * the address; and an address in the header is the very one that the browser asked.
 */
function createHostCheck(publicUrl: string | null): (host: string | undefined) => boolean {
  const own = hostname().toLowerCase();
  const short = own.split('.')[0] ?? own;
  const names = new Set(['localhost', own, short, `${short}.local`]);
  if (publicUrl !== null) names.add(new URL(publicUrl).hostname.toLowerCase());
  return (host) => {
    if (host === undefined || host.length > 300) return false;
    const name = nameOf(host);
    return isIP(name) !== 0 || names.has(name) || name.endsWith('.localhost');
  };
}

/** Refuses requests that name another host. Channels' own requests are signed and may come by any. */
export function requireOwnHost(publicUrl: string | null): RequestHandler {
  const isOwn = createHostCheck(publicUrl);
  return (request, response, next) => {
    const isOpen = openPaths.includes(request.path) || request.path.startsWith('/apps/');
    if (isOpen || isOwn(request.headers.host)) return next();
    response
      .status(421)
      .json(
        refused(
          'other-host',
          'Party OS does not know itself by that name. Use its address, or set PUBLIC_URL to the address that people type.',
        ),
      );
  };
}
