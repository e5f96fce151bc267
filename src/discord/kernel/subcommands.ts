import {
  type SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
  SlashCommandSubcommandGroupBuilder,
  type SlashCommandSubcommandsOnlyBuilder,
} from 'discord.js';
import type { Choice, Command, Context, Reply } from './command.js';
import type { CommandOptions } from './options.js';

/** One subcommand; its file lies in the command's folder and bears its name. */
export interface Subcommand {
  readonly data: SlashCommandSubcommandBuilder;
  execute(options: CommandOptions, context: Context): Promise<Reply>;
  /** What fits the option that the guest is typing in. */
  autocomplete?(
    focused: Choice,
    context: Context,
    options: CommandOptions,
  ): Promise<readonly Choice[]>;
}

/** Subcommands below one more word, as `guest` in `/party guest add`. */
export interface SubcommandGroup {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly Subcommand[];
}

/** Puts a command together from its subcommands and groups of them. */
export function createCommand(
  builder: SlashCommandBuilder,
  subcommands: readonly Subcommand[],
  groups: readonly SubcommandGroup[] = [],
): Command {
  const data = groups.reduce<SlashCommandSubcommandsOnlyBuilder | SlashCommandBuilder>(
    (built, group) => built.addSubcommandGroup(buildGroup(group)),
    subcommands.reduce<SlashCommandSubcommandsOnlyBuilder | SlashCommandBuilder>(
      (built, { data: sub }) => built.addSubcommand(sub),
      builder,
    ),
  );
  const byPath = new Map([
    ...subcommands.map((sub) => [sub.data.name, sub] as const),
    ...groups.flatMap((group) =>
      group.subcommands.map((sub) => [`${group.name} ${sub.data.name}`, sub] as const),
    ),
  ]);
  const find = ({ subcommand }: CommandOptions): Subcommand => {
    const sub = byPath.get(subcommand ?? '');
    if (sub === undefined) throw new Error(`/${builder.name} has no subcommand ${subcommand}`);
    return sub;
  };
  return {
    data,
    execute: (options, context) => find(options).execute(options, context),
    autocomplete: async (focused, context, options) =>
      find(options).autocomplete?.(focused, context, options) ?? [],
  };
}

function buildGroup({
  name,
  description,
  subcommands,
}: SubcommandGroup): SlashCommandSubcommandGroupBuilder {
  return subcommands.reduce(
    (group, { data }) => group.addSubcommand(data),
    new SlashCommandSubcommandGroupBuilder().setName(name).setDescription(description),
  );
}
