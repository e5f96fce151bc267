import { componentId, idArg, optionalArg, wordArg } from '../kernel/component-id.js';
import { controlActionNames } from './control-actions.js';

export const controlId = componentId({
  name: 'control',
  version: 1,
  args: { action: wordArg(...controlActionNames) },
});
export const controlOpenId = componentId({ name: 'control-open', version: 1, args: {} });

/** The race that a form is filled in for; empty: which one is asked where several are on. */
const raceArg = optionalArg(idArg, '');

export const controlEditId = componentId({
  name: 'control-edit',
  version: 1,
  args: { race: raceArg },
});
export const controlLockInId = componentId({
  name: 'control-lock-in',
  version: 1,
  args: { race: raceArg },
});
