import type { Component } from '../command.js';
import { showOwnWallet } from '../own-wallet.js';
import { readPage } from '../page.js';

/** *Newer* and *Older* under one's own wallet. */
export const walletPageButton: Component = {
  name: 'wallet-page',
  version: 1,
  answers: 'update',
  execute: async ({ args: [page] }, context) => showOwnWallet(context, readPage(page)),
};
