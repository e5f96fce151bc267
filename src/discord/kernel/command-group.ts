import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { Command } from './command.js';
import { type DeclaredCommand, inServers } from './declare-command.js';
import type { CommandOptions } from './options.js';

/** Subcommands below one more word, as `guest` in `/party guest add`. */
export interface SubcommandGroup {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly DeclaredCommand[];
}

function buildSubcommand(declared: DeclaredCommand): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: declared.name,
    description: declared.words.description,
    options: [...declared.options],
  };
}

/** Puts a command together from its subcommands and groups of them. */
export function commandGroup(spec: {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly DeclaredCommand[];
  readonly groups?: readonly SubcommandGroup[];
}): Command {
  const { name, description, groups = [] } = spec;
  const subcommands = new Map([
    ...spec.subcommands.map((sub) => [sub.name, sub] as const),
    ...groups.flatMap((group) =>
      group.subcommands.map((sub) => [`${group.name} ${sub.name}`, sub] as const),
    ),
  ]);
  const find = ({ subcommand }: CommandOptions): DeclaredCommand => {
    const sub = subcommands.get(subcommand ?? '');
    if (sub === undefined) throw new Error(`/${name} has no subcommand ${subcommand}`);
    return sub;
  };
  const options = [
    ...spec.subcommands.map(buildSubcommand),
    ...groups.map((group) => ({
      type: ApplicationCommandOptionType.SubcommandGroup as const,
      name: group.name,
      description: group.description,
      options: group.subcommands.map(buildSubcommand),
    })),
  ];
  const rows = [...subcommands].flatMap(([path, sub]) =>
    sub.rows.map((row) => ({ ...row, path: `${name} ${path}` })),
  );
  return {
    rows,
    data: { name, toJSON: () => ({ name, description, options, ...inServers }) },
    execute: (given, context) => find(given).run(given.values, context),
    autocomplete: (focused, context, given) => find(given).complete(focused, context, given.values),
  };
}
