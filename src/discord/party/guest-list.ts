import { UserError } from '../../errors.js';
import { listSeats } from '../../party/list-seats.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderSeats } from './render-guests.js';

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
