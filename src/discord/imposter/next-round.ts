import { UserError } from '../../errors.js';
import { readRoundById } from '../../imposter/read-round.js';
import { isUuid } from '../../party/guest.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { startForHost } from './start-reply.js';

/**
 * *Next round* under a revealed round, for hosts: another one with as many imposters and the same
 * talking time, for everyone.
 */
export const nextRoundButton: Component = {
  name: 'next-round',
  version: 1,
  answers: 'new',
  async execute({ args: [roundId] }, context) {
    requireHost(context);
    if (roundId === undefined || !isUuid(roundId)) throw new UserError('button-outdated', {});
    const view = await readRoundById(context.db, roundId);
    if (view === null || view.partyId !== context.party.id)
      throw new UserError('not-found', { what: 'round' });
    const { imposterCount: imposters, talkSeconds, topic } = view;
    return startForHost(context, {
      imposters,
      talkSeconds,
      topic,
      players: view.isFromLobby ? 'lobby' : 'everyone',
    });
  },
};
