import { SlashCommandSubcommandBuilder } from 'discord.js';
import { openVoteAsHost, showBallot } from '../../src/discord/imposter/vote-reply.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { readRound } from '../../src/imposter/read-round.js';

export const vote: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('vote')
    .setDescription('Who is the imposter? A host opens the vote, then everybody gets a ballot'),

  async execute(_options, context) {
    const round = await readRound(context.db, context.party.id);
    const isHostsTurn = context.actor.isHost && round?.status === 'ACTIVE';
    return isHostsTurn ? openVoteAsHost(context) : showBallot(context);
  },
};
