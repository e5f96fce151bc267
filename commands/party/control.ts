import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { replaceControl } from '../../src/party/control-panel.js';
import { en } from '../../src/text/en.js';

export const control: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('control')
    .setDescription('A message here whose buttons do the evening; only hosts can press them'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party } = context;
    const { body, fingerprint } = await context.readControlPanel(party.id);
    return {
      answer: { content: en.control.posted },
      announcement: body,
      async onAnnounced(message) {
        const before = await replaceControl(db, party.id, { ...message, shown: fingerprint });
        if (before !== null) await context.removeMessage(before);
      },
    };
  },
};
