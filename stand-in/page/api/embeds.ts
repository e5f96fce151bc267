import { isRecord, readFlag, readNumber, readRecord, readRecords, readText } from './json.js';
import { safeHref } from './links.js';

export interface EmbedField {
  readonly name: string;
  readonly value: string;
  readonly isInline: boolean;
}

/** An embed of a message; empty texts and null addresses stand for parts that are absent. */
export interface Embed {
  readonly author: string;
  readonly title: string;
  readonly url: string | null;
  readonly description: string;
  /** 0xRRGGBB; null: the page's own colour. */
  readonly color: number | null;
  readonly fields: readonly EmbedField[];
  readonly footer: string;
  readonly image: string | null;
  readonly thumbnail: string | null;
  /** ISO 8601. */
  readonly timestamp: string;
}

export interface Attachment {
  readonly filename: string;
  readonly url: string | null;
  readonly isImage: boolean;
  /** Alt text; empty where the bot gave none. */
  readonly description: string;
}

/** Reads a message's attachments as Discord writes them. */
export function readAttachments(raw: readonly unknown[]): readonly Attachment[] {
  return raw.filter(isRecord).map((record) => ({
    filename: readText(record, 'filename'),
    url: safeHref(readText(record, 'url')),
    isImage: readText(record, 'content_type').startsWith('image/'),
    description: readText(record, 'description'),
  }));
}

/**
 * Reads a message's embeds as Discord writes them; `attachment://name` addresses become those of
 * the attachments.
 */
export function readEmbeds(
  raw: readonly unknown[],
  attachments: readonly Attachment[],
): readonly Embed[] {
  const resolve = (address: string): string | null => {
    const filename = /^attachment:\/\/(.+)$/.exec(address)?.[1];
    if (filename === undefined) return safeHref(address);
    return attachments.find((attachment) => attachment.filename === filename)?.url ?? null;
  };
  return raw.filter(isRecord).map((record) => ({
    author: readText(readRecord(record, 'author'), 'name'),
    title: readText(record, 'title'),
    url: safeHref(readText(record, 'url')),
    description: readText(record, 'description'),
    color: readNumber(record, 'color'),
    fields: readRecords(record, 'fields').map((field) => ({
      name: readText(field, 'name'),
      value: readText(field, 'value'),
      isInline: readFlag(field, 'inline'),
    })),
    footer: readText(readRecord(record, 'footer'), 'text'),
    image: resolve(readText(readRecord(record, 'image'), 'url')),
    thumbnail: resolve(readText(readRecord(record, 'thumbnail'), 'url')),
    timestamp: readText(record, 'timestamp'),
  }));
}
