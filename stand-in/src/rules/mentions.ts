import { isObject, type JsonObject, listOf } from '../json.js';

/** Whom a message pings. */
export interface Mentions {
  readonly mentions: readonly string[];
  readonly mentionRoles: readonly string[];
  readonly mentionsEveryone: boolean;
}

/**
 * Reads the pings of a text; `allowed`: the body's `allowed_mentions`, without which every mention
 * pings.
 */
export function readMentions(
  content: string,
  allowed: unknown,
  mayPingEveryone: boolean,
): Mentions {
  const parse = isObject(allowed) ? listOf(allowed.parse) : ['users', 'roles', 'everyone'];
  const listed = isObject(allowed) ? allowed : {};
  return {
    mentions: pick(content, /<@!?(\d+)>/g, parse.includes('users'), listed, 'users'),
    mentionRoles: pick(content, /<@&(\d+)>/g, parse.includes('roles'), listed, 'roles'),
    mentionsEveryone:
      mayPingEveryone && parse.includes('everyone') && /@(everyone|here)/.test(content),
  };
}

function pick(
  content: string,
  pattern: RegExp,
  isAll: boolean,
  listed: JsonObject,
  name: 'users' | 'roles',
): readonly string[] {
  const found = [...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? ''))];
  return isAll ? found : found.filter((id) => listOf(listed[name]).includes(id));
}
