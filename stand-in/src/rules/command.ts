import { integerOf, isObject, type JsonObject, lengthOf, objectsOf, textOf } from '../json.js';
import { optionType } from './command-types.js';
import { createFaults, type Faults, type Path } from './faults.js';
import type { Check } from './shape.js';
import {
  anything,
  choice,
  decimal,
  integer,
  list,
  optional,
  required,
  shape,
  text,
  truth,
} from './shape.js';

/** Rules of https://discord.com/developers/docs/interactions/application-commands. */
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const maxSize = 8000;

const name: Check = (value, path, faults) => {
  text({ min: 1, max: 32 })(value, path, faults);
  if (
    typeof value === 'string' &&
    value !== '' &&
    (!commandName.test(value) || value !== value.toLowerCase())
  ) {
    faults.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
};
const description = text({ min: 1, max: 100 });

const optionFields = {
  name: required(name),
  description: required(description),
  required: optional(truth),
  autocomplete: optional(truth),
  channel_types: optional(
    list(choice([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16]), { max: 20 }),
  ),
  min_length: optional(integer({ min: 0, max: 6000 })),
  max_length: optional(integer({ min: 1, max: 6000 })),
};

const commandShape = shape({
  name: required(anything),
  type: optional(choice([1, 2, 3])),
  default_member_permissions: optional(integer({ min: 0 })),
  contexts: optional(list(choice([0, 1, 2]), { min: 1, max: 3 })),
  integration_types: optional(list(choice([0, 1]), { min: 1, max: 2 })),
  nsfw: optional(truth),
  dm_permission: optional(truth),
});

/** Checks a whole command as registered. */
export function checkCommand(body: unknown, path: Path, faults: Faults): void {
  commandShape(body, path, faults);
  if (!isObject(body)) return;
  if ((integerOf(body.type) ?? 1) !== 1) {
    text({ min: 1, max: 32 })(body.name, [...path, 'name'], faults);
    return;
  }
  shape({ name: required(name), description: required(description) })(body, path, faults);
  checkOptions(body.options, [...path, 'options'], 0, faults);
  if (sizeOf(body) > maxSize)
    faults.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxSize})`);
}

/** Checks a list of commands that replaces all others. */
export function checkCommands(bodies: readonly unknown[]): void {
  const faults = createFaults();
  const seen = new Set<string>();
  for (const [index, body] of bodies.entries()) {
    checkCommand(body, [index], faults);
    const key = isObject(body) ? `${integerOf(body.type) ?? 1} ${String(body.name)}` : '';
    if (seen.has(key))
      faults.add(
        [index, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    seen.add(key);
  }
  faults.throwIfAny();
}

/** `depth`: 0 in a command, 1 in a group or subcommand, 2 in a group's subcommand. */
function checkOptions(value: unknown, path: Path, depth: number, faults: Faults): void {
  if (value === undefined || value === null) return;
  list((option, at) => checkOption(option, at, depth, faults), { max: 25 })(value, path, faults);
  const options = objectsOf(value);
  const isNested = (option: JsonObject) => optionType.nested.includes(Number(option.type));
  const startsNested = options[0] !== undefined && isNested(options[0]);
  const seen = new Set<string>();
  let hasOptional = false;
  for (const [index, option] of options.entries()) {
    if (isNested(option) !== startsNested) {
      const sentence =
        'Sub-command and sub-command group option types are mutually exclusive to all other types';
      faults.add([...path, index], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', sentence);
    }
    if (option.required === true && hasOptional) {
      const sentence = 'Required options must be placed before non-required options';
      faults.add([...path, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', sentence);
    }
    hasOptional ||= option.required !== true;
    const own = textOf(option.name) ?? '';
    if (seen.has(own))
      faults.add(
        [...path, index, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    seen.add(own);
  }
}

function checkOption(option: unknown, path: Path, depth: number, faults: Faults): void {
  const allowed =
    depth === 0
      ? optionType.all
      : depth === 1
        ? [optionType.subcommand, ...optionType.plain]
        : optionType.plain;
  shape({ ...optionFields, type: required(choice(allowed)) })(option, path, faults);
  if (!isObject(option)) return;
  const type = integerOf(option.type) ?? 0;
  if (optionType.nested.includes(type)) return checkNested(option, type, path, depth, faults);
  checkChoices(option, type, path, faults);
  if (option.autocomplete === true && !optionType.typed.includes(type)) {
    faults.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID',
      'Autocomplete is not supported for this type',
    );
  }
  const bound = type === optionType.number ? decimal() : integer();
  shape({ min_value: optional(bound), max_value: optional(bound) })(option, path, faults);
  for (const [low, high] of [
    ['min_value', 'max_value'],
    ['min_length', 'max_length'],
  ] as const) {
    if (
      Number(option[low] ?? Number.NEGATIVE_INFINITY) >
      Number(option[high] ?? Number.POSITIVE_INFINITY)
    ) {
      faults.add(
        [...path, low],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${String(option[high])}.`,
      );
    }
  }
}

function checkNested(
  option: JsonObject,
  type: number,
  path: Path,
  depth: number,
  faults: Faults,
): void {
  if (option.required === true) {
    faults.add(
      [...path, 'required'],
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_NOT_ALLOWED',
      'A sub-command cannot be required',
    );
  }
  const isGroup = type === optionType.group;
  checkOptions(option.options, [...path, 'options'], isGroup ? 1 : 2, faults);
  if (isGroup && depth === 0) {
    for (const [index, inner] of objectsOf(option.options).entries()) {
      if (Number(inner.type) !== optionType.subcommand) {
        faults.add(
          [...path, 'options', index, 'type'],
          'BASE_TYPE_CHOICES',
          'Value must be one of {1}.',
        );
      }
    }
  }
}

function checkChoices(option: JsonObject, type: number, path: Path, faults: Faults): void {
  if (option.choices === undefined || option.choices === null) return;
  const value =
    type === optionType.text
      ? text({ max: 100 })
      : type === optionType.number
        ? decimal()
        : integer();
  const at = [...path, 'choices'];
  list(shape({ name: required(text({ min: 1, max: 100 })), value: required(value) }), { max: 25 })(
    option.choices,
    at,
    faults,
  );
  const choices = objectsOf(option.choices);
  if (choices.length > 0 && !optionType.typed.includes(type)) {
    faults.add(
      at,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_TYPE_INVALID',
      'Choices are not supported for this type',
    );
  }
  if (choices.length > 0 && option.autocomplete === true) {
    faults.add(
      at,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      'Choices and autocomplete are mutually exclusive',
    );
  }
  if (new Set(choices.map((one) => one.name)).size < choices.length) {
    faults.add(
      at,
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
      'Choice names must be unique',
    );
  }
}

/** Characters of all names, descriptions and choice values together. */
function sizeOf(part: JsonObject): number {
  const own = [part.name, part.description].reduce<number>(
    (sum, value) => sum + lengthOf(textOf(value) ?? ''),
    0,
  );
  const choices = objectsOf(part.choices).reduce(
    (sum, one) => sum + lengthOf(textOf(one.name) ?? '') + lengthOf(String(one.value)),
    0,
  );
  return objectsOf(part.options).reduce((sum, option) => sum + sizeOf(option), own + choices);
}
