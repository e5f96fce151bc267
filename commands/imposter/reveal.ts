import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import { renderRoundMessage } from '../../src/discord/rendering/round.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { readRoundById } from '../../src/imposter/read-round.js';
import { revealRound } from '../../src/imposter/reveal-round.js';
import { en } from '../../src/text/en.js';

export const reveal: Subcommand = {
  data: new SlashCommandSubcommandBuilder().setName('reveal').setDescription('For hosts: end the round and show the word'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party, actor, clock, interactionId } = context;
    const revealedBy = actor.guest?.id ?? null;
    const { round, replayed } = await revealRound(db, { party, revealedBy, interactionId }, clock);
    context.showRoundSoon(round.id);
    const view = replayed ? null : await readRoundById(db, round.id);
    return {
      answer: { content: en.imposter.revealDone(round.number) },
      announcement: view === null ? undefined : renderRoundMessage(view),
    };
  },
};
