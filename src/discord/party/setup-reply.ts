import type { PartySettings } from '../../party/settings.js';
import type { Context, Reply } from '../kernel/command.js';
import { findClosed } from '../racing/board-note.js';
import { renderSetup } from './render-setup.js';

/**
 * The message of `/party setup`, which also tells where the bot can no longer write, and of a role
 * that is gone.
 */
export async function answerSetup(settings: PartySettings, context: Context): Promise<Reply> {
  const { party, hasRole, usualWebJoin, arePhonesReachable } = context;
  const { hostRoleId, boardChannelId, roundChannelId } = settings;
  const closed = await findClosed(context, [boardChannelId, roundChannelId]);
  const gone = hostRoleId === null || hasRole(party.guildId, hostRoleId) ? [] : [hostRoleId];
  const phones = { webJoin: settings.webJoin ?? usualWebJoin, arePhonesReachable };
  return { answer: renderSetup(party.name, settings, [...closed, ...gone], phones) };
}
