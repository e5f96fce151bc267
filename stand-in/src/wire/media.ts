import { isObject, type JsonObject, textOf } from '../json.js';

const scheme = 'attachment://';

/**
 * Replaces every `attachment://name` in an embed or component by the address of the attached file.
 */
export function resolveMedia(value: JsonObject, attachments: readonly JsonObject[]): JsonObject {
  return attachments.length === 0 ? value : objectWith(value, attachments);
}

function objectWith(value: JsonObject, attachments: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, entryWith(entry, attachments)]),
  );
}

function entryWith(entry: unknown, attachments: readonly JsonObject[]): unknown {
  if (typeof entry === 'string' && entry.startsWith(scheme)) {
    const file = attachments.find(
      (attachment) => attachment.filename === entry.slice(scheme.length),
    );
    return textOf(file?.url) ?? entry;
  }
  if (Array.isArray(entry)) return entry.map((item: unknown) => entryWith(item, attachments));
  return isObject(entry) ? objectWith(entry, attachments) : entry;
}

/** The file name that an `attachment://` address means; undefined for any other address. */
export function attachedName(url: string): string | undefined {
  return url.startsWith(scheme) ? url.slice(scheme.length) : undefined;
}
