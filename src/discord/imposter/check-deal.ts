import { UserError } from '../../errors.js';
import { readRoundById } from '../../imposter/read-round.js';
import { isUuid } from '../../party/guest.js';
import type { Component } from '../kernel/command.js';
import { renderDealCheck } from './render-fairness.js';

/** *Check the deal* under a revealed round: what its commitment was made of. */
export const checkDealButton: Component = {
  name: 'check-deal',
  version: 1,
  answers: 'new',
  async execute({ args: [roundId] }, { db, party }) {
    if (roundId === undefined || !isUuid(roundId)) throw new UserError('button-outdated', {});
    const view = await readRoundById(db, roundId);
    const { commitment, reveal } = view ?? {};
    if (view?.partyId !== party.id || commitment == null || reveal?.deal == null)
      throw new UserError('not-found', { what: 'round' });
    const people = [...view.players].map(({ userId, name }) => ({ id: userId, name }));
    return { answer: renderDealCheck({ commitment, text: reveal.deal.text, people }) };
  },
};
