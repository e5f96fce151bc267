import type { Component } from '../kernel/command.js';
import { readPage } from '../kernel/page.js';
import { showOwnBets } from './own-bets.js';

/** *Newer* and *Older* under one's own bets. */
export const betsPageButton: Component = {
  name: 'bets-page',
  version: 1,
  answers: 'update',
  execute: async ({ args: [page] }, context) => showOwnBets(context, readPage(page)),
};
