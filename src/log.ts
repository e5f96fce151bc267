import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/** What the rooms use of the log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Keys whose values must never be printed, wherever they sit. */
const secretKeys = [
  'token',
  'secret',
  'word',
  'hint',
  'text',
  'pin',
  'pinCode',
  'secretWord',
  'imposterHint',
  'authorization',
];

/** What tells where a fault is without telling what a row or a message held. */
const harmlessFields = [
  'code',
  'constraint_name',
  'table_name',
  'routine',
  'severity',
  'status',
  'method',
  'syscall',
  'errno',
];
const maxCauses = 5;

/**
 * An error without the values it carries: drizzle's messages end with the query's parameters,
 * postgres.js hangs rows and parameters on its errors, discord.js the request's body. Any of them
 * may be a secret word.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const withoutValues = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '');
  const fields = Object.entries(error).filter(
    ([key, value]) => harmlessFields.includes(key) && typeof value !== 'object',
  );
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ''),
    ...Object.fromEntries(fields),
    ...(error.cause === undefined || depth >= maxCauses
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The program's log: JSON lines on standard error, so that standard output stays for the host. */
export function createLog(level: LogLevel): Logger {
  const redact = {
    paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    censor: '[secret]',
  };
  return pino(
    { level, base: null, redact, serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: true }),
  );
}
