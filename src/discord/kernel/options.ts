import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';

export type OptionValue = string | number | boolean;

/**
 * A command's options as commands read them, whether a guest typed them or a draft of the command
 * runs again.
 */
export interface CommandOptions {
  /** `start`, or `guest add` below a group; null for a command without subcommands. */
  readonly subcommand: string | null;
  readonly values: Readonly<Record<string, OptionValue>>;
  /** Null where the option was left out or is no text. */
  getString(name: string): string | null;
  getBoolean(name: string): boolean | null;
  /** Null where the option was left out or is no number. */
  getNumber(name: string): number | null;
  /**
   * An option that Discord makes people fill in.
   * @throws Error where it is missing all the same: the command's definition and its code disagree.
   */
  requireString(name: string): string;
}

/** Wraps plain values as options. */
export function createOptions(
  subcommand: string | null,
  values: Readonly<Record<string, OptionValue>>,
): CommandOptions {
  const read = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const getString = (name: string) => {
    const value = read(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    subcommand,
    values,
    getString,
    getBoolean(name) {
      const value = read(name);
      return typeof value === 'boolean' ? value : null;
    },
    getNumber(name) {
      const value = read(name);
      return typeof value === 'number' ? value : null;
    },
    requireString(name) {
      const value = getString(name);
      if (value === null) throw new Error(`the required option ${name} is missing`);
      return value;
    },
  };
}

/** The same options with one of them chosen anew. */
export function withOption(
  options: CommandOptions,
  name: string,
  value: OptionValue,
): CommandOptions {
  return createOptions(options.subcommand, { ...options.values, [name]: value });
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
  return createOptions(path.length === 0 ? null : path.join(' '), values);
}
