import { UserError } from '../../errors.js';
import { listSeats } from '../../party/list-seats.js';
import type { Component } from '../command.js';
import { requireHost } from '../permissions.js';
import { renderSeats } from '../rendering/guests.js';

/** *Previous* and *Next* under the list of guests. */
export const guestListButton: Component = {
  name: 'guest-list',
  version: 1,
  answers: 'update',
  async execute({ args: [page] }, context) {
    requireHost(context);
    const wanted = Number(page);
    if (!Number.isSafeInteger(wanted)) throw new UserError('button-outdated', {});
    return { answer: renderSeats(await listSeats(context.db, context.party.id, wanted)) };
  },
};
