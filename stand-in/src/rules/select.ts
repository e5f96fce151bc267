import { integerOf, isObject, type JsonObject, objectsOf, textOf } from '../json.js';
import { componentId, customId, emoji } from './button.js';
import type { Faults, Path } from './faults.js';
import type { Check, Field } from './shape.js';
import {
  choice,
  integer,
  list,
  optional,
  required,
  shape,
  snowflake,
  text,
  truth,
  word,
} from './shape.js';

const optionShape = shape({
  label: required(text({ min: 1, max: 100 })),
  value: required(text({ min: 1, max: 100 })),
  description: optional(text({ max: 100 })),
  emoji: optional(emoji),
  default: optional(truth),
});

const common: Readonly<Record<string, Field>> = {
  ...componentId,
  custom_id: required(customId),
  placeholder: optional(text({ max: 150 })),
  min_values: optional(integer({ min: 0, max: 25 })),
  max_values: optional(integer({ min: 1, max: 25 })),
  disabled: optional(truth),
  required: optional(truth),
};

const stringSelectShape = shape({
  ...common,
  options: required(list(optionShape, { min: 1, max: 25 })),
});

/** A select whose offers are listed in it. */
export const stringSelect: Check = (value, path, faults) => {
  stringSelectShape(value, path, faults);
  if (!isObject(value)) return;
  const options = objectsOf(value.options);
  checkRange(value, path, faults);
  checkRepeats(options, path, faults);
  const max = integerOf(value.max_values) ?? 1;
  if (max > options.length && options.length > 0) {
    faults.add(
      [...path, 'max_values'],
      'NUMBER_TYPE_MAX',
      `int value should be less than or equal to ${options.length}.`,
    );
  }
  if (options.filter((option) => option.default === true).length > max) {
    faults.add(
      [...path, 'options'],
      'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
      'The number of default values exceeds max_values',
    );
  }
};

const kinds = ['user', 'role', 'channel'];
const entityShape = shape({
  ...common,
  channel_types: optional(
    list(choice([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16]), { max: 20 }),
  ),
  default_values: optional(
    list(shape({ id: required(snowflake), type: required(word(kinds)) }), { max: 25 }),
  ),
});

/** A select whose offers are the server's people, roles or channels. */
export const entitySelect: Check = (value, path, faults) => {
  entityShape(value, path, faults);
  if (isObject(value)) checkRange(value, path, faults);
};

function checkRange(value: JsonObject, path: Path, faults: Faults): void {
  const min = integerOf(value.min_values) ?? 1;
  const max = integerOf(value.max_values) ?? 1;
  if (min > max)
    faults.add(
      [...path, 'min_values'],
      'NUMBER_TYPE_MAX',
      `int value should be less than or equal to ${max}.`,
    );
}

function checkRepeats(options: readonly JsonObject[], path: Path, faults: Faults): void {
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    const value = textOf(option.value);
    if (value === undefined) continue;
    if (seen.has(value)) {
      const at = [...path, 'options', index, 'value'];
      faults.add(
        at,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    seen.add(value);
  }
}
