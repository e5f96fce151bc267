import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import { renderRaceList } from '../../src/discord/rendering/race.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { readRaceList } from '../../src/racing/list-races.js';

export const list: Subcommand = {
  data: new SlashCommandSubcommandBuilder().setName('list').setDescription('All races that are on: state, laps and pot'),

  async execute(_options, context) {
    requireHost(context);
    return { answer: { embeds: [renderRaceList(await readRaceList(context.db, context.party.id))] } };
  },
};
