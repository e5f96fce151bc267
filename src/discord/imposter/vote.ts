import type { Component } from '../kernel/command.js';
import { showBallot } from './vote-reply.js';

/** *Vote* on the round's message: the player's own ballot paper. */
export const voteButton: Component = {
  name: 'vote',
  version: 1,
  answers: 'new',
  execute: (_input, context) => showBallot(context),
};
