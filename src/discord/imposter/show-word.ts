import { readSecret } from '../../imposter/read-secret.js';
import type { Component, Context, Reply } from '../kernel/command.js';
import { requireGuest } from '../kernel/permissions.js';
import { renderSecretReply } from './render-secret.js';

/**
 * The private answer to a player who asks for their own word; shared by the button and `/imposter
 * word`.
 */
export async function showOwnWord(context: Context): Promise<Reply> {
  const guest = requireGuest(context);
  const secret = await readSecret(
    context.db,
    { partyId: context.party.id, userId: guest.id },
    context.clock,
  );
  return { answer: renderSecretReply(secret) };
}

/** *Show my word* on the round's message. */
export const showWordButton: Component = {
  name: 'show-word',
  version: 1,
  answers: 'new',
  execute: (_input, context) => showOwnWord(context),
};
