import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../src/discord/party/completion.js';
import { resolveRacer } from '../../src/discord/party/resolve-racer.js';
import { completeLaps } from '../../src/discord/racing/race-completion.js';
import { renderVoided } from '../../src/discord/racing/render-race.js';
import { resolveLap } from '../../src/racing/laps/find-laps.js';
import { voidLap as voidOneLap } from '../../src/racing/laps/void-lap.js';
import { text } from '../../src/text/index.js';
import { discordName } from '../../src/values/display-name.js';

export const voidLap: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('void-lap')
    .setDescription('Take a lap off the board; the rest of the history stands')
    .addStringOption((option) =>
      option.setName('racer').setDescription('Whose lap').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('lap').setDescription('Which lap').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('reason').setDescription('Why; everybody reads it').setRequired(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const racer = await resolveRacer(context, options.requireString('racer'), 'racer');
    const lapId = await resolveLap(db, party.id, racer.id, options.requireString('lap'));
    const reason = options.requireString('reason');
    const voided = await voidOneLap(
      db,
      { party, lapId, reason, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const content = renderVoided(voided);
    if (voided.isChanged) return { answer: { content }, announcement: { content } };
    return {
      answer: {
        content: text.race.voidedBefore({
          name: discordName(racer.name),
          race: discordName(voided.race.title),
        }),
      },
    };
  },

  autocomplete: (focused, context, options) =>
    focused.name === 'lap'
      ? completeLaps(context, options.getString('racer'), focused.value)
      : completeGuests(context, focused.value),
};
