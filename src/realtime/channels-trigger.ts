import {
  channelKind,
  isChannelName,
  isSocketId,
  maxChannelsPerTrigger,
  maxDataBytes,
  maxNameLength,
} from './channels-protocol.js';

/** One event to send, read from the body of `POST /events` or from one line of a batch. */
export interface Trigger {
  readonly name: string;
  readonly channels: readonly string[];
  readonly data: string;
  /** This socket gets no copy. */
  readonly socketId: string | null;
  readonly wantsSubscriptionCount: boolean;
}

/** Why a body is not accepted, with its HTTP status. */
export interface Refusal {
  readonly status: 400 | 413;
  readonly error: string;
}

export function isRefusal(value: Trigger | readonly Trigger[] | Refusal): value is Refusal {
  return 'error' in value;
}

function bad(error: string): Refusal {
  return { status: 400, error };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `channels` or, for one, `channel`; null where a name is not acceptable. */
function readChannels(body: Readonly<Record<string, unknown>>): readonly string[] | null {
  const listed = Array.isArray(body['channels']) ? body['channels'] : [body['channel']];
  const names = listed.filter(isChannelName).filter((name) => channelKind(name) !== 'unoffered');
  return names.length === listed.length && names.length > 0 ? names : null;
}

function isEventName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name !== '' &&
    name.length <= maxNameLength &&
    !/^pusher(_internal)?:/.test(name)
  );
}

/**
 * Reads one event by the limits that Channels documents: 100 channels, names of 200 characters, 10
 * KB of data (413 above).
 */
export function readTrigger(body: unknown): Trigger | Refusal {
  if (!isRecord(body)) return bad('The body must be a JSON object');
  const { name, data, socket_id: socketId, info } = body;
  if (Array.isArray(body['channels']) && body['channels'].length > maxChannelsPerTrigger)
    return bad(`More than ${maxChannelsPerTrigger} channels`);
  const channels = readChannels(body);
  if (channels === null) return bad('channels must be names of public or private channels');
  if (!isEventName(name))
    return bad(`name must have 1 to ${maxNameLength} characters and not begin with pusher:`);
  if (typeof data !== 'string') return bad('data must be a string');
  if (Buffer.byteLength(data) > maxDataBytes)
    return { status: 413, error: `data is larger than ${maxDataBytes} bytes` };
  if (socketId !== undefined && socketId !== null && !isSocketId(socketId))
    return bad('socket_id is not one');
  const wantsSubscriptionCount =
    typeof info === 'string' && info.split(',').includes('subscription_count');
  return {
    name,
    channels,
    data,
    socketId: isSocketId(socketId) ? socketId : null,
    wantsSubscriptionCount,
  };
}

/**
 * Reads `{ batch: [...] }`; one bad event refuses the whole batch, so that nothing is sent by
 * halves.
 */
export function readBatch(body: unknown, maxEvents: number): readonly Trigger[] | Refusal {
  const batch = isRecord(body) ? body['batch'] : null;
  if (!Array.isArray(batch) || batch.length === 0) return bad('batch must be a list of events');
  if (batch.length > maxEvents) return bad(`More than ${maxEvents} events in a batch`);
  const triggers: Trigger[] = [];
  for (const line of batch) {
    const trigger = readTrigger(line);
    if (isRefusal(trigger)) return trigger;
    triggers.push(trigger);
  }
  return triggers;
}
