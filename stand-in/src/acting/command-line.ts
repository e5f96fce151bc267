import { type JsonObject, objectsOf, textOf } from '../json.js';
import { optionType } from '../rules/command-types.js';
import { unfit } from './refusal.js';

/** An option as typed: its definition and the text behind its colon. */
export interface TypedOption {
  readonly definition: JsonObject;
  readonly text: string;
}

/** A command line taken apart. */
export interface CommandLine {
  /** The registered command. */
  readonly command: JsonObject;
  /** Group and subcommand, if any. */
  readonly path: readonly JsonObject[];
  readonly options: readonly TypedOption[];
  /** The options that the command or subcommand has. */
  readonly definitions: readonly JsonObject[];
}

/**
 * Reads `/name [group] [sub] option:value …`. A value runs to the next ` option:` of that command.
 * Throws 422 with a sentence that names the unknown command or option.
 */
export function parseCommandLine(line: string, commands: readonly JsonObject[]): CommandLine {
  const match = /^\s*\/(\S+)([\s\S]*)$/.exec(line);
  if (!match)
    throw unfit(`"${line.trim()}" is not a command line. It begins with a slash, such as /help.`);
  const [, name = '', rest = ''] = match;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw unfit(`There is no command /${name}. ${known(commands)}`);
  const { path, tail } = readPath(command, rest);
  const definitions = objectsOf((path.at(-1) ?? command).options);
  const title = titleOf([command, ...path]);
  return { command, path, definitions, options: readOptions(tail, definitions, title) };
}

/** The command's words, such as `quiz start`. */
export function titleOf(parts: readonly JsonObject[]): string {
  return parts.map((part) => textOf(part.name) ?? '').join(' ');
}

function known(commands: readonly JsonObject[]): string {
  const names = commands.map((command) => `/${String(command.name)}`);
  return names.length === 0
    ? 'No commands are registered: is the bot running?'
    : `There are ${names.join(', ')}.`;
}

/** Follows groups and subcommands as long as the command has them. */
function readPath(command: JsonObject, rest: string): { path: JsonObject[]; tail: string } {
  const path: JsonObject[] = [];
  let tail = rest;
  for (;;) {
    const nested = objectsOf((path.at(-1) ?? command).options).filter((option) =>
      optionType.nested.includes(Number(option.type)),
    );
    if (nested.length === 0) return { path, tail };
    const match = /^\s+(\S+)([\s\S]*)$/.exec(tail);
    const title = titleOf([command, ...path]);
    const names = nested.map((option) => String(option.name)).join(', ');
    const found = nested.find((option) => option.name === match?.[1]);
    if (!match) throw unfit(`/${title} needs a subcommand: ${names}.`);
    if (!found) throw unfit(`/${title} has no subcommand "${match[1]}". It has ${names}.`);
    path.push(found);
    tail = match[2] ?? '';
  }
}

interface Mark {
  readonly definition: JsonObject;
  readonly from: number;
  readonly valueFrom: number;
}

function readOptions(
  tail: string,
  definitions: readonly JsonObject[],
  title: string,
): readonly TypedOption[] {
  const marks = findMarks(tail, definitions);
  const lead = tail.slice(0, marks[0]?.from ?? tail.length).trim();
  if (lead !== '') throw unfit(refuseLead(lead, definitions, title));
  return marks.map(({ definition, valueFrom }, index) => {
    if (marks.findIndex((mark) => mark.definition === definition) !== index) {
      throw unfit(`The option "${String(definition.name)}" is given twice.`);
    }
    return { definition, text: tail.slice(valueFrom, marks[index + 1]?.from ?? tail.length) };
  });
}

function refuseLead(lead: string, definitions: readonly JsonObject[], title: string): string {
  const word = /^([^\s:]+):/.exec(lead)?.[1] ?? lead.split(/\s/)[0];
  const names = definitions.map((definition) => String(definition.name));
  return `/${title} has no option "${word}". ${names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`}`;
}

/** Where ` option:` begins for each option of the command, in the order typed. */
function findMarks(tail: string, definitions: readonly JsonObject[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of tail.matchAll(/\s([^\s:]+):/g)) {
    const definition = definitions.find((candidate) => candidate.name === match[1]);
    if (definition)
      marks.push({ definition, from: match.index, valueFrom: match.index + match[0].length });
  }
  return marks;
}
