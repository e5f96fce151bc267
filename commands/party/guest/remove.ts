import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { resolveRacer } from '../../../src/discord/party/resolve-racer.js';
import { removeGuest } from '../../../src/evening/remove-guest.js';
import { text } from '../../../src/text/index.js';
import { discordName } from '../../../src/values/display-name.js';

export const remove: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('remove')
    .setDescription('Take a guest out of the party; bets by and on them are refunded')
    .addStringOption((option) =>
      option.setName('guest').setDescription('Whom').setRequired(true).setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const guest = await resolveRacer(context, options.requireString('guest'), 'guest');
    const removed = await removeGuest(
      db,
      { party, userId: guest.id, changedBy: actor.guest?.id ?? null },
      clock,
    );
    const name = discordName(removed.name);
    const content = removed.isChanged
      ? text.guests.removed({
          name,
          bets: removed.refundedBets,
          refunded: removed.refundedCoins,
          laps: removed.voidedLaps,
        })
      : text.guests.removedBefore(name);
    return { answer: { content } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
