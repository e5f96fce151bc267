import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether the disk takes what we write. */
export interface Disk {
  isWritable(): boolean;
  /** Somebody was refused for want of room: the database's disk may be another one. */
  noteFull(): void;
  stop(): void;
}

export interface DiskDeps {
  readonly directory: string;
  /** Tells the host. */
  readonly print: (line: string) => void;
  /** Writes and reads back nothing; rejects where that cannot be done. Default: a file. */
  readonly probe?: (directory: string) => Promise<void>;
  readonly everyMs?: number;
}

const lookEveryMs = 10_000;
/** A segment of Postgres's log takes 16 MiB. */
const leastFree = 32 * 1024 * 1024;
const notedMs = 30_000;

/** Writes to the data folder now and then, and tells the host once where it is full. */
export function watchDisk({
  directory,
  print,
  probe = writeProbe,
  everyMs = lookEveryMs,
}: DiskDeps): Disk {
  let fault: string | null = null;
  let notedUntil = 0;
  function tell(found: string | null): void {
    if (found !== null && fault === null)
      print(
        `The disk is full or cannot be written (${found}). Make room: nothing is saved until then.`,
      );
    if (found === null && fault !== null) print('The disk takes what is written again.');
    fault = found;
  }
  async function look(): Promise<void> {
    const found = await probe(directory).then(() => null, codeOf);
    tell(found ?? (performance.now() < notedUntil ? 'ENOSPC' : null));
  }
  void look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return {
    isWritable: () => fault === null,
    noteFull() {
      notedUntil = performance.now() + notedMs;
      tell('ENOSPC');
    },
    stop: () => clearInterval(timer),
  };
}

/** Writes a little into a folder, down to the disk; rejects where there is next to no room. */
export async function writeProbe(directory: string): Promise<void> {
  const path = join(directory, '.room');
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize < leastFree) throw Object.assign(new Error('nearly full'), { code: 'ENOSPC' });
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(Buffer.alloc(4096));
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
