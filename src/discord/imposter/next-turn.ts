import { UserError } from '../../errors.js';
import { readRoundById } from '../../imposter/read-round.js';
import { passTurn } from '../../imposter/talk.js';
import type { Component } from '../kernel/command.js';
import { renderMovedOn, renderRoundMessage } from './render-round.js';

/**
 * *Next* on the round's message: the floor goes to the next speaker. Carries the turn, so that two
 * presses pass it on once.
 */
export const nextTurnButton: Component = {
  name: 'next-turn',
  version: 1,
  answers: 'update',
  async execute({ args: [roundId, turnText], message }, context) {
    const turn = Number(turnText);
    if (roundId === undefined || !Number.isSafeInteger(turn))
      throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const input = { party, roundId, turn, userId: actor.guest?.id ?? null, isHost: actor.isHost };
    const step = await passTurn(db, input, clock);
    // Shown first: in a busy channel the turn comes anew at its end, and this message is no longer
    // the one that counts.
    await context.showRound(step.round.id);
    const view = await readRoundById(db, step.round.id);
    if (view === null) throw new UserError('no-round', {});
    const isCurrent =
      view.status === 'ACTIVE' && (view.messageId === null || view.messageId === message.messageId);
    return { answer: isCurrent ? renderRoundMessage(view) : renderMovedOn(view) };
  },
};
