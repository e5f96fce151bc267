import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  GuildMember,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { z } from 'zod';
import { readOptions } from './options.js';

/** An interaction that takes a message for an answer. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

const whoShape = z.object({
  guildId: z.string(),
  guildName: z.string().nullable(),
  discordId: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  /** An interaction carries both as they are at that moment: a role given or taken counts at once. */
  mayManage: z.boolean(),
  roles: z.array(z.string()),
});

/** Who acts in which server. */
export type Who = z.infer<typeof whoShape>;

const requestShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    name: z.string(),
    options: z.object({
      subcommand: z.string().nullable(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  }),
  z.object({
    kind: z.literal('component'),
    customId: z.string(),
    values: z.array(z.string()),
    message: z.object({ channelId: z.string(), messageId: z.string() }),
  }),
  z.object({
    kind: z.literal('form'),
    customId: z.string(),
    fields: z.array(z.tuple([z.string(), z.string()])),
    /** The message whose button opened the form. */
    source: z.string().nullable(),
  }),
]);

/** What is asked for: a command, a pressed button or made selection, or a form that was sent. */
export type Request = z.infer<typeof requestShape>;

/** All that an interaction says, plain, so that it can be kept while its answer is owed. */
export const letterShape = z.object({
  who: whoShape.nullable(),
  channelId: z.string().nullable(),
  request: requestShape,
});

/** `who` is null outside of servers. */
export type Letter = z.infer<typeof letterShape>;

/** Reads an interaction. */
export function readLetter(interaction: Answerable): Letter {
  const { channelId } = interaction;
  return { who: readWho(interaction), channelId, request: readRequest(interaction) };
}

/** Reads who acts; null outside of servers. */
export function readWho(interaction: Answerable | AutocompleteInteraction): Who | null {
  if (!interaction.inGuild()) return null;
  const { guildId, user, member } = interaction;
  return {
    guildId,
    guildName: interaction.guild?.name ?? null,
    discordId: user.id,
    displayName: interaction.inCachedGuild() ? interaction.member.displayName : user.displayName,
    avatarUrl: user.displayAvatarURL({ extension: 'png', size: 128 }),
    mayManage: interaction.memberPermissions.has('ManageGuild'),
    roles: rolesOf(member),
  };
}

/** The ids of the roles that a member holds, as an interaction or the cache has them. */
export function rolesOf({ roles }: { readonly roles: GuildMember['roles'] | string[] }): string[] {
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}

function readRequest(interaction: Answerable): Request {
  if (interaction.isChatInputCommand()) {
    const options = readOptions(interaction.options.data);
    return { kind: 'command', name: interaction.commandName, options: plain(options) };
  }
  const { customId } = interaction;
  if (interaction.isMessageComponent()) {
    const message = { channelId: interaction.channelId, messageId: interaction.message.id };
    const values = interaction.isAnySelectMenu() ? [...interaction.values] : [];
    return { kind: 'component', customId, values, message };
  }
  const source = interaction.isFromMessage() ? interaction.message.id : null;
  return { kind: 'form', customId, fields: readFields(interaction), source };
}

function plain({ subcommand, values }: ReturnType<typeof readOptions>) {
  return { subcommand, values: { ...values } };
}

/** What was typed, or chosen (several joined by commas). */
function readFields(interaction: ModalSubmitInteraction): [string, string][] {
  return [...interaction.fields.fields.values()].flatMap((field): [string, string][] => {
    if ('value' in field && typeof field.value === 'string') return [[field.customId, field.value]];
    return 'values' in field ? [[field.customId, field.values.join(',')]] : [];
  });
}
