import { componentId, wordArg } from '../kernel/component-id.js';
import { controlActionNames } from './control-actions.js';

export const controlId = componentId({
  name: 'control',
  version: 1,
  args: { action: wordArg(...controlActionNames) },
});
export const controlOpenId = componentId({ name: 'control-open', version: 1, args: {} });
