import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { renderHelp } from '../src/discord/party/render-help.js';
import { endedStatuses } from '../src/imposter/phases.js';
import { readRound } from '../src/imposter/read-round.js';
import { findLiveRaces } from '../src/racing/find-races.js';

export const help: Command = {
  data: inServers(new SlashCommandBuilder().setName('help').setDescription('What you can do now')),

  async execute(_options, { db, party, actor }) {
    const [races, round] = await Promise.all([
      findLiveRaces(db, party.id),
      readRound(db, party.id),
    ]);
    const isRoundOn = round !== null && !endedStatuses.some((ended) => ended === round.status);
    return { answer: { embeds: [renderHelp({ actor, races, isRoundOn })] } };
  },
};
