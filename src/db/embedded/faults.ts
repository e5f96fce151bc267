import { StartError } from '../../errors.js';
import type { Account } from './account.js';

/**
 * What the end of Postgres's or initdb's output says went wrong, or undefined where it says nothing
 * we know.
 */
export function readFault(
  output: string,
  exitCode: number | null,
): 'taken' | 'memory' | 'port' | 'killed' | undefined {
  if (exitCode === 0) return undefined;
  if (exitCode === null) return 'killed';
  if (/lock file "postmaster\.pid" already exists/.test(output)) return 'taken';
  if (/pre-existing shared memory block/.test(output)) return 'memory';
  if (/could not bind|Address already in use|could not create any TCP\/IP sockets/.test(output))
    return 'port';
  return undefined;
}

/**
 * The one sentence for a Postgres that could not be made or started as `account`. `directory` is
 * the folder of the server.
 */
export function explainFailure(
  output: string,
  exitCode: number | null,
  directory: string,
  account: Account | undefined,
): StartError {
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(output)) return diskFull(directory);
  if (
    /Permission denied|Operation not permitted|Read-only file system|wrong ownership|has invalid permissions/.test(
      output,
    )
  ) {
    return account ? noWay(directory, account) : noPermission(directory);
  }
  const line =
    lastTelling(output) ??
    (exitCode === null ? 'it was ended from outside' : `it ended with code ${exitCode}`);
  return new StartError(`The built-in Postgres in ${directory} did not start: ${line}`);
}

/** The same for a file operation of ours; an error without a known code is passed through. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(directory);
  // ENOENT: what Node says of a new folder on a disk mounted read-only.
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return noPermission(directory);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartError(
      `${directory} cannot be a folder, because a file is in its place. Move the file away, or set DATA_DIR to another folder.`,
    );
  }
  return error;
}

function diskFull(directory: string): StartError {
  return new StartError(
    `The disk that holds ${directory} is full. Free some space, then start Party OS again; nothing is lost.`,
  );
}

function noPermission(directory: string): StartError {
  return new StartError(
    `Party OS may not write to its data folder ${directory}. Give it to the user who starts Party OS, or set DATA_DIR to a folder of that user.`,
  );
}

/** Root may write anywhere; the account that Postgres runs under may not. */
function noWay(directory: string, account: Account): StartError {
  return new StartError(
    `Postgres runs as the account with id ${account.uid}, which does not get to ${directory}. ` +
      'Set DATA_DIR to a folder that every account may enter, or start Party OS as an ordinary user.',
  );
}

function lastTelling(output: string): string | undefined {
  const lines = output.split('\n');
  const telling =
    lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ??
    lines.findLast((line) => /^(postgres|initdb):/.test(line));
  return telling?.replace(/^.*?(FATAL|PANIC|error|postgres):\s*/i, '').trim();
}
