import {
  ActionRowBuilder,
  type APIModalInteractionResponseCallbackData,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  MessageFlags,
  StringSelectMenuBuilder,
  type StringSelectMenuInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Stagehand } from 'discord-stand-in';
import { afterEach, expect, it, vi } from 'vitest';
import { patienceMs } from '../../../tests/support/patience.js';
import type { DemoState } from '../api.js';
import { rehearsalOptions } from '../options.js';
import { openStage, type Stage } from '../testing/stage.js';

import { createScenes } from './scenes.js';

let stage: Stage;

afterEach(() => stage.close());

const text = { type: 3, description: 'x' };
const commands = [
  { name: 'join', description: 'x' },
  {
    name: 'lap',
    description: 'x',
    options: [
      ...['time', 'car', 'track'].map((name) => ({ ...text, name })),
      { type: 5, name: 'dnf', description: 'x' },
    ],
  },
  { name: 'leaderboard', description: 'x' },
  {
    name: 'bet',
    description: 'x',
    options: ['racer', 'amount'].map((name) => ({ ...text, name, required: true })),
  },
  { name: 'wallet', description: 'x' },
  { name: 'settle', description: 'x' },
  { name: 'party', description: 'x', options: [{ type: 1, name: 'overlay', description: 'x' }] },
  {
    name: 'imposter',
    description: 'x',
    options: ['start', 'word', 'vote', 'cancel', 'scores'].map((name) => ({
      type: 1,
      name,
      description: 'x',
    })),
  },
  {
    name: 'race',
    description: 'x',
    options: [
      {
        type: 1,
        name: 'void-lap',
        description: 'x',
        options: [{ ...text, name: 'lap', autocomplete: true }],
      },
    ],
  },
];

function row(label: string, customId: string) {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setLabel(label).setCustomId(customId).setStyle(ButtonStyle.Primary),
  );
}

function ballot(names: readonly string[]) {
  const select = new StringSelectMenuBuilder()
    .setCustomId('ballot')
    .addOptions(names.map((value) => ({ label: value, value })));
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
}

function guessForm(): APIModalInteractionResponseCallbackData {
  const component = {
    type: ComponentType.TextInput,
    custom_id: 'text',
    style: TextInputStyle.Short,
  } as const;
  return {
    custom_id: 'guess',
    title: 'Guess',
    components: [{ type: ComponentType.Label, label: 'Word', component }],
  };
}

/** A bot with just as much of a party as the demo needs; `log` tells what was done. */
function createParty(
  log: string[],
  state: { isLocked: boolean; isRound: boolean; imposter?: string },
) {
  let laps = 0;
  let rounds = 0;
  let ballots = 1;
  const votes = new Map<string, string>();
  const imposter = state.imposter ?? 'Chloe';
  const secretOf = (name: string): string => (name === imposter ? 'Bow' : 'Violin');
  /** Everybody but who takes no private messages is told, the imposter something else. */
  async function deal(client: ChatInputCommandInteraction['client']): Promise<void> {
    for (const { id, name, dms } of await stage.api.people()) {
      if (dms === 'closed') continue;
      const user = await client.users.fetch(id);
      await user.send(`||${secretOf(name)}||`);
    }
  }
  const show = (name: string) => ({
    embeds: [{ description: `x: **${secretOf(name)}**` }],
    flags: MessageFlags.Ephemeral as const,
  });
  function vote(interaction: StringSelectMenuInteraction) {
    votes.set(interaction.user.displayName, interaction.values.join());
    if (votes.size < 8) return interaction.update({ content: 'voted', components: [] });
    const targets = [...votes.values()];
    const counts = [...new Set(targets)].map(
      (name) => `${name} ${targets.filter((target) => target === name).length}`,
    );
    log.push(`ballot ${ballots}: ${counts.toSorted().join(', ')}`);
    votes.clear();
    ballots += 1;
    const next = ballots === 2 ? row('G', 'close-vote:1:2') : row('F', 'guess:1:1');
    return interaction.reply({ content: 'raus', components: [next] });
  }
  async function command(interaction: ChatInputCommandInteraction) {
    const { options, user } = interaction;
    const name = [interaction.commandName, options.getSubcommand(false)]
      .filter((part) => part !== null)
      .join(' ');
    const detail =
      options.data.length > 0 && options.getSubcommand(false) === null
        ? options.data.map(({ value }) => String(value)).join(' ')
        : '';
    log.push(`${user.displayName}: ${name} ${detail}`.trim());
    const say = (content: string, ...components: ActionRowBuilder<ButtonBuilder>[]) =>
      interaction.reply({ content, components, flags: MessageFlags.Ephemeral });
    if (name === 'lap') laps += 1;
    if (name === 'settle')
      return say(`preview ${laps}`, row('A', `pay-out:1:${laps}`), row('B', 'unlock-betting:1'));
    if (name === 'bet')
      return state.isLocked ? say('nein') : say('ja', row('C', `bet-again:1:${laps}`));
    if (name === 'imposter start') {
      if (state.isRound) return say('nein');
      state.isRound = true;
      rounds += 1;
      await deal(interaction.client);
      return interaction.reply({
        content: 'ja',
        components: [
          row('D', `show-word:1:${rounds}`),
          row('E', `next-turn:1:${rounds}`),
          row('I', 'close-vote:1:1'),
        ],
      });
    }
    if (name === 'imposter word') return interaction.reply(show(user.displayName));
    if (name === 'imposter cancel') state.isRound = false;
    if (name === 'imposter vote')
      return interaction.reply({
        content: 'Who?',
        components: [ballot((await stage.api.people()).map((person) => person.name))],
        flags: MessageFlags.Ephemeral,
      });
    return say('done');
  }
  return {
    commands,
    async onInteraction(
      interaction: Parameters<NonNullable<Parameters<Stage['bot']>[0]['onInteraction']>>[0],
    ) {
      if (interaction.isChatInputCommand()) return command(interaction);
      if (interaction.isAutocomplete())
        return interaction.respond(['1:21.500', '1:20.000'].map((name) => ({ name, value: name })));
      if (interaction.isStringSelectMenu()) return vote(interaction);
      if (interaction.isModalSubmit()) {
        log.push(
          `${interaction.user.displayName} guesses ${interaction.fields.getTextInputValue('text')}`,
        );
        return interaction.reply({ content: 'x', components: [row('H', 'next-round:1:1')] });
      }
      if (!interaction.isButton()) return undefined;
      if (interaction.customId === 'guess:1:1')
        return interaction.user.displayName === imposter
          ? interaction.showModal(guessForm())
          : interaction.reply({ content: 'nein', flags: MessageFlags.Ephemeral });
      log.push(`${interaction.user.displayName} presses ${interaction.customId}`);
      if (interaction.customId.startsWith('show-word:'))
        return interaction.reply(show(interaction.user.displayName));
      if (interaction.customId === 'unlock-betting:1') state.isLocked = false;
      const isOld =
        interaction.customId.startsWith('pay-out:') && interaction.customId !== `pay-out:1:${laps}`;
      if (isOld)
        return interaction.update({
          content: 'changed',
          components: [row('A', `pay-out:1:${laps}`)],
        });
      return interaction.reply({ content: 'pressed', flags: MessageFlags.Ephemeral });
    },
  };
}

async function play(): Promise<DemoState> {
  expect((await stage.api.raw('POST', 'demo', {})).status).toBe(200);
  return vi.waitFor(
    async () => {
      const state = (await stage.api.raw('GET', 'demo')).body as DemoState;
      expect(state.running).toBe(false);
      return state;
    },
    { timeout: patienceMs, interval: 100 },
  );
}

/** The demo's scenes; `seen` gets of each whose eyes it is seen with, and who acted. */
function watchScenes(seen: (readonly [viewer: string, ...actors: readonly string[]])[]) {
  return createScenes().map((scene) => ({
    ...scene,
    async play(hand: Stagehand) {
      const actors = new Set<string>();
      const viewer = scene.viewer?.(hand).name ?? '';
      await scene.play({
        ...hand,
        type: (person, ...rest) => {
          actors.add(person.name);
          return hand.type(person, ...rest);
        },
        press: (person, ...rest) => {
          actors.add(person.name);
          return hand.press(person, ...rest);
        },
      });
      seen.push([viewer, ...actors]);
    },
  }));
}

it('plays a whole evening: old preview refused, new one confirmed, the shy guest reads by button', async () => {
  const seen: (readonly [string, ...(readonly string[])])[] = [];
  stage = await openStage({
    scenes: { ...rehearsalOptions.scenes, create: () => watchScenes(seen), pauseMs: 0 },
  });
  const log: string[] = [];
  await stage.bot(createParty(log, { isLocked: false, isRound: false }));
  const end = play();
  await vi.waitFor(
    async () => expect((await stage.api.raw('POST', 'demo', {})).status).toBe(409),
    patienceMs,
  );
  const state = await end;
  expect(state).toMatchObject({
    running: false,
    caption: expect.stringContaining('The evening is over'),
  });
  expect(state.step).toBe(state.steps);
  expect(log.filter((line) => line.includes('presses'))).toEqual([
    'Hana presses pay-out:1:7',
    'Hana presses pay-out:1:8',
    'Gus presses show-word:1:1',
    'Hana presses next-turn:1:1',
    'Hana presses close-vote:1:2',
  ]);
  expect(log.filter((line) => line.startsWith('ballot'))).toEqual([
    'ballot 1: Chloe 4, Dev 4',
    'ballot 2: Chloe 5, Dev 3',
  ]);
  expect(log).toContain('Chloe guesses Vioin');
  expect(log).toContain('Dev: lap 1:15.540 Porsche Cayman');
  expect(log).toContain('Ben: lap 1:15.509 Toyota GR86');
  expect(log.some((line) => line.startsWith('Gus: bet') && line.endsWith('all'))).toBe(true);
  expect(seen.filter(([viewer, ...actors]) => actors.length === 1 && actors[0] !== viewer)).toEqual(
    [],
  );
  expect(seen.map(([viewer]) => viewer)).toContain('Gus');
});

it('takes what it finds: betting locked and a round running', async () => {
  stage = await openStage({ demoPauseMs: 0 });
  const log: string[] = [];
  await stage.bot(createParty(log, { isLocked: true, isRound: true, imposter: 'Gus' }));
  expect(await play()).toMatchObject({ caption: expect.stringContaining('The evening is over') });
  expect(log.filter((line) => line.includes('unlock'))).toEqual(['Hana presses unlock-betting:1']);
  expect(log.join('\n')).toMatch(
    /Hana: imposter start\nHana: imposter cancel\nHana: imposter start\nGus presses show-word:1:1/,
  );
  expect(log).toContain('Gus guesses Vioin');
});

it('stops with a sentence where there is nobody to play it', async () => {
  stage = await openStage({ demoPauseMs: 0 });
  await stage.bot(createParty([], { isLocked: false, isRound: false }));
  for (const person of await stage.api.people())
    await stage.api.raw('PATCH', `people/${person.name}`, { present: false });
  expect(await play()).toMatchObject({
    caption: 'The demo stopped: there is no host in the server. Add one first.',
  });
});
