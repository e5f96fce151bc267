import { componentId, idArg, numberArg, optionalArg, wordArg } from '../kernel/component-id.js';

/**
 * `here`: the message is public and tells everybody itself. `list`: it is a host's own. `asked`: so is
 * it, and asks whether a lap that they typed is right.
 */
const placeArg = wordArg('here', 'list', 'asked');

export const cancelRaceId = componentId({
  name: 'cancel-race',
  version: 1,
  args: { race: idArg, place: optionalArg(placeArg, 'list') },
});
export const confirmCancelId = componentId({
  name: 'confirm-cancel',
  version: 1,
  args: {
    race: idArg,
    board: numberArg,
    ownBet: optionalArg(wordArg('known', 'unknown'), 'unknown'),
  },
});
export const confirmLapId = componentId({
  name: 'confirm-lap',
  version: 1,
  args: { claim: idArg, place: optionalArg(placeArg, 'here') },
});
export const refuseLapId = componentId({
  name: 'refuse-lap',
  version: 1,
  args: { claim: idArg, place: optionalArg(placeArg, 'here') },
});
export const takeBackLapId = componentId({
  name: 'take-back-lap',
  version: 1,
  args: { lap: numberArg },
});
export const lapFormId = componentId({ name: 'lap-form', version: 1, args: { race: idArg } });
export const enterRaceId = componentId({
  name: 'enter-race',
  version: 1,
  args: { race: idArg },
});
export const leaveRaceId = componentId({
  name: 'leave-race',
  version: 1,
  args: { race: idArg },
});
export const entrantsId = componentId({
  name: 'entrants',
  version: 1,
  args: { race: idArg, do: wordArg('add', 'remove') },
});
export const waitingLapId = componentId({ name: 'waiting-lap', version: 1, args: {} });
