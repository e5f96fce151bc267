import { UserError } from '../errors.js';

/**
 * Whoever is out of an elimination watches to its end.
 * @throws UserError `not-in-round` for a guest who does not play, `voted-out`.
 */
export function checkIsIn<P extends { readonly outTalk: number | null }>(
  player: P | undefined,
  round: number,
): asserts player is P {
  if (player === undefined) throw new UserError('not-in-round', { round });
  if (player.outTalk !== null) throw new UserError('voted-out', { round });
}
