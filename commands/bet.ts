import { SlashCommandBuilder } from 'discord.js';
import { placeBet } from '../src/betting/place-bet.js';
import { hostOf } from '../src/discord/betting/own-bet.js';
import { renderTicket } from '../src/discord/betting/ticket.js';
import type { Command, Context } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { requireGuest, requireHost } from '../src/discord/kernel/permissions.js';
import { completeGuests, completeRaces, completeWalkIns } from '../src/discord/party/completion.js';
import { resolveRacer } from '../src/discord/party/resolve-racer.js';
import { UserError } from '../src/errors.js';

/** Whose coins are staked: one's own, or with `for`, a host's doing, a walk-in's. */
async function findBettor(context: Context, typed: string | null) {
  if (typed === null) return requireGuest(context);
  requireHost(context);
  const walkIn = await resolveRacer(context, typed, 'for');
  if (walkIn.discordId !== null) throw new UserError('not-a-walk-in', { name: walkIn.name });
  return walkIn;
}

export const bet: Command = {
  data: inServers(new SlashCommandBuilder().setName('bet').setDescription('Bet coins on a racer'))
    .addStringOption((option) =>
      option
        .setName('racer')
        .setDescription('Who will be fastest')
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('amount').setDescription('250, 1k, 50%, half or all').setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('race')
        .setDescription('Which race, if several are open')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('for')
        .setDescription('For hosts: bet the coins of this walk-in')
        .setAutocomplete(true),
    ),

  async execute(options, context) {
    const bettor = await findBettor(context, options.getString('for'));
    const target = await resolveRacer(context, options.requireString('racer'), 'racer');
    const ticket = await placeBet(
      context.db,
      {
        party: context.party,
        bettorId: bettor.id,
        targetId: target.id,
        amountText: options.requireString('amount'),
        raceInput: options.getString('race'),
        ...hostOf(context, bettor.id),
        interactionId: context.interactionId,
      },
      context.clock,
    );
    return { answer: renderTicket(ticket, { isOwn: bettor.id === context.actor.guest?.id }) };
  },

  autocomplete(focused, context) {
    if (focused.name === 'race') return completeRaces(context, focused.value);
    return focused.name === 'for'
      ? completeWalkIns(context, focused.value)
      : completeGuests(context, focused.value);
  },
};
