import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';

export type OptionValue = string | number | boolean;

/** What was typed into a command, by option. */
export type RawOptions = Readonly<Record<string, OptionValue>>;

/** A command's options, whether a guest typed them or a draft of the command runs again. */
export interface CommandOptions {
  /** `start`, or `guest add` below a group; null for a command without subcommands. */
  readonly subcommand: string | null;
  readonly values: RawOptions;
}

/** The same options with one of them chosen anew. */
export function withOption(
  { subcommand, values }: CommandOptions,
  name: string,
  value: OptionValue,
): CommandOptions {
  return { subcommand, values: { ...values, [name]: value } };
}

/** Flattens what an interaction carries; mentions of people, roles and channels are their ids. */
export function readOptions(data: readonly CommandInteractionOption[]): CommandOptions {
  const path: string[] = [];
  let level = data;
  for (;;) {
    const [first] = level;
    const isNested =
      first?.type === ApplicationCommandOptionType.Subcommand ||
      first?.type === ApplicationCommandOptionType.SubcommandGroup;
    if (!isNested) break;
    path.push(first.name);
    level = first.options ?? [];
  }
  const values = Object.fromEntries(
    level.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])),
  );
  return { subcommand: path.length === 0 ? null : path.join(' '), values };
}
