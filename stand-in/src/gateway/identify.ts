import { integerOf, type JsonObject, listOf, textOf } from '../json.js';
import type { BotData } from '../world-data.js';
import { refuseIntents } from './intents.js';

/** A good identify, or the close code that Discord answers. */
export type Identified =
  | {
      readonly intents: number;
      readonly shard: readonly [number, number];
      readonly isSharded: boolean;
    }
  | { readonly code: number; readonly reason: string };

/** Reads an identify payload. */
export function readIdentify(data: JsonObject, token: string, bot: BotData): Identified {
  if (bareToken(data.token) !== token) return { code: 4004, reason: 'Authentication failed.' };
  const intents = integerOf(data.intents);
  const refused = intents === undefined ? 4013 : refuseIntents(intents, bot);
  if (refused === 4014) return { code: 4014, reason: 'Disallowed intent(s).' };
  if (refused === 4013 || intents === undefined)
    return { code: 4013, reason: 'Invalid intent(s).' };
  const [index, count] = listOf(data.shard ?? [0, 1]).map(integerOf);
  if (index === undefined || count === undefined || index < 0 || count < 1 || index >= count)
    return { code: 4010, reason: 'Invalid shard.' };
  return { intents, shard: [index, count], isSharded: data.shard !== undefined };
}

/** Discord takes the token with and without its prefix. */
export function bareToken(token: unknown): string | undefined {
  return textOf(token)?.replace(/^Bot /, '');
}
