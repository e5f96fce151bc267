import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { isUserError } from '../../../src/errors.js';
import { restoreGuest } from '../../../src/evening/remove-guest.js';
import { resolveGuest } from '../../../src/party/find-guests.js';
import { text } from '../../../src/text/index.js';
import { discordName } from '../../../src/values/display-name.js';

export const restore: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('restore')
    .setDescription('Let a removed guest back in')
    .addStringOption((option) =>
      option.setName('guest').setDescription('Whom').setRequired(true).setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const typed = options.requireString('guest');
    // Somebody who is at the party gets a sentence of their own from the use case.
    const guest = await resolveGuest(db, party.id, typed, 'removed').catch((error: unknown) => {
      if (isUserError(error) && error.code === 'guest-unknown')
        return resolveGuest(db, party.id, typed);
      throw error;
    });
    const restored = await restoreGuest(
      db,
      { party, userId: guest.id, changedBy: actor.guest?.id ?? null },
      clock,
    );
    const { name, walletBalance, restoredLaps } = restored;
    return {
      answer: {
        content: text.guests.restored({
          name: discordName(name),
          balance: walletBalance,
          laps: restoredLaps,
        }),
      },
    };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value, 'removed'),
};
