import { SlashCommandSubcommandBuilder } from 'discord.js';
import { completeGuests } from '../../../src/discord/completion.js';
import { requireHost } from '../../../src/discord/permissions.js';
import { resolveRacer } from '../../../src/discord/resolve-racer.js';
import type { Subcommand } from '../../../src/discord/subcommands.js';
import { chosenName, discordName } from '../../../src/party/display-name.js';
import { renameGuest } from '../../../src/party/rename-guest.js';
import { en } from '../../../src/text/en.js';

export const rename: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('rename')
    .setDescription('Give a guest another name')
    .addStringOption((option) => option.setName('guest').setDescription('Whom').setRequired(true).setAutocomplete(true))
    .addStringOption((option) => option.setName('name').setDescription('The new name').setRequired(true)),

  async execute(options, context) {
    requireHost(context);
    const { db, actor, clock } = context;
    const guest = await resolveRacer(context, options.requireString('guest'));
    const name = chosenName(options.requireString('name'));
    const isRenamed = await renameGuest(db, guest, name, clock, actor.guest?.id ?? null);
    const content = isRenamed
      ? en.guests.renamed(discordName(guest.name), discordName(name))
      : en.guests.notRenamed(discordName(name));
    return { answer: { content } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
