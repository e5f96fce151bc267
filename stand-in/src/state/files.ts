import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentRecord } from './records.js';
import type { World } from './world.js';

/** A file that the bot sent along. */
export interface UploadedFile {
  /** The n of `files[n]`. */
  readonly key: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** Content types that a browser may show; everything else is a download. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['txt', 'text/plain; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['json', 'application/json'],
]);

/** Keeps a file on the disk, named by its id alone: the sender's file name is never a path. */
export function keepFile(
  world: World,
  channelId: string,
  file: UploadedFile,
  description: string | undefined,
): AttachmentRecord {
  const id = world.nextId();
  const folder = join(world.directory, 'files', channelId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, id), file.bytes, { mode: 0o600 });
  const filename = safeName(file.filename);
  return {
    id,
    filename,
    size: file.bytes.length,
    contentType:
      contentTypes.get(filename.split('.').pop()?.toLowerCase() ?? '') ??
      'application/octet-stream',
    ...(description === undefined ? {} : { description }),
    ...pngSize(file.bytes),
  };
}

/** Where a kept file is; undefined where the ids are none of ours. */
export function filePath(
  world: World,
  channelId: string,
  attachmentId: string,
): string | undefined {
  return /^\d+$/.test(channelId) && /^\d+$/.test(attachmentId)
    ? join(world.directory, 'files', channelId, attachmentId)
    : undefined;
}

/** Removes kept files; one that is gone already is no error. */
export function removeFiles(
  world: World,
  channelId: string,
  attachments: readonly AttachmentRecord[],
): void {
  for (const attachment of attachments) {
    const path = filePath(world, channelId, attachment.id);
    if (path) rmSync(path, { force: true });
  }
}

/** Discord replaces what it doesn't like in file names by underscores. */
function safeName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '');
  return plain === '' ? 'file' : plain.slice(-255);
}

/**
 * Width and height from a PNG's header (ISO/IEC 15948: IHDR is the first chunk); nothing for other
 * files.
 */
function pngSize(bytes: Uint8Array): { width: number; height: number } | Record<string, never> {
  const isPng =
    bytes.length >= 24 &&
    bytes[0] === 0x89 &&
    bytes[1] === 0x50 &&
    bytes[2] === 0x4e &&
    bytes[3] === 0x47;
  if (!isPng) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
