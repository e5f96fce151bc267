import { readSettings } from '../../party/settings.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import type { Context } from '../kernel/command.js';

/** Which of these channels are gone or closed to the bot, each once. */
export async function findClosed(
  { canPostIn, party }: Context,
  channelIds: readonly (string | null)[],
): Promise<readonly string[]> {
  const wanted = [...new Set(channelIds)].filter((id) => id !== null);
  const isOpen = await Promise.all(wanted.map((id) => canPostIn(party.guildId, id)));
  return wanted.filter((_, index) => isOpen[index] === false);
}

/**
 * What a host has to mend before these races have their live boards, a line a channel; empty where
 * nothing.
 */
export async function readBoardNotes(
  context: Context,
  races: readonly Pick<Race, 'channelId'>[],
): Promise<readonly string[]> {
  const { boardChannelId } = await readSettings(context.db.orm, context.party.id);
  const closed = await findClosed(context, [
    boardChannelId,
    ...races.map(({ channelId }) => channelId),
  ]);
  const isClosed = (id: string | null) => id === null || closed.includes(id);
  const lacking = races.filter(({ channelId }) => isClosed(boardChannelId) && isClosed(channelId));
  const channels = new Set(
    lacking.map(({ channelId }) => boardChannelId ?? channelId).filter((id) => id !== null),
  );
  return [...channels].map((channelId) => text.board.closed({ channelId }));
}
