import { removeGuestAct } from '../../acts/guests.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { answerRemoved } from './guest-replies.js';
import { removeGuestId } from './ids.js';
import { renderRemovePreview } from './render-remove.js';

/** *Remove* under a preview. A host with a stake in it gets a second button, which says so. */
export const removeGuestButton = button(removeGuestId, 'update', ({ args: { guest, ownBet } }) =>
  step(removeGuestAct, { guest, knowsOwnBet: ownBet === 'known' }, (outcome) =>
    outcome.kind === 'removed'
      ? answerRemoved(outcome.result)
      : renderRemovePreview(outcome.preview, { isInvolved: true }),
  ),
);
