import {
  integerOf,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  objectsOf,
  textOf,
} from '../json.js';
import { walk } from '../rules/components.js';
import { refusal } from '../rules/errors.js';
import { createFaults, type Path, refuseField } from '../rules/faults.js';
import { readMentions } from '../rules/mentions.js';
import { checkMessage } from '../rules/message.js';
import { normalizeComponents, normalizeEmbeds } from '../rules/normalize.js';
import { keepFile, type UploadedFile } from '../state/files.js';
import { messageFlag } from '../state/messages.js';
import type { AttachmentRecord, MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';

export interface NewBody {
  readonly world: World;
  readonly channelId: string;
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
  readonly path: Path;
  /** Flags that may be set here. */
  readonly flags: number;
  readonly mayPingEveryone: boolean;
}

type Written = Pick<
  MessageRecord,
  | 'content'
  | 'embeds'
  | 'components'
  | 'attachments'
  | 'flags'
  | 'mentions'
  | 'mentionRoles'
  | 'mentionsEveryone'
>;

/** Checks a new message's body and returns what it writes. */
export function readNewMessage(input: NewBody): Written {
  const body = objectOf(input.json);
  check(input, false, input.files.map(nameOf));
  const content = (textOf(body.content) ?? '').trim();
  const embeds = normalizeEmbeds(body.embeds);
  const components = normalizeComponents(body.components, input.world.nextId);
  if (content === '' && embeds.length + components.length + input.files.length === 0)
    throw refusal('emptyMessage');
  return {
    content,
    embeds,
    components,
    attachments: keepFiles(input, body),
    flags: integerOf(body.flags) ?? 0,
    ...readMentions(pingable(content, components), body.allowed_mentions, input.mayPingEveryone),
  };
}

/** Checks an edit's body and returns what it changes; fields that are left out stay. */
export function readEdit(input: NewBody, message: MessageRecord): Partial<MessageRecord> {
  const body = objectOf(input.json);
  const kept = keptAttachments(message, body);
  const wasV2 = (message.flags & messageFlag.componentsV2) !== 0;
  check(input, wasV2, [
    ...kept.map((attachment) => attachment.filename),
    ...input.files.map(nameOf),
  ]);
  const content =
    body.content === undefined ? message.content : (textOf(body.content) ?? '').trim();
  const embeds = body.embeds === undefined ? message.embeds : normalizeEmbeds(body.embeds);
  const components =
    body.components === undefined
      ? message.components
      : normalizeComponents(body.components, input.world.nextId);
  const becomesV2 = !wasV2 && ((integerOf(body.flags) ?? 0) & messageFlag.componentsV2) !== 0;
  if (becomesV2 && (content !== '' || embeds.length > 0))
    refuseLegacyLeft(input.path, content === '' ? 'embeds' : 'content');
  const isEmpty =
    content === '' && embeds.length + components.length + kept.length + input.files.length === 0;
  if (isEmpty) throw refusal('emptyMessage');
  const isRewritten =
    body.content !== undefined ||
    body.components !== undefined ||
    body.allowed_mentions !== undefined;
  return {
    content,
    embeds,
    components,
    attachments: [...kept, ...keepFiles(input, body)],
    flags: editedFlags(message.flags, body),
    ...(isRewritten
      ? readMentions(pingable(content, components), body.allowed_mentions, input.mayPingEveryone)
      : {}),
  };
}

/** A message can only turn to Components V2 when the edit empties what it had before. */
function refuseLegacyLeft(path: Path, name: string): never {
  const sentence = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
  refuseField([...path, name], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', sentence);
}

function check(input: NewBody, wasV2: boolean, filenames: readonly string[]): void {
  const faults = createFaults();
  checkMessage(
    input.json ?? {},
    { path: input.path, flags: input.flags, wasV2, filenames },
    faults,
  );
  if (input.files.length > 10)
    faults.add(
      [...input.path, 'attachments'],
      'BASE_TYPE_MAX_LENGTH',
      'Must be 10 or fewer in length.',
    );
  faults.throwIfAny();
}

/** Only SUPPRESS_EMBEDS can be taken back by an edit; the rest stays. */
function editedFlags(before: number, body: JsonObject): number {
  const wanted = integerOf(body.flags);
  const kept = wanted === undefined ? before : (before & ~messageFlag.suppressEmbeds) | wanted;
  return kept & ~messageFlag.loading;
}

/** Without `attachments` all stay; with it only those that it names. */
function keptAttachments(message: MessageRecord, body: JsonObject): readonly AttachmentRecord[] {
  if (!Array.isArray(body.attachments)) return message.attachments;
  const ids = objectsOf(listOf(body.attachments)).map((entry) => String(entry.id));
  return message.attachments.filter((attachment) => ids.includes(attachment.id));
}

function keepFiles(input: NewBody, body: JsonObject): readonly AttachmentRecord[] {
  return input.files.map((file) => {
    const described = objectsOf(body.attachments).find((entry) => String(entry.id) === file.key);
    const filename = textOf(described?.filename) ?? file.filename;
    return keepFile(
      input.world,
      input.channelId,
      { ...file, filename },
      textOf(described?.description),
    );
  });
}

function nameOf(file: UploadedFile): string {
  return file.filename;
}

/** Mentions ping in the content and in text displays. */
function pingable(content: string, components: readonly JsonObject[]): string {
  const texts = walk(components, []).map(({ part }) =>
    isObject(part) ? textOf(part.content) : undefined,
  );
  return [content, ...texts.filter((text) => text !== undefined)].join('\n');
}
