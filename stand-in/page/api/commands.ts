import type { Choice } from '../../src/api.js';
import { isRecord, type JsonRecord, readFlag, readNumber, readRecords, readText } from './json.js';

export type OptionKind = 'text' | 'integer' | 'number' | 'boolean' | 'person' | 'other';

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly isRequired: boolean;
  readonly hasAutocomplete: boolean;
  readonly choices: readonly Choice[];
}

/** A command that can be run: a command without subcommands, or one subcommand. */
export interface CommandLeaf {
  /** The words after the slash, such as `['quiz', 'start']`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly CommandOption[];
}

// Discord's option types; 1 and 2 are a subcommand and a group of them.
const optionKinds: Readonly<Record<number, OptionKind>> = {
  3: 'text',
  4: 'integer',
  5: 'boolean',
  6: 'person',
  9: 'person',
  10: 'number',
};

function readChoice(record: JsonRecord): Choice {
  return {
    name: readText(record, 'name'),
    value: readNumber(record, 'value') ?? readText(record, 'value'),
  };
}

function readOption(record: JsonRecord): CommandOption {
  return {
    name: readText(record, 'name'),
    description: readText(record, 'description'),
    kind: optionKinds[readNumber(record, 'type') ?? 0] ?? 'other',
    isRequired: readFlag(record, 'required'),
    hasAutocomplete: readFlag(record, 'autocomplete'),
    choices: readRecords(record, 'choices').map(readChoice),
  };
}

function isNested(option: JsonRecord): boolean {
  const type = readNumber(option, 'type');
  return type === 1 || type === 2;
}

function readLeaves(record: JsonRecord, parents: readonly string[]): readonly CommandLeaf[] {
  const path = [...parents, readText(record, 'name')];
  const options = readRecords(record, 'options');
  const nested = options.filter(isNested);
  if (nested.length > 0) return nested.flatMap((option) => readLeaves(option, path));
  return [{ path, description: readText(record, 'description'), options: options.map(readOption) }];
}

/**
 * Flattens registered application commands, as Discord's API writes them, to what a person can run.
 */
export function readCommands(raw: unknown): readonly CommandLeaf[] {
  if (!Array.isArray(raw)) return [];
  // Type 1 is a slash command; 2 and 3 live in context menus.
  const slash = raw.filter(isRecord).filter((record) => (readNumber(record, 'type') ?? 1) === 1);
  return slash.flatMap((record) => readLeaves(record, []));
}
