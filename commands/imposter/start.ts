import { SlashCommandSubcommandBuilder } from 'discord.js';
import { startForHost } from '../../src/discord/imposter/start-reply.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { completeTalkTimes, completeTopics } from '../../src/discord/party/completion.js';
import { readTalkTime } from '../../src/imposter/rules.js';

export const start: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('start')
    .setDescription('For hosts: begin a round')
    .addStringOption((option) =>
      option.setName('topic').setDescription('What the word is about').setAutocomplete(true),
    )
    .addIntegerOption((option) =>
      option
        .setName('imposters')
        .setDescription('How many know only a hint: 1 to a third of the players')
        .setMinValue(1),
    )
    .addStringOption((option) =>
      option
        .setName('players')
        .setDescription('Everyone who is here, or those who press “I’m in”')
        .addChoices({ name: 'everyone', value: 'everyone' }, { name: 'lobby', value: 'lobby' }),
    )
    .addStringOption((option) =>
      option
        .setName('talk')
        .setDescription('Talking time, such as 3m or 90s; without it you open the vote')
        .setAutocomplete(true),
    ),

  execute(options, context) {
    requireHost(context);
    return startForHost(context, {
      topic: options.getString('topic'),
      imposters: options.getNumber('imposters') ?? 1,
      players: options.getString('players') === 'lobby' ? 'lobby' : 'everyone',
      talkSeconds: readTalkTime(options.getString('talk')),
    });
  },

  async autocomplete(focused) {
    return focused.name === 'talk' ? completeTalkTimes() : completeTopics(focused.value);
  },
};
