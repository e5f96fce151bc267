import { logFilters } from '../../contract/log.js';
import { componentId, idArg, numberArg, optionalArg, wordArg } from '../kernel/component-id.js';

export const onMyPhoneId = componentId({ name: 'on-my-phone', version: 1, args: {} });
export const joinId = componentId({ name: 'join', version: 1, args: {} });
export const guestListId = componentId({
  name: 'guest-list',
  version: 1,
  args: { page: numberArg },
});
export const mergeGuestsId = componentId({
  name: 'merge-guests',
  version: 1,
  args: { from: idArg, into: idArg },
});
export const removeGuestId = componentId({
  name: 'remove-guest',
  version: 1,
  args: { guest: idArg, ownBet: optionalArg(wordArg('known', 'unknown'), 'unknown') },
});
export const keepGuestsId = componentId({ name: 'keep-guests', version: 1, args: {} });
export const resetPartyId = componentId({
  name: 'reset-party',
  version: 1,
  args: { reset: idArg },
});
export const rotateOverlayId = componentId({
  name: 'rotate-overlay',
  version: 1,
  args: { generation: numberArg },
});
export const logFilterId = componentId({ name: 'log-filter', version: 1, args: {} });
export const logPageId = componentId({
  name: 'log-page',
  version: 1,
  args: { filter: wordArg(...logFilters), page: numberArg, until: numberArg },
});
export const setupRoleId = componentId({ name: 'setup-role', version: 1, args: {} });
export const setupChannelId = componentId({
  name: 'setup-channel',
  version: 1,
  args: { field: wordArg('boardChannelId', 'roundChannelId') },
});
export const setupPayoutId = componentId({ name: 'setup-payout', version: 1, args: {} });
export const setupRacesId = componentId({ name: 'setup-races', version: 1, args: {} });
export const setupDetailsId = componentId({ name: 'setup-details', version: 1, args: {} });
