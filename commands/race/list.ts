import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { readBoardNotes } from '../../src/discord/racing/board-note.js';
import { waitingLapRow } from '../../src/discord/racing/render-claim.js';
import { renderRaceList } from '../../src/discord/racing/render-race.js';
import { listWaitingClaims } from '../../src/racing/laps/lap-claims.js';
import { readRaceList } from '../../src/racing/list-races.js';

export const list: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('list')
    .setDescription('All races that are on: state, laps and pot'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party } = context;
    const [races, waiting] = await Promise.all([
      readRaceList(db, party.id),
      listWaitingClaims(db.orm, party.id),
    ]);
    const notes = await readBoardNotes(
      context,
      races.filter(({ status }) => status !== 'FINISHED'),
    );
    const components = waiting.length === 0 ? [] : [waitingLapRow(waiting)];
    return { answer: { content: notes.join('\n'), embeds: [renderRaceList(races)], components } };
  },
};
