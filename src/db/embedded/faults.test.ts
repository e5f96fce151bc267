import { describe, expect, test } from 'vitest';
import { StartError } from '../../errors.js';
import { explainFailure, explainFileError, readFault } from './faults.js';

const full = /^The disk that holds \/data is full\. Free some space/;
const closed =
  /^Party OS may not write to its data folder \/data\. Give it to the user who starts Party OS/;

describe('what Postgres says when it does not start', () => {
  const outputs = [
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 1, full],
    ['initdb: error: could not create directory "/data/data/base": Disk quota exceeded', 1, full],
    ['initdb: error: could not access directory "/data/data": Permission denied', 1, closed],
    ['FATAL:  data directory "/data/data" has wrong ownership', 1, closed],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 1, closed],
    [
      'LOG:  starting\nFATAL:  could not load pg_hba.conf\nLOG:  shut down',
      1,
      /^The built-in Postgres in \/data did not start: could not load pg_hba\.conf$/,
    ],
    [
      'initdb: error: program "postgres" is needed\ninitdb: removing data directory',
      1,
      /did not start: program "postgres" is needed$/,
    ],
    ['', 3, /did not start: it ended with code 3$/],
    ['', null, /did not start: it was ended from outside$/],
  ] as const;

  test.each(outputs)('%j with code %j becomes one sentence', (output, code, sentence) => {
    const error = explainFailure(output, code, '/data', undefined);
    expect(error).toBeInstanceOf(StartError);
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('\n');
  });

  test('a refusal to the account that root starts Postgres under is not told as one to root', () => {
    const { message } = explainFailure('initdb: error: … Permission denied', 1, '/data', {
      uid: 101,
      gid: 104,
    });
    expect(message).toMatch(
      /^Postgres runs as the account with id 101, which does not get to \/data\. Set DATA_DIR to a folder/,
    );
  });

  const passing = [
    ['FATAL:  lock file "postmaster.pid" already exists', 'taken'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'memory'],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
      'port',
    ],
    ['FATAL:  could not write: No space left on device', undefined],
  ] as const;

  test.each(passing)('%j is a reason to try again: %j', (output, fault) => {
    expect(readFault(output, 1)).toBe(fault);
  });

  test('a server that was killed may be tried again, one that ended in order may not', () => {
    expect([readFault('', null), readFault('', 0)]).toEqual(['killed', undefined]);
  });
});

describe('a file operation that fails', () => {
  const codes = [
    ['ENOSPC', full],
    ['EDQUOT', full],
    ['EACCES', closed],
    ['EPERM', closed],
    ['EROFS', closed],
    ['EEXIST', /^\/data cannot be a folder, because a file is in its place/],
  ] as const;

  test.each(codes)('with %s becomes one sentence', (code, sentence) => {
    expect(explainFileError(Object.assign(new Error(code), { code }), '/data')).toEqual(
      expect.objectContaining({ name: 'StartError', message: expect.stringMatching(sentence) }),
    );
  });

  test('with another code stays the error that it is', () => {
    const error = Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
    expect(explainFileError(error, '/data')).toBe(error);
  });
});
