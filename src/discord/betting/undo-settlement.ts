import { undoSettlementAct } from '../../acts/settling.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { undoSettlementId } from './ids.js';

/**
 * *Take the payout back* under its preview. Names the settlement, so it never touches a later one
 * of the same race.
 */
export const undoSettlementButton = button(undoSettlementId, 'update', ({ args }) =>
  step(undoSettlementAct, args, ({ race }) => ({
    answer: { content: text.settle.undone(discordName(race.title)) },
  })),
);
