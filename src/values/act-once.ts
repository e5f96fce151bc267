import { UserError } from '../errors.js';

/** Thrown inside a transaction to leave it where the interaction turns out to have acted before. */
export class ReplayedInteraction extends Error {
  override readonly name = 'ReplayedInteraction';
}

/**
 * Discord may deliver an interaction twice, even at once. The first delivery's row carries the
 * interaction id under a unique index; a later delivery stumbles over it, or is refused because the
 * first one changed what it needs. Either way the first one's outcome is read back. Costs nothing
 * where the attempt succeeds.
 */
export async function actOnce<T>(
  attempt: () => Promise<T>,
  readEarlier: () => Promise<T | null>,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (
      !(
        error instanceof UserError ||
        error instanceof ReplayedInteraction ||
        isInteractionTaken(error)
      )
    )
      throw error;
    const earlier = await readEarlier();
    if (earlier === null) throw error;
    return earlier;
  }
}

/**
 * True for a unique violation on an interaction id, from postgres.js directly or wrapped by
 * drizzle.
 */
function isInteractionTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('constraint_name' in error && 'code' in error) {
    return error.code === '23505' && String(error.constraint_name).includes('interaction_id');
  }
  return isInteractionTaken(error.cause);
}
