import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../json.js';

/**
 * An append-only file of JSON lines. A line is in the file when `append` returns, so a killed
 * process loses nothing it answered.
 */
export interface Journal {
  append(entry: JsonObject): void;
  /** Replaces the whole file at once by what is true now. */
  rewrite(entries: Iterable<JsonObject>): void;
  /** Lines in the file. */
  size(): number;
  /** Puts written lines on the disk itself (for a power cut; a killed process doesn't need it). */
  sync(): void;
  close(): void;
}

export interface OpenedJournal {
  readonly journal: Journal;
  readonly entries: readonly JsonObject[];
}

const newline = 10;

/**
 * Opens or makes the journal; a last line cut short by a kill is removed. Lines that are no JSON
 * object are passed over.
 */
export function openJournal(path: string): OpenedJournal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const whole = bytes.subarray(0, bytes.lastIndexOf(newline) + 1);
  const lines = whole.toString('utf8').split('\n').slice(0, -1);
  const file = openSync(path, 'a', 0o600);
  if (whole.length < bytes.length) ftruncateSync(file, whole.length);
  return {
    journal: writeTo(path, file, lines.length),
    entries: lines.map(parseJson).filter(isObject),
  };
}

function writeTo(path: string, opened: number, lines: number): Journal {
  let file = opened;
  let count = lines;
  let isDirty = false;
  function sync(): void {
    if (isDirty) fdatasyncSync(file);
    isDirty = false;
  }
  return {
    append(entry) {
      writeAll(file, `${JSON.stringify(entry)}\n`);
      count += 1;
      isDirty = true;
    },
    rewrite(entries) {
      const all = [...entries];
      writeNext(path, all);
      closeSync(file);
      renameSync(nextPath(path), path);
      file = openSync(path, 'a', 0o600);
      count = all.length;
      isDirty = false;
    },
    size: () => count,
    sync,
    close() {
      sync();
      closeSync(file);
    },
  };
}

/** The new file is complete and on the disk before it takes the old one's name. */
function writeNext(path: string, entries: readonly JsonObject[]): void {
  const file = openSync(nextPath(path), 'w', 0o600);
  writeAll(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  fdatasyncSync(file);
  closeSync(file);
}

function nextPath(path: string): string {
  return `${path}.next`;
}

/** A write may take only part of the bytes. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** Where a directory keeps its journal. */
export function journalPath(directory: string): string {
  return join(directory, 'journal.jsonl');
}
