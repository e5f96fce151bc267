/**
 * Discord's option types
 * (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type).
 */
export const optionType = {
  subcommand: 1,
  group: 2,
  text: 3,
  integer: 4,
  truth: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
  all: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  plain: [3, 4, 5, 6, 7, 8, 9, 10, 11],
  nested: [1, 2],
  /** Types that may have choices or autocomplete. */
  typed: [3, 4, 10],
};
