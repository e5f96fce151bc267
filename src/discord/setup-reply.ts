import type { PartySettings } from '../party/settings.js';
import { findClosed } from './board-note.js';
import type { Context, MessageBody } from './command.js';
import { renderSetup } from './rendering/setup.js';

/** The message of `/party setup`, which also tells where the bot can no longer write. */
export async function showSetup(context: Context, settings: PartySettings): Promise<MessageBody> {
  const closed = await findClosed(context, [settings.boardChannelId, settings.roundChannelId]);
  return renderSetup(context.party.name, settings, closed);
}
