import { SlashCommandBuilder } from 'discord.js';
import { previewSettlement } from '../src/betting/preview-settlement.js';
import { previewUndo } from '../src/betting/preview-undo.js';
import { renderPreview } from '../src/discord/betting/render-settlement.js';
import { renderUndoPreview } from '../src/discord/betting/render-undo.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { requireHost } from '../src/discord/kernel/permissions.js';
import { completeRaces } from '../src/discord/party/completion.js';

export const settle: Command = {
  data: inServers(
    new SlashCommandBuilder()
      .setName('settle')
      .setDescription('For hosts: pay out a race, after a preview'),
  )
    .addStringOption((option) =>
      option.setName('race').setDescription('Which race, if several are on').setAutocomplete(true),
    )
    .addBooleanOption((option) =>
      option.setName('undo').setDescription('True to take a payout back, within 15 minutes'),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const raceInput = options.getString('race');
    if (options.getBoolean('undo') === true)
      return renderUndoPreview(await previewUndo(db, { party, raceInput }, clock));
    const input = { party, raceInput, triggeredBy: actor.guest?.id ?? null };
    return renderPreview(await previewSettlement(db, input, clock));
  },

  autocomplete: (focused, context) => completeRaces(context, focused.value),
};
