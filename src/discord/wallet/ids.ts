import { componentId, numberArg } from '../kernel/component-id.js';

export const walletPageId = componentId({
  name: 'wallet-page',
  version: 1,
  args: { page: numberArg },
});
export const takeAllowanceId = componentId({ name: 'take-allowance', version: 1, args: {} });
