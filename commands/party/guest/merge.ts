import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { renderMergePreview } from '../../../src/discord/party/render-guests.js';
import { resolveRacer } from '../../../src/discord/party/resolve-racer.js';
import { previewMerge } from '../../../src/evening/merge-guests.js';

export const merge: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('merge')
    .setDescription('Make one guest of two who are the same person, after a preview')
    .addStringOption((option) =>
      option
        .setName('from')
        .setDescription('The guest who ends')
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('into')
        .setDescription('The guest who stays')
        .setRequired(true)
        .setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party } = context;
    const from = await resolveRacer(context, options.requireString('from'), 'from');
    const into = await resolveRacer(context, options.requireString('into'), 'into');
    return {
      answer: renderMergePreview(
        await previewMerge(db, { party, fromId: from.id, intoId: into.id }),
      ),
    };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
