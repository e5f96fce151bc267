/**
 * Discord's component types
 * (https://discord.com/developers/docs/components/reference#component-object-component-types).
 */
export const componentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const selectTypes: readonly number[] = [3, 5, 6, 7, 8];
/** Selects whose offers are people, roles or channels. */
export const entitySelectTypes: readonly number[] = [5, 6, 7, 8];
