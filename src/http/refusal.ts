import type { Refused } from '../contract/result.js';
import { type Refusal, UserError, type UserErrorCode, type UserErrors } from '../errors.js';
import { text } from '../text/index.js';

/** Marks where a guest's own text stands, while the sentence around it loses its markup. */
const open = '\uE000';
const close = '\uE001';

/** Params that hold a word of ours, by which the sentence decides, and no text of a guest's. */
const ownWords = ['reason', 'status', 'kind', 'field', 'what'];

/** The same params with every guest's text in it replaced by a mark; `kept` gets the texts. */
function markTexts<P extends object>(params: P, kept: string[]): P {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return `${open}${kept.push(value) - 1}${close}`;
    if (Array.isArray(value)) return value.map(mark);
    return typeof value === 'object' && value !== null ? markTexts(value, kept) : value;
  };
  const marked = Object.entries(params).map(([key, value]: [string, unknown]) => [
    key,
    ownWords.includes(key) ? value : mark(value),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same keys, and strings stay strings
  return Object.fromEntries(marked) as P;
}

function timeLeft(seconds: number): string {
  const minutes = Math.max(1, Math.ceil((seconds * 1000 - Date.now()) / 60_000));
  return minutes < 120 ? `in ${minutes} min` : `in ${Math.ceil(minutes / 60)} h`;
}

/** Discord's markup out of a sentence of ours: a page shows plain text. */
function plain(sentence: string): string {
  return sentence
    .replace(/, at <t:\d+:t> your time/g, '')
    .replace(/<t:(\d+):R>/g, (_, seconds: string) => timeLeft(Number(seconds)))
    .replace(/\*\*|[*`]/g, '');
}

function sentence<C extends UserErrorCode>(code: C, params: UserErrors[C]): string {
  const kept: string[] = [];
  const shown = plain(text.errors[code](markTexts(params, kept)));
  return shown.replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');
}

/** A refusal as the pages get it: the sentence of Discord, in plain text, with its code. */
export function refusedBy(error: Refusal): Refused {
  return {
    success: false,
    error: sentence(error.code, error.params),
    code: error.code,
    params: { ...error.params },
    field: error.option,
  };
}

/** A refusal of the interface's own. */
export function refused(code: string, sentenceShown: string): Refused {
  return { success: false, error: sentenceShown, code, params: {}, field: null };
}

const statuses: { readonly [C in UserErrorCode]?: number } = {
  'host-only': 403,
  'not-your-bet': 403,
  'account-needed': 403,
  'photos-off': 403,
  'photo-too-large': 413,
  'photo-unreadable': 415,
  'control-only': 403,
  'out-of-scope': 403,
  'web-join-closed': 403,
  'too-fast': 429,
  'pin-locked': 429,
  'wait-for-host': 429,
  'not-found': 404,
  'code-wrong': 404,
};

/** The HTTP status of a refusal: most are a conflict with how things stand. */
export function statusOf(error: Refusal): number {
  return statuses[error.code] ?? 409;
}

/** What is said where two writers stood in each other's way. */
export const busy = refusedBy(new UserError('try-again', {}));
