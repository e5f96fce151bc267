import {
  isRecord,
  type JsonRecord,
  readFlag,
  readNumber,
  readRecord,
  readRecords,
  readText,
} from './json.js';
import { safeHref } from './links.js';

export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger' | 'link';

export interface ButtonComponent {
  readonly kind: 'button';
  readonly style: ButtonStyle;
  readonly label: string;
  readonly emoji: string;
  readonly customId: string;
  readonly url: string | null;
  readonly isDisabled: boolean;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description: string;
  readonly isDefault: boolean;
}

export interface SelectComponent {
  readonly kind: 'select';
  /** Whether the options are those given, or the people of the server. */
  readonly source: 'options' | 'people';
  readonly customId: string;
  readonly placeholder: string;
  readonly minValues: number;
  readonly maxValues: number;
  readonly options: readonly SelectOption[];
  readonly isDisabled: boolean;
  readonly isRequired: boolean;
}

export interface TextInputComponent {
  readonly kind: 'text-input';
  readonly customId: string;
  readonly label: string;
  readonly isParagraph: boolean;
  readonly placeholder: string;
  readonly value: string;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly isRequired: boolean;
}

/** The message and modal components that the page can draw; others are left out. */
export type Component =
  | ButtonComponent
  | SelectComponent
  | TextInputComponent
  | { readonly kind: 'row'; readonly children: readonly Component[] }
  | {
      readonly kind: 'section';
      readonly children: readonly Component[];
      readonly accessory: Component | null;
    }
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'image'; readonly url: string | null; readonly description: string }
  | { readonly kind: 'gallery'; readonly children: readonly Component[] }
  | { readonly kind: 'separator'; readonly hasLine: boolean; readonly isLarge: boolean }
  | {
      readonly kind: 'container';
      readonly color: number | null;
      readonly isSpoiler: boolean;
      readonly children: readonly Component[];
    }
  | {
      readonly kind: 'label';
      readonly label: string;
      readonly description: string;
      readonly child: Component | null;
    };

const buttonStyles: readonly ButtonStyle[] = ['primary', 'secondary', 'success', 'danger', 'link'];

function readButton(record: JsonRecord): ButtonComponent {
  return {
    kind: 'button',
    style: buttonStyles[(readNumber(record, 'style') ?? 2) - 1] ?? 'secondary',
    label: readText(record, 'label'),
    emoji: readText(readRecord(record, 'emoji'), 'name'),
    customId: readText(record, 'custom_id'),
    url: safeHref(readText(record, 'url')),
    isDisabled: readFlag(record, 'disabled'),
  };
}

function readSelect(record: JsonRecord, source: SelectComponent['source']): SelectComponent {
  return {
    kind: 'select',
    source,
    customId: readText(record, 'custom_id'),
    placeholder: readText(record, 'placeholder'),
    minValues: readNumber(record, 'min_values') ?? 1,
    maxValues: readNumber(record, 'max_values') ?? 1,
    options: readRecords(record, 'options').map((option) => ({
      label: readText(option, 'label'),
      value: readText(option, 'value'),
      description: readText(option, 'description'),
      isDefault: readFlag(option, 'default'),
    })),
    isDisabled: readFlag(record, 'disabled'),
    isRequired: record['required'] !== false,
  };
}

function readTextInput(record: JsonRecord): TextInputComponent {
  return {
    kind: 'text-input',
    customId: readText(record, 'custom_id'),
    label: readText(record, 'label'),
    isParagraph: readNumber(record, 'style') === 2,
    placeholder: readText(record, 'placeholder'),
    value: readText(record, 'value'),
    minLength: readNumber(record, 'min_length'),
    maxLength: readNumber(record, 'max_length'),
    isRequired: record['required'] !== false,
  };
}

function readImage(record: JsonRecord): Component {
  return {
    kind: 'image',
    url: safeHref(readText(readRecord(record, 'media'), 'url')),
    description: readText(record, 'description'),
  };
}

function readOne(raw: unknown): Component | null {
  return isRecord(raw) ? (readComponents([raw])[0] ?? null) : null;
}

function readContainer(record: JsonRecord): Component {
  const children = readComponents(readRecords(record, 'components'));
  return {
    kind: 'container',
    color: readNumber(record, 'accent_color'),
    isSpoiler: readFlag(record, 'spoiler'),
    children,
  };
}

function readLabel(record: JsonRecord): Component {
  const child = readOne(record['component']);
  return {
    kind: 'label',
    label: readText(record, 'label'),
    description: readText(record, 'description'),
    child,
  };
}

function readComponent(record: JsonRecord): Component | null {
  const children = (): readonly Component[] => readComponents(readRecords(record, 'components'));
  // The numbers are Discord's component types.
  switch (readNumber(record, 'type')) {
    case 1:
      return { kind: 'row', children: children() };
    case 2:
      return readButton(record);
    case 3:
    case 6:
    case 8:
      return readSelect(record, 'options');
    case 4:
      return readTextInput(record);
    case 5:
    case 7:
      return readSelect(record, 'people');
    case 9:
      return { kind: 'section', children: children(), accessory: readOne(record['accessory']) };
    case 10:
      return { kind: 'text', content: readText(record, 'content') };
    case 11:
      return readImage(record);
    case 12:
      return { kind: 'gallery', children: readRecords(record, 'items').map(readImage) };
    case 14:
      return {
        kind: 'separator',
        hasLine: record['divider'] !== false,
        isLarge: readNumber(record, 'spacing') === 2,
      };
    case 17:
      return readContainer(record);
    case 18:
      return readLabel(record);
    default:
      return null;
  }
}

/**
 * Reads components as Discord's API writes them; kinds that the page does not draw are left out.
 */
export function readComponents(raw: readonly unknown[]): readonly Component[] {
  return raw.filter(isRecord).flatMap((record) => readComponent(record) ?? []);
}
