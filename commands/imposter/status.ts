import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import { renderStatus } from '../../src/discord/rendering/word-game-lists.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { warnOfClosed } from '../../src/discord/vote-reply.js';
import { UserError } from '../../src/errors.js';
import { readRound } from '../../src/imposter/read-round.js';

export const status: Subcommand = {
  data: new SlashCommandSubcommandBuilder().setName('status').setDescription('For hosts: who has not seen the word or voted yet'),

  async execute(_options, context) {
    requireHost(context);
    const round = await readRound(context.db, context.party.id);
    if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED') throw new UserError('no-round', {});
    const warning = await warnOfClosed(context, round);
    return { answer: { content: warning.join('\n'), embeds: [renderStatus(round)] } };
  },
};
