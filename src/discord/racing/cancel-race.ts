import { cancelRaceAct, previewCancelAct } from '../../acts/cancelling.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { cancelRaceId, confirmCancelId } from './ids.js';
import { answerCancelled, renderCancelPreview } from './render-cancel.js';

/** *Cancel race …*, offered where nobody can have won: shows what it would do. */
export const cancelRaceButton = button(cancelRaceId, 'new', ({ args: { race } }) =>
  step(previewCancelAct, { race }, (preview) => renderCancelPreview(preview)),
);

/**
 * *Cancel race and refund* under a preview. Carries the board's version: a race that changed since
 * shows a new preview. A host with a bet in it gets a second button, which says so.
 */
export const confirmCancelButton = button(
  confirmCancelId,
  'update',
  ({ args: { race, board, ownBet } }) =>
    step(
      cancelRaceAct,
      { race, boardVersion: board, knowsOwnBet: ownBet === 'known' },
      (outcome) =>
        outcome.kind === 'cancelled'
          ? answerCancelled(outcome.result)
          : renderCancelPreview(outcome.preview, outcome),
    ),
);
