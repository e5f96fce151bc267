import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { findClosed } from '../../src/discord/racing/board-note.js';
import { replaceControl } from '../../src/party/control-panel.js';
import { text } from '../../src/text/index.js';

export const control: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('control')
    .setDescription('A message here whose buttons do the evening; only hosts can press them'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party } = context;
    const { body, fingerprint } = await context.readControlPanel(party.id);
    const closed = await findClosed(context, [context.channelId]);
    return {
      answer: {
        content: [
          text.control.posted,
          ...closed.map((channelId) => text.control.closed({ channelId })),
        ].join('\n'),
      },
      announcement: body,
      async onAnnounced(message) {
        const before = await replaceControl(db, party.id, { ...message, shown: fingerprint });
        if (before !== null) await context.removeMessage(before);
      },
    };
  },
};
