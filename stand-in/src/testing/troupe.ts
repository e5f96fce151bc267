import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ContainerBuilder,
  EmbedBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';

/** Commands that try each way of answering. */
export const troupeCommands = [
  new SlashCommandBuilder().setName('ping').setDescription('Answers at once'),
  new SlashCommandBuilder()
    .setName('say')
    .setDescription('Every kind of option')
    .addStringOption((o) =>
      o
        .setName('text')
        .setDescription('Text')
        .setRequired(true)
        .setMaxLength(200)
        .setAutocomplete(true),
    )
    .addIntegerOption((o) =>
      o.setName('count').setDescription('Count').setMinValue(1).setMaxValue(10),
    )
    .addBooleanOption((o) => o.setName('loud').setDescription('Loud'))
    .addUserOption((o) => o.setName('who').setDescription('Who'))
    .addChannelOption((o) => o.setName('where').setDescription('Where'))
    .addRoleOption((o) => o.setName('role').setDescription('Role'))
    .addNumberOption((o) => o.setName('ratio').setDescription('Ratio'))
    .addStringOption((o) =>
      o
        .setName('mood')
        .setDescription('Mood')
        .addChoices({ name: 'Happy', value: 'h' }, { name: 'Sad', value: 's' }),
    ),
  new SlashCommandBuilder()
    .setName('defer')
    .setDescription('Private deferral, an edit, a public follow-up'),
  new SlashCommandBuilder()
    .setName('first')
    .setDescription('Private deferral and a follow-up without an edit'),
  new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
  new SlashCommandBuilder().setName('parts').setDescription('Buttons and selects'),
  new SlashCommandBuilder().setName('form').setDescription('Opens a form'),
  new SlashCommandBuilder().setName('v2').setDescription('Components V2'),
  new SlashCommandBuilder().setName('file').setDescription('A file'),
  new SlashCommandBuilder()
    .setName('match')
    .setDescription('Nested')
    .addSubcommand((sub) =>
      sub
        .setName('open')
        .setDescription('Open')
        .addStringOption((o) => o.setName('title').setDescription('Title')),
    )
    .addSubcommandGroup((group) =>
      group
        .setName('admin')
        .setDescription('Admin')
        .addSubcommand((sub) => sub.setName('void').setDescription('Void')),
    ),
].map((command) => command.toJSON());

/** The smallest PNG. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function parts() {
  const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('update').setLabel('Update').setStyle(ButtonStyle.Primary),
    new ButtonBuilder()
      .setCustomId('deferUpdate')
      .setLabel('Later')
      .setStyle(ButtonStyle.Secondary),
    new ButtonBuilder()
      .setCustomId('reply')
      .setLabel('Reply')
      .setStyle(ButtonStyle.Success)
      .setEmoji('🎉'),
    new ButtonBuilder()
      .setCustomId('off')
      .setLabel('Off')
      .setStyle(ButtonStyle.Danger)
      .setDisabled(true),
    new ButtonBuilder().setURL('https://example.org').setLabel('Link').setStyle(ButtonStyle.Link),
  );
  const select = new StringSelectMenuBuilder().setCustomId('pick').setMinValues(1).setMaxValues(2);
  select.addOptions(
    { label: 'One', value: '1' },
    { label: 'Two', value: '2' },
    { label: 'Three', value: '3' },
  );
  return [
    buttons,
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
    new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
      new UserSelectMenuBuilder().setCustomId('person'),
    ),
  ];
}

/** Answers the commands above. */
export async function playTroupe(interaction: Interaction): Promise<unknown> {
  if (interaction.isChatInputCommand()) return answerCommand(interaction);
  if (interaction.isAutocomplete()) {
    const { value } = interaction.options.getFocused(true);
    return interaction.respond([`${value}!`, `${value}?`].map((name) => ({ name, value: name })));
  }
  if (interaction.isButton()) {
    if (interaction.customId === 'update')
      return interaction.update({ content: 'updated', components: [] });
    if (interaction.customId === 'reply')
      return interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral });
    await interaction.deferUpdate();
    return interaction.editReply({ content: `edited for ${interaction.user.displayName}` });
  }
  if (interaction.isStringSelectMenu())
    return interaction.reply({ content: `picked ${interaction.values.join('+')}` });
  if (interaction.isUserSelectMenu()) {
    return interaction.reply({
      content: `chose ${interaction.members.map((member) => (member && 'displayName' in member ? member.displayName : '?')).join()}`,
    });
  }
  if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    return interaction.reply({
      content: `form: ${fields.getTextInputValue('topic')} / ${fields.getStringSelectValues('level').join()}`,
    });
  }
  return undefined;
}

async function answerCommand(interaction: ChatInputCommandInteraction): Promise<unknown> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case 'ping': {
      const reply = await interaction.reply({ content: 'pong', withResponse: true });
      return reply.resource?.message?.edit({ content: 'pong, edited' });
    }
    case 'say': {
      const said = options.data.map(({ name, value }) => `${name}=${String(value)}`).join(' ');
      const member = options.getMember('who');
      return interaction.reply({
        content: `${said}${member && 'displayName' in member ? ` (${member.displayName})` : ''}`,
      });
    }
    case 'defer': {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        content: 'yours',
        embeds: [new EmbedBuilder().setTitle('Card').addFields({ name: 'a', value: 'b' })],
      });
      return interaction.followUp({ content: 'for all' });
    }
    case 'first':
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return interaction.followUp({ content: 'takes over' });
    case 'parts':
      return interaction.reply({ content: 'parts', components: parts() });
    case 'form':
      return interaction.showModal(form());
    case 'v2':
      await interaction.deferReply();
      return interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          new ContainerBuilder().addTextDisplayComponents(
            new TextDisplayBuilder().setContent('## Board'),
          ),
        ],
      });
    case 'file':
      return interaction.reply({
        embeds: [new EmbedBuilder().setTitle('Picture').setImage('attachment://pixel.png')],
        files: [new AttachmentBuilder(pixel, { name: 'pixel.png', description: 'one pixel' })],
      });
    case 'match':
      return interaction.reply(
        `${options.getSubcommandGroup() ?? '-'} ${options.getSubcommand()} ${options.getString('title') ?? ''}`,
      );
    default:
      return undefined;
  }
}

function form(): ModalBuilder {
  const topic = new TextInputBuilder()
    .setCustomId('topic')
    .setStyle(TextInputStyle.Short)
    .setMaxLength(10);
  const level = new StringSelectMenuBuilder()
    .setCustomId('level')
    .addOptions({ label: 'Low', value: 'low' }, { label: 'High', value: 'high' });
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('A form')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('Fill this in'))
    .addLabelComponents(
      new LabelBuilder().setLabel('Topic').setTextInputComponent(topic),
      new LabelBuilder().setLabel('Level').setStringSelectMenuComponent(level),
    );
}
