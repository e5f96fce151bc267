import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { resolveRacer } from '../../../src/discord/party/resolve-racer.js';
import { renewPin } from '../../../src/party/pins.js';
import { text } from '../../../src/text/index.js';
import { discordName } from '../../../src/values/display-name.js';

export const pin: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('pin')
    .setDescription('Give a guest a new PIN; the old one ends')
    .addStringOption((option) =>
      option.setName('guest').setDescription('Whose').setRequired(true).setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, actor, clock, randomInt, interactionId } = context;
    const guest = await resolveRacer(context, options.requireString('guest'), 'guest');
    const renewedBy = actor.guest?.id ?? null;
    const newPin = await renewPin(
      db,
      { guest, renewedBy, interactionId },
      clock,
      () => 1000 + randomInt(9000),
    );
    const sentence = guest.discordId === null ? text.guests.newPin : text.guests.newPinJoined;
    return { answer: { content: sentence({ name: discordName(guest.name), pin: newPin }) } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
