import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/** What the rooms use of the log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Keys whose values must never be printed, wherever they sit. */
const secretKeys = ['token', 'secret', 'word', 'hint', 'text', 'pin', 'pinCode', 'secretWord', 'imposterHint', 'authorization'];

/** The program's log: JSON lines on standard error, so that standard output stays for the host. */
export function createLog(level: LogLevel): Logger {
  const redact = { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' };
  return pino({ level, base: null, redact }, pino.destination({ dest: 2, sync: true }));
}
