import { z } from 'zod';
import type { WordPair } from '../rules.js';
import { type Flaw, tidyPair } from './sound-pair.js';

/** Why there is no pair in an answer. */
export type Failure =
  | 'timed-out'
  | 'unreachable'
  | `http-${number}`
  | 'blocked'
  | 'cut-short'
  | 'empty'
  | 'unreadable'
  | Flaw;

export type Answer = { readonly pair: WordPair } | { readonly failure: Failure };

/** The parts of a response that we read; a proxy or a faulty server may send anything. */
const response = z.object({
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  candidates: z
    .array(
      z.object({
        finishReason: z.string().optional(),
        content: z
          .object({
            parts: z
              .array(z.object({ text: z.string().optional(), thought: z.boolean().optional() }))
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

const wordPair = z.object({ word: z.string(), hint: z.string() });

/** Longest answer that is read; a sound one has about 40 characters. */
const longestAnswer = 2_000;

/**
 * Reads the pair out of a response. The SDK's own `text()` throws for some finish reasons and gives
 * '' for others, so the candidate is read directly.
 */
export function readAnswer(raw: unknown): Answer {
  const read = response.safeParse(raw);
  if (!read.success) return { failure: 'unreadable' };
  const [candidate] = read.data.candidates ?? [];
  if (candidate === undefined)
    return { failure: read.data.promptFeedback?.blockReason === undefined ? 'empty' : 'blocked' };
  const { finishReason = 'STOP', content } = candidate;
  if (finishReason === 'MAX_TOKENS') return { failure: 'cut-short' };
  if (finishReason !== 'STOP') return { failure: 'blocked' };
  const text = (content?.parts ?? [])
    .map((part) => (part.thought === true ? '' : (part.text ?? '')))
    .join('');
  return text.trim() === '' ? { failure: 'empty' } : parsePair(text);
}

/** Reads `{"word": …, "hint": …}`, bare or in a code fence. */
export function parsePair(text: string): Answer {
  if (text.length > longestAnswer) return { failure: 'unreadable' };
  const bare = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/i.exec(text)?.[1] ?? text;
  try {
    const pair = wordPair.safeParse(JSON.parse(bare));
    return pair.success ? { pair: tidyPair(pair.data) } : { failure: 'unreadable' };
  } catch {
    return { failure: 'unreadable' };
  }
}
