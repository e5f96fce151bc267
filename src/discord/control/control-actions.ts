import type { Command } from '../kernel/command.js';

/** What the buttons of the control panel do: each runs a command as if the host had typed it. */
export const controlActions = {
  open: { command: 'race', subcommand: 'open' },
  edit: { command: 'race', subcommand: 'edit' },
  extend: { command: 'race', subcommand: 'extend' },
  lock: { command: 'race', subcommand: 'lock' },
  unlock: { command: 'race', subcommand: 'unlock' },
  list: { command: 'race', subcommand: 'list' },
  settle: { command: 'settle', subcommand: null },
  start: { command: 'imposter', subcommand: 'start' },
  vote: { command: 'imposter', subcommand: 'vote' },
  reveal: { command: 'imposter', subcommand: 'reveal' },
  overlay: { command: 'party', subcommand: 'overlay' },
} as const satisfies Readonly<
  Record<string, { readonly command: string; readonly subcommand: string | null }>
>;

export type ControlAction = keyof typeof controlActions;

/** Their names, as the custom ids of the panel's buttons carry them. */
export const controlActionNames: readonly ControlAction[] =
  Object.keys(controlActions).filter(isControlAction);

/** True for the name of an action; a custom id may hold anything. */
export function isControlAction(text: string): text is ControlAction {
  return Object.hasOwn(controlActions, text);
}

/** The command behind an action; null where this program has none such. */
export function findControlCommand(
  commands: readonly Command[],
  action: ControlAction,
): Command | null {
  const wanted = controlActions[action];
  const command = commands.find(({ data }) => data.name === wanted.command);
  if (command === undefined || wanted.subcommand === null) return command ?? null;
  const names = (command.data.toJSON().options ?? []).map(({ name }) => name);
  return names.includes(wanted.subcommand) ? command : null;
}
