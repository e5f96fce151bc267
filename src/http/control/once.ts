import { createHash } from 'node:crypto';
import { InputError } from '../../acts/act.js';
import { isUserError } from '../../errors.js';
import { keepAnswer, readAnswer } from '../../party/control/kept-answers.js';
import { type findAct, performAct, type WebDeps } from '../perform-act.js';
import type { ControlCaller } from './control-caller.js';

/** Acts whose outcome nobody but the caller may read, at that moment alone: it is kept nowhere. */
const neverKept = ['show-word', 'make-key', 'make-control-link', 'make-phone-link', 'show-panel'];

type Act = ReturnType<typeof findAct>;

/**
 * Performs acts of programs once for each `Idempotency-Key`, within a day: a second try gets the
 * first one's answer, also one that comes while that still runs.
 */
export function createOnce(deps: WebDeps) {
  const running = new Map<string, Promise<unknown>>();

  async function perform(caller: ControlCaller, act: Act, key: string, input: unknown) {
    const { party, actor } = caller;
    const place = { partyId: party.id, caller: actor.caller, requestKey: key };
    const inputHash = createHash('sha256')
      .update(JSON.stringify(input ?? {}))
      .digest('hex');
    const earlier = await readAnswer(deps.db, place, deps.clock);
    if (earlier !== null) {
      if (earlier.act !== act.name || earlier.inputHash !== inputHash)
        throw new InputError('that Idempotency-Key was used for something else');
      return earlier.answer;
    }
    const data = await performAct(deps, act, { party, actor, key, input });
    if (neverKept.includes(act.name)) return data;
    const kept = { act: act.name, inputHash, status: 200, answer: data };
    await keepAnswer(deps.db, place, kept, deps.clock);
    return data;
  }

  return async (caller: ControlCaller, act: Act, key: string, input: unknown): Promise<unknown> => {
    const place = `${caller.actor.caller}\0${key}`;
    const before = running.get(place);
    // The first one's refusal is not this one's: it tries by itself.
    if (before !== undefined) await before.catch(ignoreRefusal);
    const work = perform(caller, act, key, input);
    running.set(place, work);
    try {
      return await work;
    } finally {
      if (running.get(place) === work) running.delete(place);
    }
  };
}

function ignoreRefusal(error: unknown): void {
  if (!isUserError(error) && !(error instanceof InputError)) throw error;
}
