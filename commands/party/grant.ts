import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../src/discord/party/completion.js';
import { resolveRacer } from '../../src/discord/party/resolve-racer.js';
import { text } from '../../src/text/index.js';
import { discordName } from '../../src/values/display-name.js';
import { grantCoins } from '../../src/wallet/grant-coins.js';

export const grant: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('grant')
    .setDescription('Give a guest coins, or take some, with a reason')
    .addStringOption((option) =>
      option.setName('guest').setDescription('Whom').setRequired(true).setAutocomplete(true),
    )
    .addIntegerOption((option) =>
      option.setName('amount').setDescription('Coins; below zero takes some').setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('reason')
        .setDescription('Stands in the wallet and the log')
        .setRequired(true)
        .setMaxLength(100),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock, interactionId } = context;
    const guest = await resolveRacer(context, options.requireString('guest'), 'guest');
    const [amount, reason] = [options.getNumber('amount') ?? 0, options.requireString('reason')];
    const input = {
      party,
      userId: guest.id,
      amount,
      reason,
      grantedBy: actor.guest?.id ?? null,
      interactionId,
    };
    const granted = await grantCoins(db, input, clock);
    const content = text.grant.done({
      name: discordName(granted.name),
      amount: granted.amount,
      balance: granted.balance,
      reason: discordName(granted.reason),
    });
    return { answer: { content } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
