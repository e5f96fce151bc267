export * from './betting.js';
export * from './events.js';
export * from './imposter.js';
export * from './invariants/index.js';
export * from './kept-messages.js';
export * from './party.js';
export * from './racing.js';
export * from './wallet.js';
