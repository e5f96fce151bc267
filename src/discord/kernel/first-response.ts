import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { FirstResponse } from './interaction-api.js';
import type { Asked } from './question.js';
import { isPassing, tryAgain } from './try-again.js';

/**
 * `repeated`: another delivery of the interaction was first. `unsure`: a try of ours may have got
 * through, but its answer did not. `expired`: the guest has read "did not respond".
 */
export type Taken = 'taken' | 'repeated' | 'unsure' | 'expired';

/**
 * Gives Discord the first response, again and again while it takes one.
 * @throws DiscordAPIError where Discord refuses what the response says.
 */
export async function sendFirst(asked: Asked, first: FirstResponse): Promise<Taken> {
  const { api, question, timing, arrivedAt } = asked;
  const { firstMs, firstTryMs: tryMs, backoffMs } = timing;
  const patience = { until: arrivedAt + firstMs, tries: 8, tryMs, backoffMs };
  let tries = 0;
  try {
    await tryAgain(patience, isPassing, (signal) => {
      tries += 1;
      return api.respond(question, first, signal);
    });
    return 'taken';
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return 'unsure';
    if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
      return tries > 1 ? 'unsure' : 'repeated';
    if (error.code === RESTJSONErrorCodes.UnknownInteraction) return 'expired';
    throw error;
  }
}
