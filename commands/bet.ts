import { SlashCommandBuilder } from 'discord.js';
import { placeBet } from '../src/betting/place-bet.js';
import type { Command } from '../src/discord/command.js';
import { inServers } from '../src/discord/command-builder.js';
import { completeGuests, completeRaces } from '../src/discord/completion.js';
import { requireGuest } from '../src/discord/permissions.js';
import { renderTicket } from '../src/discord/rendering/ticket.js';
import { resolveRacer } from '../src/discord/resolve-racer.js';

export const bet: Command = {
  data: inServers(new SlashCommandBuilder().setName('bet').setDescription('Bet coins on a racer'))
    .addStringOption((option) =>
      option.setName('racer').setDescription('Who will be fastest').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) => option.setName('amount').setDescription('250, 1k, 50%, half or all').setRequired(true))
    .addStringOption((option) => option.setName('race').setDescription('Which race, if several are open').setAutocomplete(true)),

  async execute(options, context) {
    const guest = requireGuest(context);
    const target = await resolveRacer(context, options.requireString('racer'));
    const ticket = await placeBet(
      context.db,
      {
        party: context.party,
        bettorId: guest.id,
        targetId: target.id,
        amountText: options.requireString('amount'),
        raceInput: options.getString('race'),
        interactionId: context.interactionId,
      },
      context.clock,
    );
    return { answer: { embeds: [renderTicket(ticket)] } };
  },

  autocomplete(focused, context) {
    return focused.name === 'race' ? completeRaces(context, focused.value) : completeGuests(context, focused.value);
  },
};
