import {
  type Arg,
  componentId,
  idArg,
  numberArg,
  optionalArg,
  wordArg,
} from '../kernel/component-id.js';

/** Coins that a choice stakes at once; null: it opens a form for the amount. */
const stakeArg: Arg<number | null> = {
  write: (stake) => (stake === null ? 'any' : numberArg.write(stake)),
  read: (text) => (text === 'any' ? null : numberArg.read(text)),
};

export const betAgainId = componentId({
  name: 'bet-again',
  version: 1,
  args: { bet: idArg, staked: numberArg, total: numberArg },
});
export const betWithdrawId = componentId({
  name: 'bet-withdraw',
  version: 1,
  args: { bet: idArg },
});
export const betsPageId = componentId({ name: 'bets-page', version: 1, args: { page: numberArg } });
export const betsWithdrawId = componentId({ name: 'bets-withdraw', version: 1, args: {} });
export const betOnId = componentId({
  name: 'bet-on',
  version: 1,
  args: { race: idArg, stake: stakeArg },
});
export const betPageId = componentId({
  name: 'bet-page',
  version: 1,
  args: { race: idArg, stake: stakeArg, page: numberArg },
});
export const betPickId = componentId({
  name: 'bet-pick',
  version: 1,
  args: { race: idArg, stake: numberArg },
});
export const betAskId = componentId({ name: 'bet-ask', version: 1, args: { race: idArg } });
export const betAmountId = componentId({
  name: 'bet-amount',
  version: 1,
  args: { race: idArg, racer: idArg },
});
export const payOutId = componentId({
  name: 'pay-out',
  version: 1,
  args: {
    race: idArg,
    board: numberArg,
    ownBet: optionalArg(wordArg('known', 'unknown'), 'unknown'),
  },
});
export const previewRaceId = componentId({
  name: 'preview-race',
  version: 1,
  args: { race: idArg },
});
export const undoSettlementId = componentId({
  name: 'undo-settlement',
  version: 1,
  args: { settlement: idArg },
});
export const unlockBettingId = componentId({
  name: 'unlock-betting',
  version: 1,
  args: { race: idArg },
});
