import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { InputError } from '../acts/act.js';
import type { Result } from '../contract/result.js';
import { isUserError } from '../errors.js';
import type { Log } from '../log.js';
import { busy, refused, refusedBy, statusOf } from './refusal.js';

/** Two writers stood in each other's way (lock_not_available, deadlock_detected): nothing was written. */
const contentionCodes: readonly unknown[] = ['55P03', '40P01'];

function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && contentionCodes.includes(error.code)) || isContention(error.cause);
}

/** Nobody is signed in here. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** What is needed cannot be reached now; its message is the sentence. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

function statusIn(error: unknown): number | null {
  const isStatus = error instanceof Error && 'status' in error && typeof error.status === 'number';
  return isStatus ? Number(error.status) : null;
}

/** What an error is to whoever asked: a sentence and its status. A bug goes into the log. */
function explainError(error: unknown, log: Log): { status: number; body: Result } {
  if (isUserError(error)) return { status: statusOf(error), body: refusedBy(error) };
  if (error instanceof SignedOut)
    return { status: 401, body: refused('signed-out', 'You are not signed in here any more.') };
  if (error instanceof Unavailable) return { status: 503, body: refused('busy', error.message) };
  if (error instanceof InputError)
    return { status: 400, body: refused('bad-request', `That does not fit: ${error.message}`) };
  if (isContention(error)) return { status: 409, body: busy };
  const status = statusIn(error);
  if (status !== null && status >= 400 && status < 500)
    return { status, body: refused('bad-request', 'That request cannot be understood.') };
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error({ err: error, reference }, 'a request of a page failed');
  const sentence = `Something went wrong on our side (reference ${reference}). Try again in a moment.`;
  return { status: 503, body: refused('fault', sentence) };
}

/** Answers with what `find` returns, or with why it cannot. */
export function answer(
  find: (request: Request, response: Response) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    const body = await find(request, response);
    if (!response.headersSent) response.json(body);
  };
}

/** The same with the answer of a write around it. */
export function answerResult(
  act: (request: Request, response: Response) => Promise<unknown>,
): RequestHandler {
  return answer(async (request, response) => ({
    success: true,
    data: await act(request, response),
  }));
}

/** The last handler of an interface. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, body } = explainError(error, log);
    if (status === 503) response.set('Retry-After', '2');
    response.status(status).json(body);
  };
}

export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export const refuseUnknownRoute: RequestHandler = (_request, response) => {
  response.status(404).json(refused('bad-request', 'There is no such request.'));
};
