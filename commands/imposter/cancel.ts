import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { cancelRound } from '../../src/imposter/cancel-round.js';
import { text } from '../../src/text/index.js';

export const cancel: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('cancel')
    .setDescription('For hosts: end the round and show nothing'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party, actor, clock, interactionId } = context;
    const input = { party, cancelledBy: actor.guest?.id ?? null, interactionId };
    const { round } = await cancelRound(db, input, clock);
    context.followRound(round.id);
    return { answer: { content: text.imposter.cancelDone({ round: round.number }) } };
  },
};
