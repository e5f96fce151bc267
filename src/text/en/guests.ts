import type { GuestsText } from '../texts/guests.js';
import { coins, count, digits } from './words.js';

interface BetSum {
  readonly bets: number;
  readonly coins: number;
}

/** What becomes of bets in open and in locked races; empty where there is none. */
function betParts(
  whose: string,
  { refunded, staying }: { readonly refunded: BetSum; readonly staying: BetSum },
  fate: string,
): string {
  const parts = [
    ...(refunded.bets === 0 ? [] : [`${refunded.bets} go back, ${coins(refunded.coins)}`]),
    ...(staying.bets === 0
      ? []
      : [`${staying.bets} in locked races stay, ${coins(staying.coins)}, and ${fate}`]),
  ];
  return parts.length === 0 ? '' : `${whose}: ${parts.join('; ')}`;
}

export const guests: GuestsText = {
  added: ({ name, balance, pin }) =>
    `**${name}** is at the party as a walk-in with ${coins(balance)}. PIN: ||${pin}||.\nRecord laps with \`/lap racer:\` and bets with \`/bet for:\`. With a Discord account, \`/join pin:\` takes this seat over.`,
  namesake:
    'Another guest has that name or one that looks like it, so bets may go to the wrong one. `/party guest rename` tells them apart.',
  takenOver: ({ name, balance, pin }) =>
    `The seat of **${name}** is yours, with ${coins(balance)} and all its laps and bets. PIN: ||${pin}||.\n\`/help\` shows what you can do now.`,
  takenOverAnnouncement: (name) => `**${name}** is now here with Discord.`,
  newPin: ({ name, pin }) =>
    `The new PIN of **${name}** is ||${pin}||. The old one no longer works.\nOne person types it once: \`/join pin:\`.`,
  newPinJoined: ({ name, pin }) =>
    `The new PIN of **${name}** is ||${pin}||. They have joined with Discord, so nobody can take their seat over with it.`,
  renamed: ({ before, after }) => `**${before}** is **${after}** from now on.`,
  notRenamed: (name) => `**${name}** has that name already.`,
  removed: ({ name, bets, refunded, staying, laps }) =>
    [
      `**${name}** is out of the party.`,
      bets + staying + laps === 0
        ? 'They had no bets or laps in live races.'
        : `${count(bets, 'bet', 'bets')} by or on them refunded (${coins(refunded)}), ${count(laps, 'lap', 'laps')} in live races void.`,
      ...(staying === 0 ? [] : [`${count(staying, 'bet', 'bets')} in locked races stay.`]),
      'Wallet and finished races stay. `/party guest restore` brings back what was taken.',
    ].join(' '),
  removedBefore: (name) => `**${name}** was removed already. Nothing was changed.`,
  restored: ({ name, balance, laps, bets }) =>
    `**${name}** is back with ${coins(balance)}. ${laps + bets === 0 ? 'No lap or bet in a live race had to come back.' : `${count(laps, 'lap counts', 'laps count')} again in live races, ${count(bets, 'bet is', 'bets are')} pending again.`}`,
  seat: ({ name, account, coins: held, debt, sinceSeconds }) =>
    [
      `**${name}**`,
      account === null ? 'walk-in' : `Discord account …${account}`,
      coins(held),
      ...(debt === 0 ? [] : [`owes ${coins(debt)}`]),
      `here since <t:${sinceSeconds}:f>`,
    ].join(' · '),
  removeTitle: (name) => `Take ${name} out of the party?`,
  removeLaps: (laps) => (laps === 0 ? '' : `${count(laps, 'lap', 'laps')} in live races: void`),
  removeOwn: ({ name, refunded, staying }) =>
    betParts(`Bets of ${name}`, { refunded, staying }, 'are decided there'),
  removeOthers: ({ name, refunded, staying }) =>
    betParts(
      `Bets of others on ${name}`,
      { refunded, staying },
      'go back when it is settled without them',
    ),
  removeStays:
    'Wallet, ledger and finished races stay; `/party guest restore` brings the rest back while its race is on',
  removeInvolved:
    'You have a bet in a race that this changes, so nothing is done yet. Press again if the guest has to go; the log notes it.',
  removeFooter: ({ button }) => `Nothing happens until you press ${button}.`,
  removedAnnouncement: ({ name, refunded, staying }) =>
    [
      `**${name}** was taken out of the party by a host.`,
      ...(refunded.bets === 0
        ? []
        : [`${count(refunded.bets, 'bet', 'bets')} on them refunded: ${coins(refunded.coins)}.`]),
      ...(staying.bets === 0
        ? []
        : [
            `${count(staying.bets, 'bet on them waits', 'bets on them wait')} in locked races, and ${staying.bets === 1 ? 'goes' : 'go'} back when these are settled without them.`,
          ]),
    ].join(' '),
  removedByInvolved: (host) => `Done by **${host}**, who has a bet in a race that this changes.`,
  restoredAnnouncement: (name) =>
    `**${name}** is back at the party, and so are the bets that were refunded.`,
  mergeTitle: ({ from, into }) => `Merge ${from} into ${into}?`,
  mergeBody: ({ from, into, fromCoins, intoCoins, bets, laps }) =>
    `• Coins: ${digits(intoCoins)} + ${digits(fromCoins)} → **${coins(intoCoins + fromCoins)}**\n• Pending bets by or on ${from}: ${bets}, they go on for ${into}\n• Laps of ${from} in live races: ${laps}, they count for ${into}, who keeps the fastest\n• Finished races and the ledger stay as they are`,
  mergeEnds: (seat) => `Ends: ${seat}`,
  mergeStays: (seat) => `Stays: ${seat}`,
  mergeAccountMoves: ({ from, into }) => `The Discord account of ${from} goes to ${into}.`,
  mergeAccountEnds: ({ from }) =>
    `Both have a Discord account; the one of ${from} can no longer play.`,
  mergeFooter:
    'Undo is possible for 24 hours, while nothing was built on it. Two lots of welcome coins add up; /party grant can take one off.',
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
