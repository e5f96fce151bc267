import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { RaceNotices } from '../../evening/race-notices.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { previewRaceId } from '../betting/ids.js';
import { renderPaid } from '../betting/render-settlement.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody } from '../kernel/command.js';
import { sendable } from '../kernel/deliver.js';
import { cancelRaceId } from './ids.js';

/** A channel that is gone or closed to us is not worth a second try. */
const lostChannelCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** Discord takes up to 25 characters (developer docs, Create Message). */
function nonceOf(seed: string | undefined): {
  readonly nonce?: string;
  readonly enforceNonce?: boolean;
} {
  if (seed === undefined) return {};
  return {
    nonce: createHash('sha256').update(seed).digest('base64url').slice(0, 22),
    enforceNonce: true,
  };
}

/**
 * Posts through discord.js where the race was opened; a race without such a place is told of on the
 * overlay alone.
 */
export function createRaceNotices(client: Client): RaceNotices {
  /** With a `nonceSeed`, Discord answers a repeat within minutes with the message it has. */
  async function post(race: Race, body: MessageBody, nonceSeed?: string): Promise<void> {
    if (race.channelId === null) return;
    try {
      const channel = await client.channels.fetch(race.channelId);
      if (channel?.isSendable() === true)
        await channel.send({ ...sendable(body), ...nonceOf(nonceSeed) });
    } catch (error) {
      if (!(error instanceof DiscordAPIError && lostChannelCodes.includes(error.code))) throw error;
    }
  }

  return {
    locked: (race) =>
      post(race, { content: text.race.announcementTimeLocked(discordName(race.title)) }),
    leftAlone: (race, endsAt, hasWinner) => {
      const payOut = {
        label: text.buttons.previewRace,
        style: 'success',
        id: previewRaceId.with({ race: race.id }),
      } as const;
      const cancel = {
        label: text.buttons.cancelRace,
        style: 'danger',
        id: cancelRaceId.with({ race: race.id, place: 'here' }),
      } as const;
      const components = [buttonRow(...(hasWinner ? [payOut] : []), cancel)];
      const content = text.race.reminder({ race: discordName(race.title), at: endsAt, hasWinner });
      return post(race, { content, components }, `left:${race.id}:${endsAt.toISOString()}`);
    },
    paidByItself: (settlement) => {
      const result = renderPaid(settlement).announcement ?? {};
      return post(settlement.race, {
        ...result,
        content: [
          text.race.endedItself(discordName(settlement.race.title)),
          result.content ?? '',
          text.race.undoHint,
        ].join('\n'),
      });
    },
    cancelledByItself: ({ race, refundedBets }) =>
      post(race, {
        content: [
          text.race.endedItself(discordName(race.title)),
          text.race.cancelled({ race: discordName(race.title), refunded: refundedBets }),
        ].join('\n'),
      }),
  };
}
