import { SlashCommandSubcommandBuilder } from 'discord.js';
import { warnOfClosed } from '../../src/discord/imposter/vote-reply.js';
import { renderStatus } from '../../src/discord/imposter/word-game-lists.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { UserError } from '../../src/errors.js';
import { readRound } from '../../src/imposter/read-round.js';

export const status: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('status')
    .setDescription('For hosts: who has not seen the word or voted yet'),

  async execute(_options, context) {
    requireHost(context);
    const round = await readRound(context.db, context.party.id);
    if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED')
      throw new UserError('no-round', {});
    const warning = await warnOfClosed(context, round);
    return { answer: { content: warning.join('\n'), embeds: [renderStatus(round)] } };
  },
};
