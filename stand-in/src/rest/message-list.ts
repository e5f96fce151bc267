import { integerOf, type JsonObject } from '../json.js';
import { refuseField } from '../rules/faults.js';
import { publicMessages } from '../state/messages.js';
import { isBotAllowed } from '../state/permissions.js';
import type { MessageRecord } from '../state/records.js';
import { compareIds, isSnowflake } from '../state/snowflake.js';
import type { World } from '../state/world.js';
import { messageToWire } from '../wire/message.js';
import { channelOf } from './lookups.js';
import type { Call } from './routing.js';

/**
 * GET /channels/:id/messages: newest first; without the right to read history, nothing (as Discord
 * does).
 */
export function listMessages(world: World, call: Call): readonly JsonObject[] {
  const channel = channelOf(world, call.param('channel'));
  const limit = limitOf(call.query.get('limit'));
  if (!isBotAllowed(world, channel, 'ReadMessageHistory')) return [];
  return pick(publicMessages(world, channel.id), call.query, limit).map((message) =>
    messageToWire(world, message),
  );
}

function limitOf(text: string | null): number {
  const limit = text === null ? 50 : integerOf(text);
  if (limit === undefined)
    refuseField(['limit'], 'NUMBER_TYPE_COERCE', `Value "${text}" is not int.`);
  if (limit < 1)
    refuseField(['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  if (limit > 100)
    refuseField(['limit'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.');
  return limit;
}

/**
 * `before`, `after` and `around` exclude each other; Discord takes the first of around, before,
 * after.
 */
function pick(
  messages: readonly MessageRecord[],
  query: URLSearchParams,
  limit: number,
): readonly MessageRecord[] {
  const sorted = [...messages].sort((a, b) => compareIds(b.id, a.id));
  const around = anchor(query, 'around');
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const newer =
      half === 0 ? [] : sorted.filter((message) => compareIds(message.id, around) > 0).slice(-half);
    const rest = sorted
      .filter((message) => compareIds(message.id, around) <= 0)
      .slice(0, limit - half);
    return [...newer, ...rest];
  }
  const before = anchor(query, 'before');
  if (before !== undefined)
    return sorted.filter((message) => compareIds(message.id, before) < 0).slice(0, limit);
  const after = anchor(query, 'after');
  if (after !== undefined)
    return sorted.filter((message) => compareIds(message.id, after) > 0).slice(-limit);
  return sorted.slice(0, limit);
}

function anchor(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!isSnowflake(value) && value !== '0')
    refuseField([name], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  return value;
}
