import { passTurnAct } from '../../acts/imposter.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { nextTurnId } from './ids.js';
import { renderMovedOn, renderRoundMessage } from './render-round.js';

/**
 * *Next* on the round's message: the floor goes to the next speaker. Carries the turn, so that two
 * presses pass it on once.
 */
export const nextTurnButton = button(nextTurnId, 'update', ({ args, message }) =>
  step(passTurnAct, args, (view) => {
    const isHere = view.messageId === null || view.messageId === message.messageId;
    const isCurrent = view.status === 'ACTIVE' && isHere;
    return { answer: isCurrent ? renderRoundMessage(view) : renderMovedOn(view) };
  }),
);
