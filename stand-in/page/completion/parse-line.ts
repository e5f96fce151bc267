import type { Choice } from '../../src/api.js';
import type { CommandLeaf, CommandOption } from '../api/commands.js';

/** `name:value` in a line. Places are indices into the line. */
export interface OptionSpan {
  readonly option: CommandOption;
  readonly valueStart: number;
  /** As typed, trailing blanks included. */
  readonly raw: string;
}

export interface ParsedLine {
  readonly line: string;
  /** The command that the line names in full; null while it does not. */
  readonly leaf: CommandLeaf | null;
  readonly spans: readonly OptionSpan[];
  /** Where the text after the command's words begins. */
  readonly restStart: number;
  /** What stands between the command and its first option. */
  readonly loose: string;
}

/** A suggestion that was taken: what the line shows for an option, and what is sent for it. */
export interface Pick {
  readonly shown: string;
  readonly value: string;
}

export type Picks = ReadonlyMap<string, Pick>;

interface Word {
  readonly text: string;
  readonly end: number;
}

function splitWords(line: string): readonly Word[] {
  return [...line.matchAll(/\S+/g)].map((match) => ({
    text: match[0].toLowerCase(),
    end: match.index + match[0].length,
  }));
}

function findLeaf(
  line: string,
  leaves: readonly CommandLeaf[],
): { readonly leaf: CommandLeaf; readonly end: number } | null {
  if (!line.startsWith('/')) return null;
  const words = splitWords(line.slice(1));
  for (const leaf of leaves) {
    const last = words[leaf.path.length - 1];
    if (last !== undefined && leaf.path.every((part, index) => words[index]?.text === part))
      return { leaf, end: last.end + 1 };
  }
  return null;
}

function findSpans(
  line: string,
  from: number,
  options: readonly CommandOption[],
): readonly OptionSpan[] {
  const starts: { option: CommandOption; blankStart: number; valueStart: number }[] = [];
  for (const match of line.slice(from).matchAll(/\s([^\s:]+):/g)) {
    const option = options.find((candidate) => candidate.name === match[1]?.toLowerCase());
    if (option === undefined || starts.some((start) => start.option === option)) continue;
    starts.push({
      option,
      blankStart: from + match.index,
      valueStart: from + match.index + match[0].length,
    });
  }
  return starts.map(({ option, valueStart }, index) => {
    const next = starts[index + 1];
    return {
      option,
      valueStart,
      raw: line.slice(valueStart, next === undefined ? line.length : next.blankStart),
    };
  });
}

/** Splits `/name [group] [sub] option:value …`: a value runs to the next option of that command. */
export function parseLine(line: string, leaves: readonly CommandLeaf[]): ParsedLine {
  const found = findLeaf(line, leaves);
  if (found === null) return { line, leaf: null, spans: [], restStart: line.length, loose: '' };
  const spans = findSpans(line, found.end, found.leaf.options);
  const first = spans[0];
  const looseEnd =
    first === undefined ? line.length : first.valueStart - first.option.name.length - 1;
  return {
    line,
    leaf: found.leaf,
    spans,
    restStart: found.end,
    loose: line.slice(found.end, looseEnd).trim(),
  };
}

/** The options that are not in the line yet, required ones first. */
export function remainingOptions(parsed: ParsedLine): readonly CommandOption[] {
  const options =
    parsed.leaf?.options.filter((option) => !parsed.spans.some((span) => span.option === option)) ??
    [];
  return [
    ...options.filter((option) => option.isRequired),
    ...options.filter((option) => !option.isRequired),
  ];
}

/**
 * The option that words typed without an option's name are meant for: the first that is missing.
 */
export function looseOption(parsed: ParsedLine): CommandOption | null {
  return remainingOptions(parsed)[0] ?? null;
}

/** The required options that have no value. */
export function missingOptions(parsed: ParsedLine): readonly CommandOption[] {
  const filled = parsed.spans.filter((span) => span.raw.trim() !== '').map((span) => span.option);
  const loose = parsed.loose === '' ? null : looseOption(parsed);
  return (
    parsed.leaf?.options.filter(
      (option) => option.isRequired && option !== loose && !filled.includes(option),
    ) ?? []
  );
}

function sentValue(span: OptionSpan, picks: Picks): string {
  const typed = span.raw.trim();
  const pick = picks.get(span.option.name);
  if (pick !== undefined && pick.shown === typed) return pick.value;
  const choice = findChoice(span.option.choices, typed);
  return choice === undefined ? typed : String(choice.value);
}

function findChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  return choices.find((choice) => choice.name.toLowerCase() === typed.toLowerCase());
}

/**
 * The line as it is sent: taken suggestions by their value, empty options left out but for the one
 * in focus.
 */
export function toSentLine(parsed: ParsedLine, picks: Picks, focus: string | null = null): string {
  if (parsed.leaf === null) return parsed.line.trim();
  const words = [`/${parsed.leaf.path.join(' ')}`];
  const loose = looseOption(parsed);
  if (parsed.loose !== '' && loose === null) words.push(parsed.loose);
  for (const span of parsed.spans) {
    const value = sentValue(span, picks);
    if (value !== '' || span.option.name === focus) words.push(`${span.option.name}:${value}`);
  }
  if (parsed.loose !== '' && loose !== null) words.push(`${loose.name}:${parsed.loose}`);
  return words.join(' ');
}
