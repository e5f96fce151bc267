import { integerOf, isObject, listOf } from '../json.js';
import { componentId, customId } from './button.js';
import { componentType as kind } from './component-types.js';
import { byType, checkUnique, walk } from './components.js';
import type { Faults, Path } from './faults.js';
import { sectionParts } from './layout.js';
import { entitySelect, stringSelect } from './select.js';
import type { Check } from './shape.js';
import { choice, integer, list, missing, optional, required, shape, text, truth } from './shape.js';

/**
 * Limits of
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal.
 */
const inputShape = shape({
  ...componentId,
  custom_id: required(customId),
  style: required(choice([1, 2])),
  label: optional(text({ min: 1, max: 45 })),
  value: optional(text({ max: 4000 })),
  placeholder: optional(text({ max: 100 })),
  required: optional(truth),
  min_length: optional(integer({ min: 0, max: 4000 })),
  max_length: optional(integer({ min: 1, max: 4000 })),
});

function textInput(isLabelled: boolean): Check {
  return (value, path, faults) => {
    inputShape(value, path, faults);
    if (!isObject(value)) return;
    const hasLabel = value.label !== undefined && value.label !== null;
    if (!isLabelled && !hasLabel) missing([...path, 'label'], faults);
    if (isLabelled && hasLabel) {
      faults.add(
        [...path, 'label'],
        'TEXT_INPUT_COMPONENT_LABEL_NOT_ALLOWED',
        'A label cannot be set on a text input inside a label component',
      );
    }
    const max = integerOf(value.max_length) ?? 4000;
    if ((integerOf(value.min_length) ?? 0) > max) {
      faults.add(
        [...path, 'min_length'],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${max}.`,
      );
    }
  };
}

const option = shape({
  label: required(text({ min: 1, max: 100 })),
  value: required(text({ min: 1, max: 100 })),
  description: optional(text({ max: 100 })),
  default: optional(truth),
});

const labelled: Readonly<Record<number, Check>> = {
  [kind.stringSelect]: stringSelect,
  [kind.textInput]: textInput(true),
  [kind.userSelect]: entitySelect,
  [kind.roleSelect]: entitySelect,
  [kind.mentionableSelect]: entitySelect,
  [kind.channelSelect]: entitySelect,
  [kind.fileUpload]: shape({ ...componentId, custom_id: required(customId) }),
  [kind.radioGroup]: shape({
    ...componentId,
    custom_id: required(customId),
    options: required(list(option, { min: 2, max: 10 })),
  }),
  [kind.checkboxGroup]: shape({
    ...componentId,
    custom_id: required(customId),
    options: required(list(option, { min: 1, max: 10 })),
  }),
  [kind.checkbox]: shape({ ...componentId, custom_id: required(customId) }),
};

const components = list(
  byType({
    [kind.row]: shape({
      ...componentId,
      components: required(
        list(byType({ [kind.textInput]: textInput(false) }), { min: 1, max: 1 }),
      ),
    }),
    [kind.textDisplay]: sectionParts.text,
    [kind.label]: shape({
      ...componentId,
      label: required(text({ min: 1, max: 45 })),
      description: optional(text({ max: 100 })),
      component: required(byType(labelled)),
    }),
  }),
  { min: 1, max: 5 },
);

const modal = shape({
  custom_id: required(customId),
  title: required(text({ min: 1, max: 45 })),
  components: required(components),
});

/** Checks the modal of a callback. */
export function checkModal(body: unknown, path: Path, faults: Faults): void {
  modal(body, path, faults);
  const all = walk(listOf(isObject(body) ? body.components : undefined), [...path, 'components']);
  checkUnique(
    all,
    'custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
    faults,
  );
}
