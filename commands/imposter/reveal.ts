import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { revealRound } from '../../src/imposter/reveal-round.js';
import { text } from '../../src/text/index.js';

export const reveal: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('reveal')
    .setDescription('For hosts: count the votes, or end the round and show the word'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party, actor, clock, interactionId } = context;
    const revealedBy = actor.guest?.id ?? null;
    const { round, status, isChanged, replayed } = await revealRound(
      db,
      { party, revealedBy, interactionId },
      clock,
    );
    context.followRound(round.id);
    const isOver = status === 'REVEALED' || replayed;
    return {
      answer: {
        content: isOver
          ? text.imposter.revealDone({ round: round.number })
          : text.imposter.vote.closed({ status, isChanged }),
      },
    };
  },
};
