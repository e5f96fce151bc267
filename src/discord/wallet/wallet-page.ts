import type { Component } from '../kernel/command.js';
import { readPage } from '../kernel/page.js';
import { showOwnWallet } from './own-wallet.js';

/** *Newer* and *Older* under one's own wallet. */
export const walletPageButton: Component = {
  name: 'wallet-page',
  version: 1,
  answers: 'update',
  execute: async ({ args: [page] }, context) => showOwnWallet(context, readPage(page)),
};
