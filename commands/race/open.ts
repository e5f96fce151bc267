import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { readBoardNotes } from '../../src/discord/racing/board-note.js';
import { completeLocks, completeUsed } from '../../src/discord/racing/race-completion.js';
import { announceOpened } from '../../src/discord/racing/render-race.js';
import { openRace } from '../../src/racing/open-race.js';
import { text } from '../../src/text/index.js';
import { discordName } from '../../src/values/display-name.js';

const payouts = ['double', 'pool'] as const;
const lapRules = ['self', 'host', 'confirmed'] as const;
const backings = ['any', 'self-only'] as const;

/** Discord offers only the choices; whatever else comes counts as left out. */
function pick<T extends string>(choices: readonly T[], value: string | null): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

export const open: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('open')
    .setDescription('Open a race; several can be on at once')
    .addStringOption((option) =>
      option.setName('title').setDescription('What it is called; else its track'),
    )
    .addStringOption((option) =>
      option.setName('track').setDescription('Where it is driven').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('payout')
        .setDescription('What a winning bet pays; else the party’s default')
        .addChoices(
          { name: 'double: twice the stake', value: 'double' },
          { name: 'pool: winners share the pot', value: 'pool' },
        ),
    )
    .addStringOption((option) =>
      option
        .setName('lock')
        .setDescription('When betting closes: manual, first-lap, or 90s, 10m, 1h30m')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('laps')
        .setDescription('Whose word a lap takes; else the racer’s')
        .addChoices(
          { name: 'self: racers record their own', value: 'self' },
          { name: 'host: only hosts record laps', value: 'host' },
          { name: 'confirmed: a host confirms each', value: 'confirmed' },
        ),
    )
    .addStringOption((option) =>
      option
        .setName('backing')
        .setDescription('Whom a guest who races may bet on; else anybody')
        .addChoices(
          { name: 'any: anybody', value: 'any' },
          { name: 'self-only: only themselves', value: 'self-only' },
        ),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock, channelId, interactionId } = context;
    const { race, replayed } = await openRace(
      db,
      {
        party,
        title: options.getString('title'),
        track: options.getString('track'),
        payoutRule: pick(payouts, options.getString('payout')),
        lock: options.getString('lock'),
        lapRule: pick(lapRules, options.getString('laps')),
        backing: pick(backings, options.getString('backing')),
        channelId,
        triggeredBy: actor.guest?.id ?? null,
        interactionId,
      },
      clock,
    );
    if (race.locksAt !== null) await context.scheduleLock(race.id, race.locksAt);
    const lines = [
      text.race.opened(discordName(race.title)),
      ...(await readBoardNotes(context, [race])),
    ];
    return {
      answer: { content: lines.join('\n') },
      announcement: replayed ? undefined : announceOpened(race),
    };
  },

  autocomplete: (focused, context) =>
    focused.name === 'lock'
      ? Promise.resolve(completeLocks(focused.value))
      : completeUsed(context, 'track', focused.value),
};
