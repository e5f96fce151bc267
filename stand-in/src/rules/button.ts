import { isObject, type JsonObject, textOf } from '../json.js';
import type { Check, Field } from './shape.js';
import {
  address,
  choice,
  integer,
  missing,
  optional,
  required,
  shape,
  snowflake,
  text,
  truth,
} from './shape.js';

/** Documented at https://discord.com/developers/docs/components/reference#button. */
const styles = { link: 5, premium: 6 } as const;

const emojiShape = shape({
  id: optional(snowflake),
  name: optional(text({ max: 32 })),
  animated: optional(truth),
});
const unicodeEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u;

/** An emoji: a Unicode one by name. The stand-in's servers have none of their own. */
export const emoji: Check = (value, path, faults) => {
  emojiShape(value, path, faults);
  if (!isObject(value)) return;
  const isKnown =
    (value.id === undefined || value.id === null) && unicodeEmoji.test(textOf(value.name) ?? '');
  if (!isKnown)
    faults.add(
      [...path, value.id ? 'id' : 'name'],
      'BUTTON_COMPONENT_INVALID_EMOJI',
      'Invalid emoji',
    );
};

export const componentId: Readonly<Record<string, Field>> = {
  id: optional(integer({ min: 0, max: 2_147_483_647 })),
};
export const customId: Check = text({ min: 1, max: 100 });

const buttonShape = shape({
  ...componentId,
  style: required(choice([1, 2, 3, 4, 5, 6])),
  label: optional(text({ max: 80 })),
  custom_id: optional(customId),
  url: optional(address(['http', 'https', 'discord'], 512)),
  sku_id: optional(snowflake),
  emoji: optional(emoji),
  disabled: optional(truth),
});

/** A button: its style decides between custom id, address and product. */
export const button: Check = (value, path, faults) => {
  buttonShape(value, path, faults);
  if (!isObject(value)) return;
  const style = Number(value.style);
  const wanted = style === styles.link ? 'url' : style === styles.premium ? 'sku_id' : 'custom_id';
  if (!has(value, wanted)) missing([...path, wanted], faults);
  if (wanted === 'custom_id' && has(value, 'url')) {
    faults.add(
      [...path, 'url'],
      'BUTTON_COMPONENT_URL_NOT_ALLOWED',
      'A url can only be set on a link button',
    );
  }
  if (wanted !== 'custom_id' && has(value, 'custom_id')) {
    faults.add(
      [...path, 'custom_id'],
      'COMPONENT_CUSTOM_ID_NOT_ALLOWED',
      'A custom id cannot be set on this button style',
    );
  }
  if (style !== styles.premium && !has(value, 'label') && !has(value, 'emoji')) {
    faults.add(
      [...path, 'label'],
      'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      'A label or an emoji is required',
    );
  }
};

function has(value: JsonObject, name: string): boolean {
  return value[name] !== undefined && value[name] !== null && value[name] !== '';
}
