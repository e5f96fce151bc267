import {
  ActionRowBuilder,
  type APIModalInteractionResponseCallbackData,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  MessageFlags,
  StringSelectMenuBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, it, vi } from 'vitest';
import { patienceMs } from '../../../tests/support/patience.js';
import type { DemoState } from '../api.js';
import { openStage, type Stage } from '../testing/stage.js';

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

function ballot() {
  const select = new StringSelectMenuBuilder()
    .setCustomId('ballot')
    .addOptions(['Ava', 'Ben', 'Cleo'].map((value) => ({ label: value, value })));
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
function createParty(log: string[], state: { isLocked: boolean; isRound: boolean }) {
  let laps = 0;
  let rounds = 0;
  const votes = new Map<string, string>();
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
      return interaction.reply({
        content: 'ja',
        components: [row('D', `show-word:1:${rounds}`), row('E', `next-turn:1:${rounds}`)],
      });
    }
    if (name === 'imposter cancel') state.isRound = false;
    if (name === 'imposter vote')
      return interaction.reply({
        content: 'Who?',
        components: [ballot()],
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
      if (interaction.isStringSelectMenu()) {
        votes.set(interaction.user.displayName, interaction.values.join());
        if (votes.size < 8) return interaction.update({ content: 'voted', components: [] });
        return interaction.reply({ content: 'raus', components: [row('F', 'guess:1:1')] });
      }
      if (interaction.isModalSubmit()) {
        log.push(
          `${interaction.user.displayName} guesses ${interaction.fields.getTextInputValue('text')}`,
        );
        return interaction.reply({ content: `Votes: ${[...votes.values()].join(' ')}` });
      }
      if (!interaction.isButton()) return undefined;
      if (interaction.customId === 'guess:1:1')
        return interaction.user.displayName === 'Chloe'
          ? interaction.showModal(guessForm())
          : interaction.reply({ content: 'nein', flags: MessageFlags.Ephemeral });
      log.push(`${interaction.user.displayName} presses ${interaction.customId}`);
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

it('plays a whole evening: old preview refused, new one confirmed, the shy guest reads by button', async () => {
  stage = await openStage({ demoPauseMs: 0 });
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
    'Hana presses pay-out:1:8',
    'Hana presses pay-out:1:9',
    'Gus presses show-word:1:1',
    'Hana presses next-turn:1:1',
  ]);
  expect(log.filter((line) => line.includes('imposter vote'))).toHaveLength(9);
  expect(log).toContain('Chloe guesses Birthday cake');
  expect(log).toContain('Ava: lap 1:15.000 Mazda MX-5');
});

it('takes what it finds: betting locked and a round running', async () => {
  stage = await openStage({ demoPauseMs: 0 });
  const log: string[] = [];
  await stage.bot(createParty(log, { isLocked: true, isRound: true }));
  expect(await play()).toMatchObject({ caption: expect.stringContaining('The evening is over') });
  expect(log.filter((line) => line.includes('unlock'))).toEqual(['Hana presses unlock-betting:1']);
  expect(log.join('\n')).toMatch(
    /Hana: imposter start\nHana: imposter cancel\nHana: imposter start\nGus presses show-word:1:1/,
  );
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
