import { passTurnAct } from '../../acts/imposter.js';
import { readKept } from '../../party/kept-messages.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { nextTurnId } from './ids.js';
import { renderMovedOn, renderRoundMessage } from './render-round.js';

/**
 * *Next* on the round's message: the floor goes to the next speaker. Carries the turn, so that two
 * presses pass it on once.
 */
export const nextTurnButton = button(nextTurnId, 'update', ({ args, message }) =>
  step(passTurnAct, args, async (view, { db }) => {
    const kept = await readKept(db, { kind: 'round', subject: view.id });
    const current = kept?.messageId ?? message.messageId;
    const isCurrent = view.status === 'ACTIVE' && current === message.messageId;
    const turn = view.turnSeconds === null ? null : args.turn;
    return { answer: isCurrent ? renderRoundMessage(view) : renderMovedOn(view, turn) };
  }),
);
