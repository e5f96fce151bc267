import {
  type APIApplicationCommandBasicOption,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Act } from '../../acts/act.js';
import { UserError } from '../../errors.js';
import type { Choice, Command, CommandRow, Context, Reply } from './command.js';
import type { Options, OptionValues, OptionWords } from './option.js';
import type { RawOptions } from './options.js';
import type { Step } from './step.js';

/** A command's words in one language; the keys of `options` are the declared ones. */
export interface CommandWords<K extends string = string> {
  /** Discord shows it beside the name; up to 100 characters. */
  readonly description: string;
  /** What the table of commands says it does. */
  readonly help: string;
  readonly options: { readonly [N in K]: OptionWords };
}

/** Who may use something, by the acts that it may end in; the usual one first. */
type Acts = readonly [Pick<Act, 'access'>, ...Pick<Act, 'access'>[]];

interface Spec<O extends Options> {
  readonly name: string;
  readonly words: CommandWords<keyof O & string>;
  readonly options: O;
  readonly acts: Acts;
  run(args: OptionValues<O>, context: Context): Step | Promise<Step>;
}

/** A command, or one of a command's subcommands, as a file in commands/ declares it. */
export interface DeclaredCommand extends Command {
  readonly name: string;
  readonly words: Omit<CommandWords, 'options'>;
  readonly options: readonly APIApplicationCommandBasicOption[];
  run(raw: RawOptions, context: Context): Promise<Reply>;
  complete(focused: Choice, context: Context, others: RawOptions): Promise<readonly Choice[]>;
}

/** Discord wants the options first that must be filled in. */
function inOrder(options: Options): readonly [string, Options[string]][] {
  const entries = Object.entries(options);
  return [true, false].flatMap((wanted) =>
    entries.filter(([, { isRequired }]) => isRequired === wanted),
  );
}

/** @throws UserError `button-outdated` for options that Discord would not have let through. */
function readArgs<O extends Options>(options: O, raw: RawOptions): OptionValues<O> {
  const entries = Object.entries(options).map(([name, option]) => {
    const value = option.read(Object.hasOwn(raw, name) ? raw[name] : undefined);
    if (value === undefined) throw new UserError('button-outdated', {});
    return [name, value] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each was read by its own option
  return Object.fromEntries(entries) as OptionValues<O>;
}

/**
 * Commands live in servers alone. Default member permissions stay unset: Discord would hide host
 * commands from a host role, so acts check the right.
 */
export const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** Declares a command or subcommand: its options with their types, and the step that it is. */
export function command<const O extends Options>(spec: Spec<O>): DeclaredCommand {
  const { name, words, options, acts } = spec;
  const ordered = inOrder(options);
  const built = ordered.map(([key, option]) => option.build(key, wordsOf(words, key)));
  const run = async (raw: RawOptions, context: Context) =>
    (await spec.run(readArgs(options, raw), context)).run(context);
  const complete: DeclaredCommand['complete'] = async (focused, context, others) =>
    options[focused.name]?.complete?.(focused.value, context, others) ?? [];
  return {
    name,
    words,
    options: built,
    rows: [{ path: name, access: acts[0].access, ...words, options: optionsOf(ordered) }],
    run,
    complete,
    data: {
      name,
      toJSON: () => ({ name, description: words.description, options: built, ...inServers }),
    },
    execute: ({ values }, context) => run(values, context),
    autocomplete: (focused, context, { values }) => complete(focused, context, values),
  };
}

function optionsOf(ordered: readonly [string, Options[string]][]): CommandRow['options'] {
  return ordered.map(([name, { isRequired }]) => ({ name, isRequired }));
}

function wordsOf(words: CommandWords, key: string): OptionWords {
  const found = words.options[key];
  if (found === undefined) throw new Error(`the option ${key} has no words`);
  return found;
}
