import { SlashCommandBuilder } from 'discord.js';
import type { Command, Context } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { requireGuest, requireHost } from '../src/discord/kernel/permissions.js';
import { completeGuests, completeRaces } from '../src/discord/party/completion.js';
import { resolveRacer } from '../src/discord/party/resolve-racer.js';
import { completeUsed } from '../src/discord/racing/race-completion.js';
import { renderWaiting } from '../src/discord/racing/render-claim.js';
import { renderLap } from '../src/discord/racing/render-lap.js';
import { submitLap } from '../src/racing/laps/submit-lap.js';
import { readLap } from '../src/racing/rules.js';

/** A host may record a lap for another guest; everybody else only for themselves. */
async function findRacer(context: Context, typed: string | null) {
  if (typed === null) return requireGuest(context);
  const racer = await resolveRacer(context, typed, 'racer');
  if (racer.id !== context.actor.guest?.id) requireHost(context);
  return racer;
}

export const lap: Command = {
  data: inServers(
    new SlashCommandBuilder()
      .setName('lap')
      .setDescription('Record a lap: a time, or that you did not finish'),
  )
    .addStringOption((option) => option.setName('time').setDescription('Such as 1:24.500 or 84.5'))
    .addBooleanOption((option) =>
      option.setName('dnf').setDescription('True if the lap was not finished'),
    )
    .addStringOption((option) =>
      option.setName('car').setDescription('The car').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('track').setDescription('The track').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('racer')
        .setDescription('For hosts: record it for this guest')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('race').setDescription('Which race, if several are on').setAutocomplete(true),
    ),

  async execute(options, context) {
    const racer = await findRacer(context, options.getString('racer'));
    const outcome = await submitLap(
      context.db,
      {
        party: context.party,
        racerId: racer.id,
        submittedBy: context.actor.guest?.id ?? null,
        isHost: context.actor.isHost,
        timeMs: readLap(options.getString('time'), options.getBoolean('dnf')),
        car: options.getString('car'),
        track: options.getString('track'),
        raceInput: options.getString('race'),
        channelId: context.channelId,
        interactionId: context.interactionId,
      },
      context.clock,
    );
    if (outcome.kind === 'waiting') return renderWaiting(outcome, context.actor);
    return renderLap(outcome, { name: racer.name, isOwn: racer.id === context.actor.guest?.id });
  },

  autocomplete(focused, context) {
    if (focused.name === 'car' || focused.name === 'track')
      return completeUsed(context, focused.name, focused.value);
    return focused.name === 'racer'
      ? completeGuests(context, focused.value)
      : completeRaces(context, focused.value);
  },
};
