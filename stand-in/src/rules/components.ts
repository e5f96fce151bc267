import {
  integerOf,
  isObject,
  type JsonObject,
  lengthOf,
  listOf,
  objectsOf,
  textOf,
} from '../json.js';
import { button, componentId } from './button.js';
import { componentType as kind, selectTypes } from './component-types.js';
import type { Faults, Path } from './faults.js';
import { media, sectionParts } from './layout.js';
import { entitySelect, stringSelect } from './select.js';
import type { Check } from './shape.js';
import { choice, integer, list, missing, optional, required, shape, text, truth } from './shape.js';

/** Limits of https://discord.com/developers/docs/components/reference. */
const limits = { rows: 5, rowWidth: 5, components: 40, displayedText: 4000 } as const;

const rowParts: Readonly<Record<number, Check>> = {
  [kind.button]: button,
  [kind.stringSelect]: stringSelect,
  [kind.userSelect]: entitySelect,
  [kind.roleSelect]: entitySelect,
  [kind.mentionableSelect]: entitySelect,
  [kind.channelSelect]: entitySelect,
};

const rowShape = shape({
  ...componentId,
  components: required(list(byType(rowParts), { min: 1, max: limits.rowWidth })),
});

/** A row: up to five buttons, or one select, which is as wide as five. */
const row: Check = (value, path, faults) => {
  rowShape(value, path, faults);
  let width = 0;
  const parts = objectsOf(isObject(value) ? value.components : undefined);
  if (parts.length > limits.rowWidth) return;
  for (const [index, part] of parts.entries()) {
    width += selectTypes.includes(Number(part.type)) ? limits.rowWidth : 1;
    if (width > limits.rowWidth && index > 0) {
      const at = [...path, 'components', index];
      faults.add(
        at,
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  }
};

const contentParts: Readonly<Record<number, Check>> = {
  [kind.row]: row,
  [kind.section]: shape({
    ...componentId,
    components: required(
      list(byType({ [kind.textDisplay]: sectionParts.text }), { min: 1, max: 3 }),
    ),
    accessory: required(
      byType({ [kind.button]: button, [kind.thumbnail]: sectionParts.thumbnail }),
    ),
  }),
  [kind.textDisplay]: sectionParts.text,
  [kind.gallery]: shape({
    ...componentId,
    items: required(
      list(
        shape({
          media: required(media),
          description: optional(text({ max: 1024 })),
          spoiler: optional(truth),
        }),
        {
          min: 1,
          max: 10,
        },
      ),
    ),
  }),
  [kind.file]: shape({
    ...componentId,
    file: required(sectionParts.attached),
    spoiler: optional(truth),
  }),
  [kind.separator]: shape({
    ...componentId,
    divider: optional(truth),
    spacing: optional(choice([1, 2])),
  }),
};

const container = shape({
  ...componentId,
  components: required(list(byType(contentParts), { min: 1, max: limits.components })),
  accent_color: optional(integer({ min: 0, max: 0xffffff })),
  spoiler: optional(truth),
});

/** Checks a component by its `type`, which must be one of the given. */
export function byType(parts: Readonly<Record<number, Check>>): Check {
  return (value, path, faults) => {
    if (!isObject(value))
      return faults.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    if (value.type === undefined || value.type === null) return missing([...path, 'type'], faults);
    const check = parts[integerOf(value.type) ?? -1];
    if (check) return check(value, path, faults);
    const allowed = Object.keys(parts);
    const named = `(${allowed.join(', ')}${allowed.length === 1 ? ',' : ''})`;
    faults.add(
      [...path, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of ${named}.`,
    );
  };
}

const plainList = list(byType({ [kind.row]: row }), { max: limits.rows });
const v2List = list(byType({ ...contentParts, [kind.container]: container }), {
  max: limits.components,
});

/** Checks a message's components; `isV2`: the message carries IS_COMPONENTS_V2. */
export function checkComponents(value: unknown, path: Path, isV2: boolean, faults: Faults): void {
  (isV2 ? v2List : plainList)(value, path, faults);
  const all = walk(listOf(value), path);
  checkUnique(
    all,
    'custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
    faults,
  );
  checkUnique(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated', faults);
  if (!isV2) return;
  if (all.length > limits.components) {
    const sentence = `The total number of components in this message exceeds the maximum of ${limits.components}`;
    faults.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', sentence);
  }
  const displayed = all.reduce(
    (sum, { part }) =>
      sum + (Number(part.type) === kind.textDisplay ? lengthOf(textOf(part.content) ?? '') : 0),
    0,
  );
  if (displayed > limits.displayedText) {
    const sentence = `The total size of displayable text in this message exceeds the maximum of ${limits.displayedText}`;
    faults.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', sentence);
  }
}

interface Placed {
  readonly part: JsonObject;
  readonly path: Path;
}

/** Every component of a tree with its place, parents first. */
export function walk(components: readonly unknown[], path: Path): readonly Placed[] {
  return components.flatMap((part, index) =>
    isObject(part) ? walkOne(part, [...path, index]) : [],
  );
}

function walkOne(part: JsonObject, path: Path): readonly Placed[] {
  const single = (['accessory', 'component'] as const).flatMap((name) => {
    const inner = part[name];
    return isObject(inner) ? walkOne(inner, [...path, name]) : [];
  });
  return [{ part, path }, ...walk(listOf(part.components), [...path, 'components']), ...single];
}

/** Adds a fault where two components share a custom id or id. */
export function checkUnique(
  all: readonly Placed[],
  field: 'custom_id' | 'id',
  code: string,
  message: string,
  faults: Faults,
): void {
  const seen = new Set<unknown>();
  for (const { part, path } of all) {
    const value = part[field];
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) faults.add([...path, field], code, message);
    seen.add(value);
  }
}
