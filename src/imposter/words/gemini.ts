import {
  type GenerativeModel,
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
  type ObjectSchema,
  SchemaType,
} from '@google/generative-ai';
import type { Clock } from '../../clock.js';
import { type Breaker, createBreaker } from './breaker.js';
import { type Answer, type Failure, readAnswer } from './gemini-answer.js';
import { writeInstruction, writeUserMessage } from './gemini-prompt.js';
import { findFlaw } from './sound-pair.js';
import {
  type WordRequest,
  type WordSource,
  WordsRefused,
  type WrittenWords,
} from './word-source.js';

export interface GeminiSettings {
  readonly apiKey: string;
  readonly model: string;
  /** Another address that speaks the same protocol; null: Google's own. */
  readonly baseUrl: string | null;
}

/**
 * Rounds of a party within 24 hours for which Gemini is asked; later ones use the bank. An evening
 * has about 50.
 */
export const dailyRounds = 100;

const responseSchema: ObjectSchema = {
  type: SchemaType.OBJECT,
  properties: { word: { type: SchemaType.STRING }, hint: { type: SchemaType.STRING } },
  required: ['word', 'hint'],
};

/**
 * A second try is for answers that may well be better the next time; a refused key or a used-up
 * quota stays so.
 */
const permanent: readonly Failure[] = [
  'timed-out',
  'http-400',
  'http-401',
  'http-403',
  'http-404',
  'http-429',
];

/** Failures of the service, not of one answer: these let it rest. */
function isServiceFault(failure: Failure): boolean {
  return (
    failure.startsWith('http-') ||
    failure === 'timed-out' ||
    failure === 'unreachable' ||
    failure === 'unreadable'
  );
}

/**
 * Gemini as a word source: asks at most twice within the time it is given, and hands on only a
 * sound pair. Rejects with WordsRefused, whose note says why.
 */
export function createGeminiWords(
  settings: GeminiSettings,
  { clock }: { readonly clock: Clock },
): WordSource {
  const breaker = createBreaker(clock);
  const client = new GoogleGenerativeAI(settings.apiKey);
  return {
    async write(request, signal) {
      if (request.askedToday >= dailyRounds) throw new WordsRefused('daily-limit');
      if (breaker.isResting()) throw new WordsRefused('resting');
      return writeSound(
        openModel(client, settings, request),
        settings.model,
        request,
        signal,
        breaker,
      );
    },
  };
}

function openModel(
  client: GoogleGenerativeAI,
  { model, baseUrl }: GeminiSettings,
  { language, variant }: WordRequest,
): GenerativeModel {
  return client.getGenerativeModel(
    {
      model,
      systemInstruction: writeInstruction({ language, variant }),
      // Neither temperature nor top_p nor top_k: current models have them deprecated.
      generationConfig: {
        responseMimeType: 'application/json',
        responseSchema: { ...responseSchema, required: ['word', 'hint'] },
      },
    },
    baseUrl === null ? {} : { baseUrl },
  );
}

async function writeSound(
  model: GenerativeModel,
  source: string,
  request: WordRequest,
  signal: AbortSignal,
  breaker: Breaker,
): Promise<WrittenWords> {
  let avoid = request.exclude;
  let failure: Failure = 'timed-out';
  for (const note of ['answered', 'answered-second']) {
    const answer = await ask(model, { ...request, avoid }, signal);
    const flaw = 'pair' in answer ? findFlaw(answer.pair, request) : answer.failure;
    if ('pair' in answer) {
      if (flaw === null) {
        breaker.noteSuccess();
        return { ...answer.pair, source, note };
      }
      avoid = [answer.pair.word.slice(0, 64), ...avoid];
    }
    failure = flaw ?? failure;
    if (signal.aborted || permanent.includes(failure)) break;
  }
  if (isServiceFault(failure)) breaker.noteFailure();
  else breaker.noteSuccess();
  throw new WordsRefused(`failed:${failure}`);
}

async function ask(
  model: GenerativeModel,
  prompt: Parameters<typeof writeUserMessage>[0],
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const { topic, avoid, language } = prompt;
    const { response } = await model.generateContent(writeUserMessage({ topic, avoid, language }), {
      signal,
    });
    return readAnswer(response);
  } catch (error) {
    return { failure: readFailure(error, signal) };
  }
}

/**
 * A cut or refused connection, HTML in place of JSON and a time-out each come as errors of other
 * kinds.
 */
function readFailure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return 'timed-out';
  if (error instanceof GoogleGenerativeAIFetchError && error.status !== undefined)
    return `http-${error.status}`;
  return error instanceof SyntaxError ? 'unreadable' : 'unreachable';
}
