import { type APIComponentInLabel, ComponentType, TextInputStyle } from 'discord.js';

/** What a field of a form says; words, which are a language's. */
export interface FieldWords {
  readonly label: string;
  readonly description?: string;
  /** What stands in a text field, or is chosen, at first. */
  readonly value?: string;
  readonly placeholder?: string;
  /** The names of a choice's values. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A field of a form. What comes back is text, untrusted and as long as Discord lets it be. */
export interface Field {
  build(key: string, words: FieldWords): APIComponentInLabel;
}

/** One line of text. `maxLength`: characters, up to 4,000 (developer docs, Text Input). */
export function lineField(spec: {
  readonly maxLength: number;
  readonly isRequired?: boolean;
}): Field {
  return {
    build: (key, { value, placeholder }) => ({
      type: ComponentType.TextInput,
      custom_id: key,
      style: TextInputStyle.Short,
      max_length: spec.maxLength,
      required: spec.isRequired ?? false,
      ...(value === undefined ? {} : { value }),
      ...(placeholder === undefined ? {} : { placeholder }),
    }),
  };
}

/** One of a few values, or none. */
export function choiceField(...values: readonly string[]): Field {
  return {
    build: (key, { names = {}, value: chosen }) => ({
      type: ComponentType.StringSelect,
      custom_id: key,
      required: false,
      options: values.map((value) => ({
        label: names[value] ?? value,
        value,
        ...(value === chosen ? { default: true } : {}),
      })),
    }),
  };
}
