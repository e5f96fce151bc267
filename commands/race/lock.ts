import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { lockRace } from '../../src/racing/lock-race.js';
import { resolveRace } from '../../src/racing/resolve-race.js';
import { text } from '../../src/text/index.js';
import { discordName } from '../../src/values/display-name.js';

export const lock: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('lock')
    .setDescription('Close the bets on a race; laps go on')
    .addStringOption((option) =>
      option.setName('race').setDescription('Which race, if several are on').setAutocomplete(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const { id: gameId } = await resolveRace(db, party.id, options.getString('race'), 'bet');
    const { race, isChanged } = await lockRace(
      db,
      { party, gameId, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const title = discordName(race.title);
    return {
      answer: { content: text.race.locked(title) },
      announcement: isChanged ? { content: text.settle.announcementLocked(title) } : undefined,
    };
  },

  autocomplete: (focused, context) => completeRaces(context, focused.value),
};
