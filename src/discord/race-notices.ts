import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { discordName } from '../party/display-name.js';
import type { RaceNotices } from '../racing/notices.js';
import type { Race } from '../racing/race.js';
import { en } from '../text/en.js';
import type { MessageBody } from './command.js';
import { sendable } from './deliver.js';
import { buttonRow } from './rendering/button-row.js';
import { renderPaid } from './rendering/settlement.js';

/** A channel that is gone or closed to us is not worth a second try. */
const lostChannelCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** Posts through discord.js where the race was opened; a race without such a place is told of on the overlay alone. */
export function createRaceNotices(client: Client): RaceNotices {
  async function post(race: Race, body: MessageBody): Promise<void> {
    if (race.channelId === null) return;
    try {
      const channel = await client.channels.fetch(race.channelId);
      if (channel?.isSendable() === true) await channel.send(sendable(body));
    } catch (error) {
      if (!(error instanceof DiscordAPIError && lostChannelCodes.includes(error.code))) throw error;
    }
  }

  return {
    locked: (race) => post(race, { content: en.race.announcementTimeLocked(discordName(race.title)) }),
    leftAlone: (race, endsAt, hasWinner) => {
      const payOut = { label: en.buttons.previewRace, style: 'success', name: 'preview-race', args: [race.id] } as const;
      const cancel = { label: en.buttons.cancelRace, style: 'danger', name: 'cancel-race', args: [race.id, 'here'] } as const;
      const components = [buttonRow(...(hasWinner ? [payOut] : []), cancel)];
      return post(race, { content: en.race.reminder(discordName(race.title), endsAt, hasWinner), components });
    },
    paidByItself: (settlement) => {
      const result = renderPaid(settlement).announcement ?? {};
      return post(settlement.race, {
        ...result,
        content: [en.race.endedItself, result.content ?? '', en.race.undoHint].join('\n'),
      });
    },
    cancelledByItself: ({ race, refundedBets }) =>
      post(race, { content: `${en.race.endedItself} ${en.race.cancelled(discordName(race.title), refundedBets)}` }),
  };
}
