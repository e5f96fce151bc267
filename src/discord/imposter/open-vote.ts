import type { Component } from '../kernel/command.js';
import { openVoteAsHost } from './vote-reply.js';

/** *Open the vote* on the round's message, for hosts. */
export const openVoteButton: Component = {
  name: 'open-vote',
  version: 1,
  answers: 'new',
  execute: ({ args: [roundId] }, context) => openVoteAsHost(context, roundId),
};
