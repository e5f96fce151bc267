/**
 * Words and limits of the Pusher Channels protocol, version 7, and of its HTTP API
 * (pusher.com/docs/channels).
 */

/**
 * Close codes: 4000–4099 do not come back, 4100–4199 come back later, 4200–4299 come back at once.
 */
export const closeCodes = {
  goingAway: 1001,
  appUnknown: 4001,
  pathNotFound: 4005,
  versionInvalid: 4006,
  protocolUnsupported: 4007,
  protocolMissing: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  pongMissing: 4201,
} as const;

export const protocolVersion = 7;

/** Largest `data` of one event, in bytes. */
export const maxDataBytes = 10 * 1024;
export const maxChannelsPerTrigger = 100;
export const maxEventsPerBatch = 10;
export const maxNameLength = 200;

const channelNamePattern = /^[A-Za-z0-9_\-=@,.;]{1,200}$/;
const socketIdPattern = /^\d{1,20}\.\d{1,20}$/;

/** True for the characters and length that Channels documents for channel names. */
export function isChannelName(name: unknown): name is string {
  return typeof name === 'string' && channelNamePattern.test(name);
}

export function isSocketId(value: unknown): value is string {
  return typeof value === 'string' && socketIdPattern.test(value);
}

/**
 * What a subscriber has to bring; kinds that this server does not offer are refused rather than
 * half served.
 */
export function channelKind(name: string): 'public' | 'private' | 'unoffered' {
  if (/^(presence-|private-encrypted-|private-cache-|cache-)/.test(name)) return 'unoffered';
  return name.startsWith('private-') ? 'private' : 'public';
}

/** An event of a channel as it goes over the wire: `data` stays the string that was triggered. */
export function eventFrame(channel: string, event: string, data: string): string {
  return JSON.stringify({ event, channel, data });
}

export function establishedFrame(socketId: string, activityTimeoutSeconds: number): string {
  const data = JSON.stringify({ socket_id: socketId, activity_timeout: activityTimeoutSeconds });
  return JSON.stringify({ event: 'pusher:connection_established', data });
}

export function subscribedFrame(channel: string): string {
  return JSON.stringify({ event: 'pusher_internal:subscription_succeeded', channel, data: '{}' });
}

/**
 * `status` is the HTTP status of the same refusal: 401 for a wrong signature, 400 for a name or
 * kind that cannot be.
 */
export function subscriptionErrorFrame(channel: string, error: string, status: number): string {
  const type = status === 401 ? 'AuthError' : 'SubscriptionError';
  return JSON.stringify({
    event: 'pusher:subscription_error',
    channel,
    data: { type, error, status },
  });
}

export function errorFrame(message: string, code: number | null): string {
  return JSON.stringify({ event: 'pusher:error', data: { message, code } });
}

export const pingFrame = JSON.stringify({ event: 'pusher:ping', data: '{}' });
export const pongFrame = JSON.stringify({ event: 'pusher:pong', data: '{}' });

/** A frame of a client, read as far as it makes sense; null for what is no event at all. */
export interface ClientFrame {
  readonly event: string;
  readonly channel: string | null;
  readonly auth: unknown;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `data` may be an object or, in older libraries, that object as a JSON string. */
function readData(data: unknown): Readonly<Record<string, unknown>> {
  const value = typeof data === 'string' ? parseJson(data) : data;
  return isRecord(value) ? value : {};
}

/** JSON, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function parseClientFrame(text: string): ClientFrame | null {
  const frame = parseJson(text);
  if (!isRecord(frame) || typeof frame['event'] !== 'string') return null;
  const data = readData(frame['data']);
  return {
    event: frame['event'],
    channel: typeof data['channel'] === 'string' ? data['channel'] : null,
    auth: data['auth'],
  };
}
