import { networkInterfaces } from 'node:os';
import type { Config } from './config.js';

const wildcards = ['0.0.0.0', '::', '[::]'];

function forUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** The address of this machine in its local network; null when it has none. */
function findLanAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

/** Whether another machine can reach us: by PUBLIC_URL, else by the address that we listen on. */
export function canPhonesReach({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>): boolean {
  const name = publicUrl === null ? host : new URL(publicUrl).hostname;
  return !/^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(name);
}

/** Where this machine itself reaches our HTTP port. */
export function localOrigin({ host, port }: Pick<Config, 'host' | 'port'>): {
  readonly host: string;
  readonly url: string;
} {
  const reachable = wildcards.includes(host) ? '127.0.0.1' : host;
  return { host: reachable, url: `http://${forUrl(reachable)}:${port}` };
}

/**
 * Where browsers reach us: PUBLIC_URL, else the listening address, which for all addresses is the
 * one in the local network.
 */
export function publicOrigin({
  publicUrl,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== null) return publicUrl;
  const shown = wildcards.includes(host) ? (findLanAddress() ?? '127.0.0.1') : host;
  return `http://${forUrl(shown)}:${port}`;
}
