import {
  integerOf,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  objectsOf,
  textOf,
} from '../json.js';
import { messageFlag } from '../state/messages.js';
import { attachedName } from '../wire/media.js';
import { checkComponents } from './components.js';
import { checkEmbeds } from './embed.js';
import type { Faults, Path } from './faults.js';
import type { Check } from './shape.js';
import {
  anything,
  integer,
  list,
  optional,
  required,
  shape,
  snowflake,
  text,
  truth,
  word,
} from './shape.js';

/** Where a message's body comes from. */
export interface BodyContext {
  /** Where the body sits in the request: `[]`, or `['data']` of a callback. */
  readonly path: Path;
  /** Flags that may be set here. */
  readonly flags: number;
  /** The message that is edited had IS_COMPONENTS_V2 set, which stays. */
  readonly wasV2: boolean;
  /** Names of the files sent along or kept. */
  readonly filenames: readonly string[];
}

/** Flags that a bot may set on a new message and on an interaction's answer. */
export const settableFlags = {
  channel:
    messageFlag.suppressEmbeds | messageFlag.suppressNotifications | messageFlag.componentsV2,
  answer:
    messageFlag.suppressEmbeds |
    messageFlag.suppressNotifications |
    messageFlag.componentsV2 |
    messageFlag.ephemeral,
  edit: messageFlag.suppressEmbeds | messageFlag.componentsV2,
} as const;

const contentMax = 2000;
const nonce: Check = (value, path, faults) => {
  if (typeof value === 'number') integer()(value, path, faults);
  else text({ max: 25 })(value, path, faults);
};

const messageShape = shape({
  content: optional(text({ max: contentMax })),
  tts: optional(truth),
  flags: optional(integer({ min: 0 })),
  nonce: optional(nonce),
  enforce_nonce: optional(truth),
  embeds: optional(anything),
  components: optional(anything),
  attachments: optional(
    list(
      shape({
        id: required(snowflake),
        filename: optional(text({ min: 1, max: 1024 })),
        description: optional(text({ max: 1024 })),
        title: optional(text({ max: 1024 })),
      }),
      { max: 10 },
    ),
  ),
  sticker_ids: optional(list(snowflake, { max: 3 })),
  allowed_mentions: optional(
    shape({
      parse: optional(list(word(['users', 'roles', 'everyone']), { max: 3 })),
      users: optional(list(snowflake, { max: 100 })),
      roles: optional(list(snowflake, { max: 100 })),
      replied_user: optional(truth),
    }),
  ),
  message_reference: optional(
    shape({
      message_id: required(snowflake),
      channel_id: optional(snowflake),
      guild_id: optional(snowflake),
      fail_if_not_exists: optional(truth),
    }),
  ),
});

/**
 * Checks a message's body against the documented limits and rules
 * (https://discord.com/developers/docs/resources/message#create-message).
 */
export function checkMessage(body: unknown, context: BodyContext, faults: Faults): void {
  messageShape(body, context.path, faults);
  if (!isObject(body)) return;
  const flags = integerOf(body.flags) ?? 0;
  const isV2 = context.wasV2 || (flags & messageFlag.componentsV2) !== 0;
  if ((flags & ~context.flags) !== 0)
    faults.add(
      [...context.path, 'flags'],
      'FLAGS_TYPE_INVALID',
      'Some of these flags cannot be set here.',
    );
  if (isGiven(body.embeds)) checkEmbeds(body.embeds, [...context.path, 'embeds'], faults);
  if (isGiven(body.components))
    checkComponents(body.components, [...context.path, 'components'], isV2, faults);
  if (isV2) checkLegacyFields(body, context.path, faults);
  checkMentions(objectOf(body.allowed_mentions), [...context.path, 'allowed_mentions'], faults);
  checkAttached(body, context, faults);
}

/** With IS_COMPONENTS_V2 the old ways of writing are refused. */
function checkLegacyFields(body: JsonObject, path: Path, faults: Faults): void {
  const isUsed = {
    content: (textOf(body.content) ?? '') !== '',
    embeds: listOf(body.embeds).length > 0,
    poll: isGiven(body.poll),
  };
  for (const [name, isThere] of Object.entries(isUsed)) {
    if (!isThere) continue;
    const sentence = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    faults.add([...path, name], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', sentence);
  }
}

function checkMentions(mentions: JsonObject, path: Path, faults: Faults): void {
  for (const name of ['users', 'roles'] as const) {
    if (listOf(mentions.parse).includes(name) && listOf(mentions[name]).length > 0) {
      const sentence = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`;
      faults.add(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', sentence);
    }
  }
}

/** Every `attachment://name` must be a file of this message. */
function checkAttached(body: JsonObject, context: BodyContext, faults: Faults): void {
  const look = (value: unknown, path: Path): void => {
    const name = typeof value === 'string' ? attachedName(value) : undefined;
    if (name !== undefined && !context.filenames.includes(name)) {
      const sentence = `The referenced attachment "${name}" was not found in the request`;
      faults.add(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', sentence);
    }
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) look(item, [...path, index]);
    else if (isObject(value))
      for (const [key, item] of Object.entries(value)) look(item, [...path, key]);
  };
  for (const name of ['embeds', 'components'] as const)
    look(objectsOf(body[name]), [...context.path, name]);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
