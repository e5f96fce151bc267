import type { GuestsText } from '../texts/guests.js';
import { coins, count, digits } from './words.js';

export const guests: GuestsText = {
  added: ({ name, balance, pin }) =>
    `**${name}** is at the party as a walk-in with ${coins(balance)}. PIN: ||${pin}||.\nRecord laps with \`/lap racer:\` and bets with \`/bet for:\`. With a Discord account, \`/join pin:\` takes this seat over.`,
  namesake:
    'Another guest has the same name; commands ask which one you mean. `/party guest rename` tells them apart.',
  takenOver: ({ name, balance, pin }) =>
    `The seat of **${name}** is yours, with ${coins(balance)} and all its laps and bets. PIN: ||${pin}||.\n\`/help\` shows what you can do now.`,
  takenOverAnnouncement: (name) => `**${name}** is now here with Discord.`,
  newPin: ({ name, pin }) =>
    `The new PIN of **${name}** is ||${pin}||. The old one no longer works.\nOne person types it once: \`/join pin:\`.`,
  newPinJoined: ({ name, pin }) =>
    `The new PIN of **${name}** is ||${pin}||. They have joined with Discord, so nobody can take their seat over with it.`,
  renamed: ({ before, after }) => `**${before}** is **${after}** from now on.`,
  notRenamed: (name) => `**${name}** has that name already.`,
  removed: ({ name, bets, refunded, laps }) =>
    `**${name}** is out of the party. ${bets + laps === 0 ? 'They had no bets or laps in live races.' : `${count(bets, 'bet', 'bets')} by or on them refunded (${coins(refunded)}), ${count(laps, 'lap', 'laps')} in live races void.`} Wallet and finished races stay.\n\`/party guest restore\` ${bets === 0 ? 'undoes it' : 'undoes it, except for the refunds'}.`,
  removedBefore: (name) => `**${name}** was removed already. Nothing was changed.`,
  restored: ({ name, balance, laps }) =>
    `**${name}** is back with ${coins(balance)}. ${laps === 0 ? 'Bets that were refunded stay refunded.' : `${count(laps, 'lap counts', 'laps count')} again in live races; refunded bets stay refunded.`}`,
  mergeTitle: ({ from, into }) => `Merge ${from} into ${into}?`,
  mergeBody: ({ from, into, fromCoins, intoCoins, bets, laps }) =>
    `**${into}** stays, **${from}** ends. This cannot be undone.\n\n• Coins: ${digits(intoCoins)} + ${digits(fromCoins)} → **${coins(intoCoins + fromCoins)}**\n• Pending bets by or on ${from}: ${bets}, they go on for ${into}\n• Laps of ${from} in live races: ${laps}, they count for ${into}, who keeps the fastest\n• Finished races and the ledger stay as they are`,
  mergeAccountMoves: ({ from, into }) => `The Discord account of ${from} goes to ${into}.`,
  mergeAccountEnds: ({ from }) =>
    `Both have a Discord account; the one of ${from} can no longer play.`,
  mergeFooter: 'Two lots of welcome coins add up; /party grant can take one off.',
  merged: ({ from, into, balance, bets, laps }) =>
    `**${from}** and **${into}** are one guest now: **${into}**, with ${coins(balance)}. ${count(bets, 'bet', 'bets')} and ${count(laps, 'lap', 'laps')} went along.`,
  mergedBefore: ({ into }) => `Both are **${into}** already. Nothing was changed.`,
  notMerged: 'Both guests stay as they are. Nothing was changed.',
  listTitle: 'Guests',
  listCounts: ({ joined, walkIns, removed }) =>
    `${joined} with Discord, ${count(walkIns, 'walk-in', 'walk-ins')}, ${removed} removed`,
  listEmpty: 'Nobody yet. `/join` makes a guest, `/party guest add` a walk-in.',
  states: {
    joined: '',
    'walk-in': 'walk-in',
    removed: 'removed',
  },
};
