import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { Choice, Context } from './command.js';
import type { OptionValue, RawOptions } from './options.js';

/** Finds what fits the option that somebody is typing in. */
export type Complete = (
  typed: string,
  context: Context,
  others: RawOptions,
) => Promise<readonly Choice[]> | readonly Choice[];

/** An option's words, which are a language's: its description, and the names of its choices. */
export type OptionWords =
  | string
  | { readonly description: string; readonly choices: Readonly<Record<string, string>> };

/** @returns the description, up to 100 characters (developer docs, Application Commands). */
function describe(words: OptionWords): string {
  return typeof words === 'string' ? words : words.description;
}

/** An option of a command, with the type that its value has in the command's code. */
export interface Option<T> {
  readonly isRequired: boolean;
  readonly complete: Complete | null;
  /** What Discord is told. */
  build(name: string, words: OptionWords): APIApplicationCommandBasicOption;
  /** The value as declared; undefined for one that Discord would not have let through. */
  read(raw: OptionValue | undefined): T | undefined;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values of a command's options, with the types that they are declared with. */
export type OptionValues<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

interface TextSpec {
  readonly complete?: Complete;
  /** In characters; Discord's own limit is 6,000. */
  readonly maxLength?: number;
}

function buildText(spec: TextSpec, isRequired: boolean): Option<unknown>['build'] {
  return (name, words) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description: describe(words),
    ...(isRequired ? { required: true } : {}),
    ...(spec.complete === undefined ? {} : { autocomplete: true }),
    ...(spec.maxLength === undefined ? {} : { max_length: spec.maxLength }),
  });
}

/** Text that may be left out. */
export function optionalText(spec: TextSpec = {}): Option<string | null> {
  return {
    isRequired: false,
    complete: spec.complete ?? null,
    build: buildText(spec, false),
    read: (raw) => (raw === undefined ? null : typeof raw === 'string' ? raw : undefined),
  };
}

/** Text that Discord makes people fill in. */
export function requiredText(spec: TextSpec = {}): Option<string> {
  return {
    isRequired: true,
    complete: spec.complete ?? null,
    build: buildText(spec, true),
    read: (raw) => (typeof raw === 'string' ? raw : undefined),
  };
}

function nameChoice(words: OptionWords, value: string): string {
  return typeof words === 'string' ? value : (words.choices[value] ?? value);
}

/** One of a few words, or none; the words' names are in the texts. */
export function oneOf<const W extends string>(...values: readonly W[]): Option<W | null> {
  return {
    isRequired: false,
    complete: null,
    build: (name, words) => ({
      type: ApplicationCommandOptionType.String,
      name,
      description: describe(words),
      choices: values.map((value) => ({ name: nameChoice(words, value), value })),
    }),
    read: (raw) => (raw === undefined ? null : values.find((value) => value === raw)),
  };
}

/** True or false; false where it is left out. */
export function flag(): Option<boolean> {
  return {
    isRequired: false,
    complete: null,
    build: (name, words) => ({
      type: ApplicationCommandOptionType.Boolean,
      name,
      description: describe(words),
    }),
    read: (raw) => (raw === undefined ? false : typeof raw === 'boolean' ? raw : undefined),
  };
}

interface NumberSpec {
  readonly min?: number;
}

function buildInteger({ min }: NumberSpec, isRequired: boolean): Option<unknown>['build'] {
  return (name, words) => ({
    type: ApplicationCommandOptionType.Integer,
    name,
    description: describe(words),
    ...(isRequired ? { required: true } : {}),
    ...(min === undefined ? {} : { min_value: min }),
  });
}

/** A whole number that may be left out. */
export function integer(spec: NumberSpec = {}): Option<number | null> {
  return {
    isRequired: false,
    complete: null,
    build: buildInteger(spec, false),
    read: (raw) => (raw === undefined ? null : typeof raw === 'number' ? raw : undefined),
  };
}

/** A whole number that Discord makes people fill in. */
export function requiredInteger(spec: NumberSpec = {}): Option<number> {
  return {
    isRequired: true,
    complete: null,
    build: buildInteger(spec, true),
    read: (raw) => (typeof raw === 'number' ? raw : undefined),
  };
}
