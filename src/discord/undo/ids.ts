import { componentId, idArg, optionalArg, wordArg } from '../kernel/component-id.js';

/** `known`: the host has been shown who would owe something. */
export const undoId = componentId({
  name: 'undo',
  version: 1,
  args: { act: idArg, debts: optionalArg(wordArg('known', 'unknown'), 'unknown') },
});

/** *Undo* below what stays to be read, such as the tables of a reset: the answer comes apart. */
export const undoApartId = componentId({
  name: 'undo-apart',
  version: 1,
  args: { act: idArg },
});

/** The select under the log: `act:` or `settlement:`, and an id. */
export const undoPickId = componentId({ name: 'undo-pick', version: 1, args: {} });
