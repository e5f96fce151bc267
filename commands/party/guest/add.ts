import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { addWalkIn } from '../../../src/party/add-walk-in.js';
import { text } from '../../../src/text/index.js';
import { discordName } from '../../../src/values/display-name.js';

export const add: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('add')
    .setDescription('Add a walk-in: a person without Discord')
    .addStringOption((option) =>
      option.setName('name').setDescription('What everybody calls them').setRequired(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock, randomInt, interactionId } = context;
    const input = {
      party,
      name: options.requireString('name'),
      addedBy: actor.guest?.id ?? null,
      interactionId,
    };
    const { guest, isNamesake } = await addWalkIn(db, input, clock, () => 1000 + randomInt(9000));
    const sentence = text.guests.added({
      name: discordName(guest.name),
      balance: guest.walletBalance,
      pin: guest.pinCode,
    });
    return { answer: { content: isNamesake ? `${sentence}\n${text.guests.namesake}` : sentence } };
  },
};
