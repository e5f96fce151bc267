import { type Act, InputError } from '../../acts/act.js';
import { UserError } from '../../errors.js';
import type { TellIn } from '../../events/public-lines.js';
import type { Context, Reply } from './command.js';

/**
 * An act with its input, and what its outcome becomes: an answer, or the form that a button opens.
 * All that a command, button, select or form does is one of these, so nothing goes around an act.
 */
export interface Step<R = Reply> {
  run(context: Context): Promise<R>;
}

/** Joins an act, its input and how its outcome is told. */
export function step<I, O, R = Reply>(
  act: Act<I, O>,
  input: I,
  render: (outcome: O, context: Context) => R | Promise<R>,
): Step<R> {
  return { run: async (context) => render(await perform(act, input, context), context) };
}

/** How long an answer that all see has to get there before they are told apart, in milliseconds. */
const shownWithinMs = 15_000;

/**
 * The same where the answer changes a message that all see, and so tells them by itself; they are
 * told apart only where it does not get there. The reply names the line by `shows`.
 */
export function shownStep<I, O>(
  act: Act<I, O>,
  input: I,
  render: (outcome: O, context: Context) => Reply & Required<Pick<Reply, 'shows'>>,
): Step {
  return {
    run: async (context) =>
      render(await perform(act, input, context, { afterMs: shownWithinMs }), context),
  };
}

/**
 * Performs an act for whoever caused this interaction.
 * @throws UserError whatever the act refuses; `button-outdated` where the input cannot be ours.
 */
export async function perform<I, O>(
  act: Act<I, O>,
  input: I,
  context: Context,
  telling: Omit<TellIn, 'channelId'> = {},
): Promise<O> {
  const { party, actor, interactionId: key, channelId } = context;
  const tellIn = channelId === null ? null : { channelId, ...telling };
  try {
    return await act.perform(input, { party, actor, key, channelId, tellIn }, context);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    context.log.warn({ err: error, interaction: key }, 'input that no surface of ours sends');
    throw new UserError('button-outdated', {});
  }
}
