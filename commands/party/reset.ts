import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { renderResetOffer } from '../../src/discord/party/render-reset.js';
import { exportParty } from '../../src/evening/export-party.js';
import { offerReset } from '../../src/evening/reset-party.js';

export const reset: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('reset')
    .setDescription('A clean start for the next party: guests stay, wallets hold 1,000 again'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const files = await exportParty(db.orm, party.id);
    return {
      answer: renderResetOffer(
        party.name,
        await offerReset(db, party, actor.discordId, clock),
        files,
      ),
    };
  },
};
