import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { cancelRace } from '../../src/evening/cancel-race.js';
import { resolveRace } from '../../src/racing/resolve-race.js';
import { text } from '../../src/text/index.js';
import { discordName } from '../../src/values/display-name.js';

export const cancel: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('cancel')
    .setDescription('End a race without a winner; every pending bet is refunded')
    .addStringOption((option) =>
      option.setName('race').setDescription('Which race, if several are on').setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const { id: gameId } = await resolveRace(db, party.id, options.getString('race'), 'settle');
    const change = { party, gameId, triggeredBy: actor.guest?.id ?? null };
    const { race, isChanged, refundedBets } = await cancelRace(db, change, clock);
    const content = text.race.cancelled({ race: discordName(race.title), refunded: refundedBets });
    return { answer: { content }, announcement: isChanged ? { content } : undefined };
  },

  autocomplete: (focused, context) => completeRaces(context, focused.value),
};
