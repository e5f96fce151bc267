import type { Choice, Person } from '../../src/api.js';
import type { CommandLeaf, CommandOption } from '../api/commands.js';
import {
  looseOption,
  type OptionSpan,
  type ParsedLine,
  parseLine,
  remainingOptions,
} from './parse-line.js';

export interface Suggestion {
  readonly kind: 'command' | 'option' | 'value';
  readonly label: string;
  readonly detail: string;
  readonly isRequired: boolean;
  /** The text before the cursor once it is taken. */
  readonly head: string;
  /** Set where what is sent differs from what the line shows. */
  readonly pick: { readonly option: string; readonly shown: string; readonly value: string } | null;
}

export interface Completion {
  readonly suggestions: readonly Suggestion[];
  /** The option whose value is being typed. */
  readonly focus: { readonly option: CommandOption; readonly value: string } | null;
}

export interface Sources {
  readonly leaves: readonly CommandLeaf[];
  readonly people: readonly Person[];
  /** The bot's answer for the option in focus; empty until it came. */
  readonly choices: readonly Choice[];
}

/** Discord offers at most 25 choices. */
const maxSuggestions = 25;

function nextRequired(options: readonly CommandOption[]): string {
  const required = options.find((option) => option.isRequired);
  return required === undefined ? '' : `${required.name}:`;
}

/**
 * The line after a command was chosen from a list: its words and, where one is needed, its first
 * option.
 */
export function startLine(leaf: CommandLeaf): string {
  return `/${leaf.path.join(' ')} ${nextRequired(leaf.options)}`;
}

function rankLeaf(leaf: CommandLeaf, query: string): number {
  const name = leaf.path.join(' ');
  if (name.startsWith(query)) return 0;
  if (leaf.path.some((part) => part.startsWith(query))) return 1;
  if (name.includes(query)) return 2;
  // A letter or two stands in nearly every description.
  return query.length > 2 && leaf.description.toLowerCase().includes(query) ? 3 : 4;
}

function suggestCommands(head: string, leaves: readonly CommandLeaf[]): readonly Suggestion[] {
  const query = head.slice(1).trimStart().replace(/\s+/g, ' ').toLowerCase();
  const ranked = leaves
    .map((leaf) => ({ leaf, rank: rankLeaf(leaf, query) }))
    .filter(({ rank }) => rank < 4);
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.map(({ leaf }) => ({
    kind: 'command',
    label: `/${leaf.path.join(' ')}`,
    detail: leaf.description,
    isRequired: false,
    head: startLine(leaf),
    pick: null,
  }));
}

function suggestOptions(parsed: ParsedLine, word: string): readonly Suggestion[] {
  const start = parsed.line.slice(0, parsed.line.length - word.length);
  const matching = remainingOptions(parsed).filter((option) =>
    option.name.startsWith(word.toLowerCase()),
  );
  return matching.map((option) => ({
    kind: 'option',
    label: option.name,
    detail: option.description,
    isRequired: option.isRequired,
    head: `${start}${option.name}:`,
    pick: null,
  }));
}

function offeredChoices(
  option: CommandOption,
  sources: Sources,
): readonly (Choice & { readonly detail?: string })[] {
  if (option.hasAutocomplete) return sources.choices;
  if (option.choices.length > 0) return option.choices;
  if (option.kind === 'boolean') return ['true', 'false'].map((value) => ({ name: value, value }));
  if (option.kind !== 'person') return [];
  return sources.people.map((person) => ({
    name: person.name,
    value: person.id,
    detail: person.roles.join(', '),
  }));
}

function suggestValues(
  parsed: ParsedLine,
  span: OptionSpan,
  sources: Sources,
): readonly Suggestion[] {
  const { option } = span;
  const typed = span.raw.trim().toLowerCase();
  // The bot has already filtered its own answers, by rules that we do not know.
  const offered = offeredChoices(option, sources).filter(
    (choice) => option.hasAutocomplete || choice.name.toLowerCase().includes(typed),
  );
  const after = nextRequired(remainingOptions(parsed));
  return offered.slice(0, maxSuggestions).map((choice) => ({
    kind: 'value',
    label: choice.name,
    detail: choice.detail ?? '',
    isRequired: false,
    head: `${parsed.line.slice(0, span.valueStart)}${choice.name} ${after}`,
    pick: { option: option.name, shown: choice.name.trim(), value: String(choice.value) },
  }));
}

/** Words without an option's name: offers to put them into the first missing option. */
function suggestLoose(parsed: ParsedLine): readonly Suggestion[] {
  const option = looseOption(parsed);
  if (option === null || parsed.loose === '' || parsed.spans.length > 0) return [];
  const head = `${parsed.line.slice(0, parsed.restStart)} ${option.name}:${parsed.loose}`;
  return [
    {
      kind: 'option',
      label: `${option.name}:${parsed.loose}`,
      detail: option.description,
      isRequired: false,
      head,
      pick: null,
    },
  ];
}

function completeOptions(parsed: ParsedLine, sources: Sources): Completion {
  const word = /\s(\S*)$/.exec(parsed.line)?.[1] ?? '';
  const span = parsed.spans.at(-1);
  if (span === undefined) {
    const options = suggestOptions(parsed, word);
    return { suggestions: options.length > 0 ? options : suggestLoose(parsed), focus: null };
  }
  const values = suggestValues(parsed, span, sources);
  // A blank after a value may end it: then another option may begin.
  const isPastValue = /\S\s+\S*$/.test(span.raw);
  const options = isPastValue ? suggestOptions(parsed, word) : [];
  const isWhole = values.some(
    (value) => value.label.toLowerCase() === span.raw.trim().toLowerCase(),
  );
  const shown = isPastValue && isWhole ? options : [...values, ...options];
  return { suggestions: shown, focus: { option: span.option, value: span.raw.trim() } };
}

/** What can come next after the text before the cursor. */
export function complete(head: string, sources: Sources): Completion {
  if (!head.startsWith('/')) return { suggestions: [], focus: null };
  const parsed = parseLine(head, sources.leaves);
  const isTypingName = parsed.leaf === null || head.length === parsed.restStart;
  if (isTypingName) return { suggestions: suggestCommands(head, sources.leaves), focus: null };
  return completeOptions(parsed, sources);
}
