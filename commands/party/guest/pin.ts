import { SlashCommandSubcommandBuilder } from 'discord.js';
import { completeGuests } from '../../../src/discord/completion.js';
import { requireHost } from '../../../src/discord/permissions.js';
import { resolveRacer } from '../../../src/discord/resolve-racer.js';
import type { Subcommand } from '../../../src/discord/subcommands.js';
import { discordName } from '../../../src/party/display-name.js';
import { renewPin } from '../../../src/party/pins.js';
import { en } from '../../../src/text/en.js';

export const pin: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('pin')
    .setDescription('Give a guest a new PIN; the old one ends')
    .addStringOption((option) => option.setName('guest').setDescription('Whose').setRequired(true).setAutocomplete(true)),

  async execute(options, context) {
    requireHost(context);
    const { db, actor, clock, randomInt, interactionId } = context;
    const guest = await resolveRacer(context, options.requireString('guest'));
    const renewedBy = actor.guest?.id ?? null;
    const newPin = await renewPin(db, { guest, renewedBy, interactionId }, clock, () => 1000 + randomInt(9000));
    const sentence = guest.discordId === null ? en.guests.newPin : en.guests.newPinJoined;
    return { answer: { content: sentence(discordName(guest.name), newPin) } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
