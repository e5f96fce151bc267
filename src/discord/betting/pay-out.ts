import { settleAct } from '../../acts/settling.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { payOutId } from './ids.js';
import { renderPaid, renderPreview } from './render-settlement.js';

/**
 * *Pay out* under a preview. Carries the board's version: a race that changed since pays nobody and
 * shows a new preview. A host with a bet in the race gets a second button, which says so.
 */
export const payOutButton = button(payOutId, 'update', ({ args: { race, board, ownBet } }) =>
  step(settleAct, { race, boardVersion: board, knowsOwnBet: ownBet === 'known' }, (outcome) =>
    outcome.kind === 'settled'
      ? renderPaid(outcome.result)
      : renderPreview(outcome.preview, outcome),
  ),
);
