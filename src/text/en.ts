import type { PayoutRule, RaceStatus, RoundStatus } from '../contract/events.js';
import { formatGap, formatLapTime } from '../contract/lap-time.js';
import type { UserErrorCode, UserErrors } from '../errors.js';
import { wordGame } from './word-game.js';

/** `1 coin`, `1,250 coins`. */
function coins(amount: number): string {
  return `${amount.toLocaleString('en-US')} ${Math.abs(amount) === 1 ? 'coin' : 'coins'}`;
}

function count(amount: number, one: string, many: string): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

const boardRights =
  '*View Channel*, *Send Messages*, *Embed Links*, *Attach Files* and *Read Message History*';

const lapForms = '`1:24.500`, `84.5`, `84`, `1:24,500` or `1:02:03.456`';
const amountForms = '`250`, `1k`, `1.5k`, `50%`, `half` or `all`';

const amountReasons = {
  form: `I could not read that amount.`,
  zero: 'A bet needs at least 1 coin.',
  negative: 'A bet cannot be negative.',
  fraction: 'Coins are whole: that amount would cut one.',
  'too-large': 'That is more than any bet can be.',
} as const;

const settingReasons = {
  invite:
    'That is no Discord invite. Copy one from *Invite People*, such as `https://discord.gg/abcdefg`; nothing was changed.',
  prize: 'A prize is a whole number from 0 to 1,000,000. Nothing was changed.',
  accent: 'Write the colour as six hexadecimal digits, such as `#8b5cf6`. Nothing was changed.',
  role: 'Everybody would be a host with that role. Pick a role that only hosts have; nothing was changed.',
  channel:
    'I cannot write in that channel. Pick a text channel of this server in which I may send messages; nothing was changed.',
} as const;

const errors: { readonly [C in UserErrorCode]: (params: UserErrors[C]) => string } = {
  'not-in-server': () =>
    'Party OS works inside a Discord server. Open the server of your party and type the command there.',
  'not-joined': () =>
    'You have not joined this party yet. Press *Join* or type `/join`, then try again.',
  'host-only': () =>
    'Only a host can do that: somebody with the permission *Manage Server* or the party’s host role. Ask them, or see `/help` for what you can do.',
  'guest-removed': () =>
    'A host has taken your seat out of this party, so you cannot play. Ask a host: `/party guest restore` brings it back.',
  'guest-merged': ({ name }) =>
    `A host has made one guest of this account’s seat and ${name}, who plays with another Discord account: use that one. If you are somebody else, ask a host for \`/party guest add\`; then \`/join pin:\` gives you a seat of your own.`,
  'guest-gone': ({ name }) =>
    `${name} is no longer at this party, so nothing was changed. Pick somebody else; a guest who was removed comes back with \`/party guest restore\` (a host).`,
  'already-guest': ({ name }) =>
    `You are a guest already, as ${name}. If the seat with that PIN is yours too, ask a host: \`/party guest merge\` makes one of the two.`,
  'pin-wrong': () =>
    'No free seat has that PIN. A host gives you a new one with `/party guest pin`; without a PIN, `/join` gives you a seat of your own.',
  'pin-locked': ({ minutes }) =>
    `Too many wrong PINs. Try again in ${count(minutes, 'minute', 'minutes')}, or ask a host for \`/party guest merge\` after a plain \`/join\`.`,
  'guest-not-removed': ({ name }) => `${name} is at the party; nobody has removed them.`,
  'guest-in-round': ({ name, round }) =>
    `${name} plays in round ${round} of the word game. Reveal or cancel the round first; nothing was changed.`,
  'merge-same': ({ name }) =>
    `That is ${name} both times. Pick two different guests; nothing was changed.`,
  'grant-invalid': () =>
    'Give a whole number of coins other than 0, such as `amount:250` or `amount:-100`. Nothing was moved.',
  'grant-below-zero': ({ name, balance }) =>
    `${name} has ${coins(balance)}, and a wallet never goes below zero. Nothing was moved; take at most that much.`,
  'grant-reason-missing': () =>
    'Say why in `reason`, in up to 100 visible characters. It stands in the wallet and in `/party log`.',
  'setting-invalid': ({ field }) => settingReasons[field],
  'reset-name-wrong': ({ name }) =>
    `That is not the name of the party, so nothing was reset. Press *Reset…* again and type ${name}.`,
  'name-invalid': () =>
    'That name has nothing that can be shown. Pick 1 to 32 visible characters, such as `/join name:Ann`.',
  'guest-unknown': ({ input }) =>
    `Nobody at this party is called “${input}”. Pick a name from the list that opens while you type.`,
  'guest-ambiguous': ({ input, guests }) =>
    `“${input}” fits ${list(guests.map(({ name }) => name))}. Type more of the name, or pick one from the list.`,
  'target-not-joined': ({ name }) => `${name} has not joined the party. They type \`/join\` first.`,
  'target-is-bot': () => 'Bots do not race. Pick one of the guests.',
  'lap-needs-time-or-dnf': ({ isBoth }) =>
    isBoth
      ? 'Give either a `time` or `dnf:True`, not both.'
      : `Give the lap’s \`time\`, such as \`/lap time:1:24.500\`, or \`/lap dnf:True\` if you did not finish.`,
  'lap-time-invalid': ({ input }) =>
    `“${input}” is not a lap time I can read. Write it as ${lapForms}, up to 24 hours.`,
  'text-too-long': ({ field, limit }) =>
    `That ${field} is too long. Use at most ${limit} characters.`,
  'no-live-race': () => 'No race is on. The first `/lap time:…` opens one.',
  'no-race-yet': () => 'There has not been a race yet. The first `/lap time:…` opens one.',
  'several-races': ({ races }) =>
    `Several races are on: ${list(races.map(({ title }) => title))}. Say which one with \`race:\`.`,
  'race-unknown': ({ input }) =>
    `There is no race called “${input}”. Pick one from the list that opens while you type.`,
  'race-locked': ({ title }) =>
    `Betting on ${title} is locked. Laps still count; \`/leaderboard\` shows who is ahead.`,
  'race-open': ({ title }) => `Betting on ${title} is open already. \`/race lock\` closes it.`,
  'race-title-taken': ({ title }) =>
    `A race called ${title} is on already. Give the new one another \`title\`, or end the old one with \`/settle\` or \`/race cancel\`.`,
  'too-many-races': ({ limit }) =>
    `${limit} races are on, and more would not fit into one list. End one with \`/settle\` or \`/race cancel\` first; \`/race list\` shows them.`,
  'lock-invalid': ({ input }) =>
    `“${input}” does not say when betting locks. Write \`manual\`, \`first-lap\`, or how long it stays open: \`90s\`, \`10m\`, \`1h30m\`, from 10 seconds to 24 hours.`,
  'laps-by-host': ({ title }) => `In ${title} only hosts record laps. Tell one of them your time.`,
  'claim-own': () =>
    'Nobody confirms a lap of their own. Another host presses ✓; if you are the only one, give somebody the host role (`/party setup` sets which role that is). *✗ Refuse* takes your lap back.',
  'claim-settled': ({ title }) =>
    `${title} is paid out without that lap. If it has to count, take the payout back with \`/settle undo:True\`, then press again.`,
  'lap-unknown': ({ input }) =>
    `“${input}” is no lap of that racer that counts in a race. Pick one from the list that opens while you type in \`lap\`.`,
  'reason-missing': () =>
    'Say why the lap is voided, such as `reason:cut the chicane`. Everybody can read it.',
  'void-settled': ({ title }) =>
    `${title} is paid out, so its laps stay as they are. Take the payout back first with \`/settle undo:True\`, then void the lap.`,
  'void-cancelled': ({ title }) => `${title} was cancelled; its laps decide nothing any more.`,
  'race-finished': ({ title, isCancelled }) =>
    isCancelled
      ? `${title} was cancelled, and every bet was refunded.`
      : `${title} is finished and paid out. The next \`/lap time:…\` opens a new race.`,
  'no-timed-lap': ({ title, waiting }) =>
    waiting === 0
      ? `Nobody has a time in ${title} yet, so nobody can have won. Wait for a lap, or cancel the race: every bet is then refunded.`
      : `Nobody has a time that counts in ${title}, but ${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓. Confirm or refuse ${waiting === 1 ? 'it' : 'them'} first (\`/race list\` brings ${waiting === 1 ? 'it' : 'them'} up), or cancel the race: every bet is then refunded.`,
  'amount-invalid': ({ reason }) => `${amountReasons[reason]} Write it as ${amountForms}.`,
  'amount-over-balance': ({ amount, balance, name }) =>
    `${name === undefined ? 'You have' : `${name} has`} ${coins(balance)}, and that bet needs ${coins(amount)}. Nothing was placed. Try \`amount:all\` or less.`,
  'wallet-empty': ({ name }) =>
    name === undefined
      ? 'You have no coins left to bet. Coins come back when a race with your bets is paid out or cancelled; without a pending bet, `/wallet` gives you 200 once a day.'
      : `${name} has no coins left to bet. Coins come back when a race with their bets is paid out or cancelled.`,
  'backs-self-only': ({ title, name }) =>
    name === undefined
      ? `In ${title}, who races may only back themself, and you are on its board. Bet on yourself, or on another race with \`race:\`.`
      : `In ${title}, who races may only back themself, and ${name} is on its board. Bet on ${name}, or on another race with \`race:\`.`,
  'not-a-walk-in': ({ name }) =>
    `${name} has Discord and bets with \`/bet\` on their own phone. \`for\` is for walk-ins: guests whom a host added without Discord.`,
  'not-your-bet': () =>
    'That is somebody else’s bet. Place your own with `/bet`; `/bets` shows the ones you have.',
  'bet-moved': () =>
    'That ticket is from before two guests were merged. Its coins went on in another bet: `/bets` shows it, and takes it back while betting is open.',
  'bet-stands': ({ title, status }) =>
    status === 'LOCKED'
      ? `Betting on ${title} is locked, so the bet stands. \`/bets\` shows what becomes of it.`
      : `${title} is paid out: that bet is ${status === 'WON' ? 'won, and the coins are in the wallet' : 'lost'}. \`/bets\` shows it.`,
  'allowance-not-needed': ({ balance, limit }) =>
    `There are ${coins(balance)} in your wallet. The daily coins are for who has less than ${limit}; bet some of yours with \`/bet\`.`,
  'allowance-pending-bet': () =>
    'You still have coins on a race. The daily coins are for who has none in play: wait for it to be paid out, or press *Withdraw* on the bet’s ticket.',
  'allowance-taken': ({ nextSeconds }) =>
    `You have had today’s coins. The next are there <t:${nextSeconds}:R>, at <t:${nextSeconds}:t> your time.`,
  'nothing-to-undo': () =>
    'No payout can be taken back: that is possible for 15 minutes, or for 24 hours where a race was paid out by itself.',
  'undo-not-settled': ({ title, status }) =>
    status === 'CANCELLED'
      ? `${title} was cancelled, not paid out: every bet was refunded. Open a new race instead.`
      : `${title} is not paid out, so there is nothing to take back.`,
  'undo-too-late': ({ title, isAutomatic }) =>
    `${title} was paid out more than ${isAutomatic ? '24 hours' : '15 minutes'} ago; its payout stands. A host can put coins right with \`/party grant\`.`,
  'undo-before-reset': ({ title }) =>
    `${title} was paid out before the party was reset, and every wallet has started anew since, so its payout stands. A host can put coins right with \`/party grant\`.`,
  'undo-overdrawn': ({ title, wallets }) =>
    `The payout of ${title} cannot be taken back, because these coins are spent: ${list(wallets.slice(0, 10).map(({ name, missing }) => `**${name}** lacks ${coins(missing)}`))}${wallets.length > 10 ? ` and ${wallets.length - 10} more` : ''}. Nothing was changed. Coins that wait in a bet can be withdrawn first.`,
  'too-few-players': ({ present, needed }) =>
    `The word game needs ${needed} guests who joined from Discord, and ${present} ${present === 1 ? 'is' : 'are'} here. Let the others type \`/join\`, then start again.`,
  'round-running': ({ round, isLobby }) =>
    isLobby
      ? `Round ${round} is still waiting for its players. *Deal* on its message starts it, \`/imposter cancel\` ends it; then another can start.`
      : `Round ${round} is still running. A host ends it with \`/imposter reveal\` or \`/imposter cancel\`; then the next can start.`,
  'too-many-players': ({ present, most }) =>
    `${present} guests are here, and a round holds ${most}: its ballot fits no more. Start with \`players:lobby\`, so that those who want to play say so.`,
  'lobby-full': ({ round, most }) =>
    `Round ${round} is full: ${most} players are in. You can take the place of who presses *Sit out*, or be in the next round.`,
  'too-many-imposters': ({ imposters, players, most }) =>
    `${imposters} imposters are too many for ${players} players: at most a third, here ${most}. Start again with fewer, or wait for more players.`,
  'imposters-invalid': () => 'A round needs at least one imposter. Leave `imposters` out for one.',
  'talk-time-invalid': ({ input }) =>
    `“${input}” is not a talking time I can read. Write \`90s\`, \`3m\` or \`1.5m\`: from 15 seconds to 60 minutes.`,
  'lobby-too-small': ({ present, needed }) =>
    `${present === 0 ? 'Nobody is' : present === 1 ? 'Only one guest is' : `Only ${present} guests are`} in, and the word game needs ${needed}. Press *Deal* again when more have pressed *I’m in*.`,
  'lobby-closed': ({ round }) =>
    `Round ${round} has started and takes no more names. You can be in the next one.`,
  'lobby-open': ({ round }) =>
    `Round ${round} is still waiting for its players. A host presses *Deal* on its message, or ends it with \`/imposter cancel\`.`,
  'no-round': () => 'No round of the word game is running. `/imposter start` begins one (a host).',
  'not-in-round': ({ round }) =>
    `Round ${round} was dealt without you, so you have no word and no vote in it. You can play in the next one.`,
  'word-not-ready': ({ round }) =>
    `The words of round ${round} are being written. Try again in a few seconds.`,
  'reveal-not-ready': ({ round }) =>
    `The words of round ${round} are still being written. Reveal it in a few seconds.`,
  'round-over': ({ round }) =>
    `Round ${round} is over. \`/imposter start\` begins the next one (a host).`,
  'turn-not-yours': ({ name }) =>
    `It is the turn of ${name}. *Next* is for who speaks, and for hosts.`,
  'vote-not-ready': ({ round }) =>
    `The words of round ${round} are not dealt yet, so there is nothing to vote on. Try again in a few seconds.`,
  'vote-by-host': ({ round }) =>
    `Round ${round} is still talking. A host opens the vote with \`/imposter vote\`.`,
  'vote-closed': ({ round }) =>
    `That ballot of round ${round} is closed. The round’s message shows how it goes on; where a second ballot is open, \`/imposter vote\` gives you yours.`,
  'vote-self': () => 'You cannot vote for yourself. Pick one of the others.',
  'vote-target': () => 'That player is not on this ballot. Pick one of the names it shows.',
  'guess-closed': ({ round }) =>
    `Nobody guesses in round ${round} now. The round’s message shows where it stands.`,
  'guess-empty': () =>
    'That guess has nothing that can be read. Press *Guess the word* again and type one word.',
  'guess-not-yours': ({ name }) =>
    `The guess belongs to ${name} alone. Wait for it: it takes at most half a minute.`,
  'guess-running': ({ name }) =>
    `${name} was voted out and may guess the word for half a minute. The round ends by itself then; \`/imposter cancel\` calls it off.`,
  'button-outdated': () =>
    'That button is from an older version and no longer works. Type `/help` to see what you can do now.',
  'party-full': () =>
    'This party is full: all 9,000 PINs are taken. Ask a host to remove guests who have left.',
  'wallet-full': ({ name }) =>
    `The wallet of ${name} cannot hold that many coins, so nothing was moved. A host takes some out with \`/party grant\` and a negative amount, then it works; a pot that is larger than any wallet only goes back with \`/race cancel\`.`,
  'too-fast': () => 'That is more than I can keep up with. Wait a moment, then try again.',
  'try-again': () =>
    'Too many people did this at the same moment. Nothing was changed; try once more.',
};

const statusWords: Readonly<Record<RaceStatus, string>> = {
  OPEN: 'open for laps and bets',
  LOCKED: 'bets locked',
  FINISHED: 'finished',
};

const roundWords: Readonly<Record<RoundStatus, string>> = {
  LOBBY: 'the lobby is open',
  GENERATING: 'the words are being written',
  ACTIVE: 'everybody has a word',
  VOTING: 'voting is open',
  GUESSING: 'the imposter guesses',
  REVEALED: 'revealed',
  CANCELLED: 'cancelled',
};

/** Every sentence that a person reads in Discord. Names arrive made safe for Discord already. */
export const en = {
  coins,
  errors,
  bug: (reference: string) =>
    `Something went wrong on our side. Try again in a moment. If it stays like this, tell the host the reference ${reference}.`,
  choose: {
    race: 'Several races fit. Which one?',
    guest: (input: string) => `Several guests are called like “${input}”. Which one?`,
    placeholder: 'Choose one',
  },
  buttons: {
    rotateOverlay: 'End the old links',
    join: 'Join',
    betQuick: (amount: number) => `Bet ${amount}`,
    betAny: 'Bet …',
    previousPage: 'Previous',
    nextPage: 'Next',
    payOut: 'Pay out',
    unlock: 'Unlock betting',
    cancelRace: 'Cancel race and refund',
    again: 'Again',
    withdraw: 'Withdraw',
    newer: 'Newer',
    older: 'Older',
    allowance: 'Take 200 coins',
    payOutInvolved: 'Yes, pay out — I have a bet in it',
    undoSettlement: 'Take the payout back',
    previewRace: 'Pay out …',
    confirmLap: '✓ Confirm',
    refuseLap: '✗ Refuse',
    showWord: 'Show my word',
    lobbyIn: 'I’m in',
    lobbyOut: 'Sit out',
    dealLobby: 'Deal',
    checkDeal: 'Check the deal',
    previous: 'Previous',
    next: 'Next',
    mergeGuests: 'Merge',
    keepBoth: 'Keep both',
    setupDetails: 'Invite link, prizes, colour',
    reset: 'Reset…',
  },
  join: {
    welcome: (name: string, balance: number, pin: number) =>
      `Welcome, **${name}**. You have ${coins(balance)}, and your PIN is ||${pin}||.\nNext: \`/lap time:1:24.500\` to race, \`/bet\` to back somebody, \`/help\` for the rest.`,
    again: (name: string, balance: number, pin: number) =>
      `You are already in, **${name}**: ${coins(balance)}, PIN ||${pin}||. \`/help\` shows what you can do now.`,
    renamed: (name: string, balance: number, pin: number) =>
      `You are **${name}** from now on. You have ${coins(balance)}, PIN ||${pin}||.`,
    lobbyOpen: (round: number) =>
      `Round ${round} of the word game waits for players: press *I’m in* on its message to be in it.`,
    roundRunning: (round: number) =>
      `Round ${round} of the word game runs already and has its words; you play from the next round on.`,
    announcement: (name: string) => `**${name}** joined the party.`,
  },
  guests: {
    added: (name: string, balance: number, pin: number) =>
      `**${name}** is at the party as a walk-in with ${coins(balance)}. PIN: ||${pin}||.\nRecord laps with \`/lap racer:\` and bets with \`/bet for:\`. With a Discord account, \`/join pin:\` takes this seat over.`,
    namesake:
      'Another guest has the same name; commands ask which one you mean. `/party guest rename` tells them apart.',
    takenOver: (name: string, balance: number, pin: number) =>
      `The seat of **${name}** is yours, with ${coins(balance)} and all its laps and bets. PIN: ||${pin}||.\n\`/help\` shows what you can do now.`,
    takenOverAnnouncement: (name: string) => `**${name}** is now here with Discord.`,
    newPin: (name: string, pin: number) =>
      `The new PIN of **${name}** is ||${pin}||. The old one no longer works.\nOne person types it once: \`/join pin:\`.`,
    newPinJoined: (name: string, pin: number) =>
      `The new PIN of **${name}** is ||${pin}||. They have joined with Discord, so nobody can take their seat over with it.`,
    renamed: (before: string, after: string) => `**${before}** is **${after}** from now on.`,
    notRenamed: (name: string) => `**${name}** has that name already.`,
    removed: (name: string, bets: number, refunded: number, laps: number) =>
      `**${name}** is out of the party. ${bets + laps === 0 ? 'They had no bets or laps in live races.' : `${count(bets, 'bet', 'bets')} by or on them refunded (${coins(refunded)}), ${count(laps, 'lap', 'laps')} in live races void.`} Wallet and finished races stay.\n\`/party guest restore\` ${bets === 0 ? 'undoes it' : 'undoes it, but for the refunds'}.`,
    removedBefore: (name: string) => `**${name}** had been removed before. Nothing was changed.`,
    restored: (name: string, balance: number, laps: number) =>
      `**${name}** is back with ${coins(balance)}. ${laps === 0 ? 'Bets that were refunded stay refunded.' : `${count(laps, 'lap counts', 'laps count')} again in live races; refunded bets stay refunded.`}`,
    mergeTitle: (from: string, into: string) => `Merge ${from} into ${into}?`,
    mergeBody: (
      from: string,
      into: string,
      coinsFrom: number,
      coinsInto: number,
      bets: number,
      laps: number,
    ) =>
      `**${into}** stays, **${from}** ends. This cannot be undone.\n\n• Coins: ${coinsInto.toLocaleString('en-US')} + ${coinsFrom.toLocaleString('en-US')} → **${coins(coinsInto + coinsFrom)}**\n• Pending bets by or on ${from}: ${bets}, they go on for ${into}\n• Laps of ${from} in live races: ${laps}, they count for ${into}, who keeps the fastest\n• Finished races and the ledger stay as they are`,
    mergeAccountMoves: (from: string, into: string) =>
      `The Discord account of ${from} goes to ${into}.`,
    mergeAccountEnds: (from: string) =>
      `Both have a Discord account; that of ${from} can play no more.`,
    mergeFooter: 'Two lots of welcome coins add up; /party grant can take one off.',
    merged: (from: string, into: string, balance: number, bets: number, laps: number) =>
      `**${from}** and **${into}** are one guest now: **${into}**, with ${coins(balance)}. ${count(bets, 'bet', 'bets')} and ${count(laps, 'lap', 'laps')} went along.`,
    mergedBefore: (into: string) => `Both are **${into}** already. Nothing was changed.`,
    notMerged: 'Both guests stay as they are. Nothing was changed.',
    listTitle: 'Guests',
    listCounts: (joined: number, walkIns: number, removed: number) =>
      `${joined} with Discord, ${count(walkIns, 'walk-in', 'walk-ins')}, ${removed} removed`,
    listEmpty: 'Nobody yet. `/join` makes a guest, `/party guest add` a walk-in.',
    states: { joined: '', 'walk-in': 'walk-in', removed: 'removed' },
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  setup: {
    title: (party: string) => `Settings of ${party}`,
    body: 'Choose below; each choice counts at once. To clear one, take it out of its list.',
    role: 'Host role',
    noRole: 'none: only *Manage Server*',
    rolePlaceholder: 'Host role',
    boards: 'Boards',
    roleGone: '⚠ gone: pick another',
    closed: '⚠ gone, or closed to me: pick another, or let me write there',
    noBoards: 'where the race is opened',
    boardsPlaceholder: 'Channel for boards',
    rounds: 'Rounds',
    noRounds: 'where the round is started',
    roundsPlaceholder: 'Channel for rounds of the word game',
    payout: 'Payout',
    payoutLabels: { double: 'Double', pool: 'Pool' },
    payoutHints: {
      double: 'A winning bet pays twice its stake',
      pool: 'Winners share the pot by stake',
    },
    prizes: 'Prizes',
    prizesValue: (civilian: number, imposter: number) =>
      `civilian ${coins(civilian)}\nimposter ${coins(imposter)}`,
    invite: 'Invite link',
    noInvite: 'none: no QR code on the overlay',
    accent: 'Colour',
    noAccent: 'the theme’s own',
    formTitle: 'Invite link, prizes, colour',
    inviteHint: 'Shown as a QR code on the overlay; empty: none',
    civilianPrize: 'Prize of a civilian',
    imposterPrize: 'Prize of an imposter',
    prizeHint: 'Coins, 0 to 1,000,000',
    accentHint: 'Such as #8b5cf6; empty: the theme’s own',
  },
  reset: {
    offer: (party: string) =>
      `Reset **${party}** for the next party?\n• Live races are cancelled and their bets refunded, a running round ends.\n• Every wallet holds 1,000 coins again, by a line in its ledger.\n• Guests, PINs, settings and finished races stay.\nAttached is the party as it is now (the newest 20,000 lines of each table). This cannot be undone.`,
    files: 'The party as tables: guests, laps, bets and ledger',
    formTitle: 'Reset the party',
    formLabel: 'The name of the party',
    formHint: 'Type it as it is written, to be sure',
    done: (guests: number, races: number, refunded: number) =>
      `The party is reset. ${count(guests, 'guest', 'guests')} kept, each with 1,000 coins; ${count(races, 'live race', 'live races')} cancelled, ${count(refunded, 'bet', 'bets')} refunded.`,
    announcement: 'A new party begins: everybody has 1,000 coins again.',
  },
  log: {
    title: 'Log',
    empty: 'Nothing of this kind has happened yet.',
    more: (hidden: number) => `… and ${hidden} more on this page`,
    page: (page: number) =>
      `Page ${page}, newest first. Words, hints and PINs are never in the log.`,
    filters: {
      all: 'Everything',
      races: 'Races',
      bets: 'Bets',
      guests: 'Guests',
      words: 'Word game',
      coins: 'Coins',
    },
  },
  stats: {
    title: 'Who leads in what',
    always: 'Since the party began.',
    since: (seconds: number) => `Since the last reset, <t:${seconds}:D>.`,
    empty: 'Nothing to count yet: no lap, no won bet, no revealed round.',
    kinds: {
      'coins-won': 'Most coins won',
      'single-win': 'Biggest single win',
      'fastest-lap': 'Fastest lap',
      'most-laps': 'Most laps',
      'bets-won': 'Most bets won',
      'race-wins': 'Most races won',
      'best-liar': 'Best liar',
    },
  },
  grant: {
    done: (name: string, amount: number, balance: number, reason: string) =>
      `${amount > 0 ? `**${name}** got ${coins(amount)}` : `${coins(-amount)} taken from **${name}**`}: ${reason}. Balance now ${coins(balance)}.`,
  },
  lap: {
    recorded: (time: string, race: string) => `**${time}** in ${race}.`,
    dnf: (race: string) => `DNF noted in ${race}.`,
    dnfKeepsTime: (race: string, best: string) =>
      `DNF noted in ${race}. The best of **${best}** still counts.`,
    forRacer: (name: string) => `For **${name}**: `,
    personalBest: (improvedMs: number) =>
      `Personal best, ${formatGap(improvedMs).slice(1)} faster than before.`,
    firstTime: 'First time on the board.',
    raceBest: 'Fastest lap of the race.',
    offBest: (offMs: number, best: string) =>
      offMs === 0
        ? `As fast as the best so far; the earlier lap stays on the board.`
        : `${formatGap(offMs)} off the best of ${best}, which stays on the board.`,
    place: (position: number, gapMs: number | null, intervalMs: number | null) =>
      gapMs === null || intervalMs === null
        ? `Position **P${position}**.`
        : `Position **P${position}**, gap ${formatGap(gapMs)} to the leader, interval ${formatGap(intervalMs)} to the car ahead.`,
    next: (isOpen: boolean) =>
      isOpen
        ? '`/leaderboard` shows the board, `/bet` backs a racer.'
        : '`/leaderboard` shows the board.',
    announcement: (name: string, timeMs: number, position: number, race: string) =>
      `**${name}** drove **${formatLapTime(timeMs)}** in ${race}: P${position}.`,
    announcementSlower: (
      name: string,
      timeMs: number,
      bestMs: number,
      position: number,
      race: string,
    ) =>
      `**${name}** drove **${formatLapTime(timeMs)}** in ${race}; their best of **${formatLapTime(bestMs)}** stays P${position}.`,
    announcementStaysAhead: (name: string, timeMs: number, race: string) =>
      `**${name}** stays ahead in ${race}, now with **${formatLapTime(timeMs)}**.`,
    announcementLead: (name: string, timeMs: number, race: string) =>
      `**${name}** takes the lead of ${race} with **${formatLapTime(timeMs)}**.`,
    announcementDnf: (name: string, race: string) => `**${name}** did not finish a lap in ${race}.`,
    announcementOpened: (race: string) =>
      `${race} is open. Race with \`/lap time:…\`, bet with \`/bet\`.`,
    announcementLocked: (race: string) =>
      `The first lap locks betting on ${race}. Laps still count.`,
    raceBestIs: (time: string, name: string) => `Race best: ${time} by ${name}.`,
    waiting: (time: string, race: string, reason: 'rule' | 'too-fast', isHost: boolean) =>
      [
        `**${time}** in ${race} waits for ${isHost ? 'another host' : 'a host'}: ${reason === 'rule' ? 'every lap of this race counts only once a host has pressed ✓.' : 'it is under half of the race’s best.'}`,
        ...(isHost
          ? [
              'Nobody confirms their own lap. No other host here? Give somebody the host role; `/party setup` sets which.',
            ]
          : []),
        `${reason === 'rule' ? 'Typed it wrong' : 'A slip'}? *✗ Refuse* takes it back.`,
      ].join('\n'),
    waitingPlaceholder: 'Laps that wait for a host’s ✓ …',
    waitingOption: (time: string, name: string) => `${time} by ${name}`,
    waitingHint: (race: string, reason: 'rule' | 'too-fast') =>
      `${reason === 'rule' ? 'needs a ✓' : 'under half of the best'} · ${race}`,
    claim: (name: string, time: string, race: string, reason: 'rule' | 'too-fast') =>
      `**${name}** claims **${time}** in ${race}${reason === 'rule' ? '' : ', under half of the race’s best'}. A host confirms or refuses it.`,
    claimConfirmed: (line: string, host: string) => `${line}\n✓ Confirmed by ${host}.`,
    claimConfirmedBefore: (line: string) => `${line}\n✓ Confirmed.`,
    claimTakenBack: (name: string, time: string, race: string) =>
      `✗ **${name}** took **${time}** in ${race} back. It does not count.`,
    claimCounts: (name: string, time: string, race: string) =>
      `**${time}** of **${name}** in ${race} counts.`,
    claimRefused: (name: string, time: string, race: string, host: string | null) =>
      `✗ **${time}** of **${name}** in ${race} was refused${host === null ? '' : ` by ${host}`}. It does not count.`,
  },
  race: {
    opened: (race: string) =>
      `${race} is open. \`/race lock\` closes betting, \`/settle\` pays out, \`/race cancel\` gives every stake back.`,
    announcementOpened: (race: string, track: string | null) =>
      `**${race}** is open${track === null ? '' : ` at ${track}`}. Race with \`/lap time:…\`, bet with \`/bet\`.`,
    payout: (rule: PayoutRule) =>
      rule === 'double' ? 'A winning bet pays double.' : 'Winners share the pot by stake.',
    locksWithFirstLap: 'Betting locks with the first lap.',
    locksAt: (at: Date) => `Betting locks <t:${Math.floor(at.getTime() / 1000)}:R>.`,
    laps: {
      self: '',
      host: 'Hosts record the laps.',
      confirmed: 'A lap counts once a host has confirmed it.',
    },
    selfOnly: 'Who races may back only themselves.',
    locked: (race: string) =>
      `Betting on ${race} is locked. Laps still count; \`/race unlock\` opens it again, \`/settle\` pays out.`,
    unlocked: (race: string) => `Betting on ${race} is open again. \`/race lock\` closes it.`,
    announcementTimeLocked: (race: string) =>
      `Time is up: betting on ${race} is locked. Laps still count.`,
    cancelled: (race: string, refunded: number) =>
      `${race} is cancelled. ${refunded === 0 ? 'Nobody had bet on it.' : `${count(refunded, 'bet was', 'bets were')} refunded.`}`,
    voided: (name: string, time: string | null, race: string, reason: string) =>
      `${time === null ? 'A DNF' : `The lap **${time}**`} of **${name}** in ${race} was voided: ${reason}`,
    voidedLeft: (best: string | null) =>
      best === null ? 'No time of theirs is left on the board.' : `Their best is now **${best}**.`,
    voidedBefore: (name: string, race: string) =>
      `That lap of ${name} in ${race} had been voided before. Nothing changed.`,
    lapChoice: (
      time: string | null,
      number: number,
      race: string,
      ago: string,
      name: string | null,
    ) => `${time ?? 'DNF'} · ${name === null ? '' : `${name}, `}lap ${number} in ${race} · ${ago}`,
    ago: (minutes: number) =>
      minutes < 1
        ? 'just now'
        : minutes < 120
          ? `${minutes} min ago`
          : `${Math.floor(minutes / 60)} h ago`,
    lockChoice: {
      manual: 'manual: a host locks it',
      'first-lap': 'first-lap: the first lap locks it',
      timed: (text: string) => `${text} from now`,
    },
    listTitle: 'Races',
    listEmpty: 'There has not been a race yet. `/race open` or the first `/lap time:…` opens one.',
    listNext: 'No race is on. `/race open` or the next `/lap time:…` opens one.',
    listStatus: (status: RaceStatus, isCancelled: boolean) =>
      isCancelled ? 'cancelled' : statusWords[status],
    listRacers: (racers: number, laps: number) =>
      `${count(racers, 'racer', 'racers')}, ${count(laps, 'lap', 'laps')}`,
    listPot: (pot: number, bets: number) =>
      bets === 0 ? 'no bets' : `${coins(pot)} in ${count(bets, 'bet', 'bets')}`,
    listLeader: (name: string, time: string) => `${name} leads with ${time}`,
    listWinner: (name: string, time: string) => `${name} first with ${time}`,
    listWaiting: (waiting: number) =>
      `**${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓**`,
    listFirstLap: 'locks with the first lap',
    listLocksAt: (at: Date) => `locks <t:${Math.floor(at.getTime() / 1000)}:R>`,
    listRules: { self: [], host: ['hosts record laps'], confirmed: ['laps need a ✓'] },
    listPayout: { double: 'double', pool: 'pool' },
    listSelfOnly: 'racers back only themselves',
    more: (hidden: number) => `… and ${hidden} more`,
    reminder: (race: string, at: Date, hasWinner: boolean) =>
      hasWinner
        ? `For the host: nobody has driven in **${race}** for 12 hours. It is paid out by itself <t:${Math.floor(at.getTime() / 1000)}:R>, unless somebody drives another lap.`
        : `For the host: nobody has a time in **${race}** after 12 hours. It is cancelled by itself <t:${Math.floor(at.getTime() / 1000)}:R> and every bet refunded, unless somebody drives a lap.`,
    endedItself: (race: string) =>
      `Nobody had driven in ${race} for 24 hours, so it ended by itself.`,
    undoHint: 'A host can take the payout back for 24 hours with `/settle undo:True`.',
  },
  board: {
    title: (race: string) => race,
    state: (status: RaceStatus, isCancelled: boolean, rule: PayoutRule) =>
      `${isCancelled ? 'cancelled, bets refunded' : statusWords[status]} · ${rule === 'double' ? 'a winning bet pays double' : 'winners share the pot'}`,
    empty: 'No lap yet. `/lap time:…` sets the first.',
    leader: 'leader',
    dnf: 'DNF',
    gap: (ms: number) => `gap ${formatGap(ms)}`,
    interval: (ms: number) => `int ${formatGap(ms)}`,
    more: (hidden: number) => `… and ${hidden} more`,
    noGap: '—',
    stateLabel: 'Now',
    open: 'Open for laps and bets',
    openUntil: (unixSeconds: number) => `Open for laps and bets\nBets lock <t:${unixSeconds}:R>`,
    locked: 'Bets are locked, laps still count',
    finished: 'Finished and paid out',
    cancelled: 'Cancelled, every bet refunded',
    closed: (channelId: string) =>
      `⚠ The live board is missing: I may not write in <#${channelId}>. Let me ${boardRights} there, or choose another channel in \`/party setup\`; it comes within a minute.`,
    potLabel: 'Pot',
    noBets: (status: RaceStatus) => (status === 'OPEN' ? 'No bets yet' : 'No bets'),
    pot: (pot: number, bets: number) => `${coins(pot)} in ${count(bets, 'bet', 'bets')}`,
    paid: (pot: number, paidOut: number) => `${coins(pot)} staked, ${coins(paidOut)} paid`,
    backingLabel: 'Backed',
    backed: (name: string, amount: number) => `${name} · ${coins(amount)}`,
    footer: (rule: PayoutRule, isOver: boolean) =>
      `${rule === 'double' ? 'A winning bet pays double' : 'Winners share the pot'}.${isOver ? '' : ' /lap time:… sets a lap.'} Play chips without cash value.`,
    podiumAlt: (
      race: string,
      places: readonly { readonly name: string; readonly lapTimeMs: number }[],
    ) =>
      `Podium of ${race}: ${places.map(({ name, lapTimeMs }, index) => `${index + 1}. ${name}, ${formatLapTime(lapTimeMs)}`).join('; ')}.`,
    chooseRacer: (race: string, stake: number | null) =>
      stake === null
        ? `Whom do you back in ${race}?`
        : `Whom do you back in ${race} with ${coins(stake)}?`,
    racerPlaceholder: 'Choose a racer',
    racerPlace: (position: number, lapTimeMs: number | null) =>
      lapTimeMs === null ? 'DNF' : `P${position} · ${formatLapTime(lapTimeMs)}`,
    racerWithoutLap: 'No lap yet',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    amountTitle: (name: string) => `Bet on ${name}`,
    amountLabel: 'How many coins?',
    amountHint: (balance: number) => `250, 1k, 50%, half or all. You have ${coins(balance)}.`,
  },
  control: {
    title: 'Run the evening',
    footer: 'Only hosts can press these; answers are for you alone.',
    posted:
      'The panel is below and follows what happens. Out of sight? `/party control` again brings it down here, or into the channel where you type it.',
    closed: (channelId: string) =>
      `⚠ The panel cannot follow: I may not write in <#${channelId}>. Let me ${boardRights} there, or type \`/party control\` in another channel.`,
    racesLabel: 'Races',
    noRace: 'None is on.',
    race: (title: string, status: RaceStatus, waiting: number) =>
      `**${title}**: ${statusWords[status]}${waiting === 0 ? '' : ` · **${count(waiting, 'lap waits', 'laps wait')} for a ✓**`}`,
    roundLabel: 'Word game',
    noRound: 'No round is running.',
    round: (round: number, status: RoundStatus) => `Round ${round}: ${roundWords[status]}`,
    open: 'Open a race',
    list: (waiting: number) =>
      waiting === 0 ? 'Race list' : `✓ ${count(waiting, 'lap waits', 'laps wait')}`,
    raceAction: (action: string, title: string) => {
      const verb = action === 'lock' ? 'Lock bets' : action === 'unlock' ? 'Unlock bets' : 'Settle';
      return title === '' ? verb : `${verb}: ${title}`;
    },
    start: 'Start a round',
    vote: 'Open voting',
    reveal: 'Reveal',
    overlay: 'Overlay link',
    titleField: 'Title',
    titleHint: 'Left out: its track, or its number.',
    trackField: 'Track',
    trackHint: 'Where it is driven.',
    payoutField: 'What a winning bet pays',
    payouts: { double: 'double: twice the stake', pool: 'pool: winners share the pot' },
  },
  bet: {
    title: 'Bet placed',
    raisedTitle: 'Bet raised',
    on: 'On',
    stake: 'Stake',
    stakeRaised: (added: number, total: number) => `${coins(total)} (${coins(added)} added)`,
    rule: 'Rule',
    ruleText: (rule: PayoutRule) =>
      rule === 'double'
        ? 'Double: a winning bet pays twice its stake.'
        : 'Pool: winners share the pot by stake.',
    possible: 'Pays if it wins',
    possiblePool: (amount: number) => `about ${coins(amount)}, as the pot stands now`,
    balance: 'Balance after',
    titleFor: (name: string, isRaised: boolean) =>
      `Bet ${isRaised ? 'raised' : 'placed'} for ${name}`,
    pot: 'Pot now',
    potText: (pot: number, backing: number, target: string, share: string) =>
      `${coins(pot)}, of which ${coins(backing)} on ${target}. This bet would take ${share} of the pot.`,
    footer: (staked: number, total: number, canRepeat: boolean) =>
      `${canRepeat ? `Again stakes ${coins(staked)} more. ` : ''}Withdraw takes ${staked === total ? 'it' : `all ${coins(total)}`} back until betting locks. Play chips without cash value.`,
    withdrawn: (amount: number, target: string, race: string, balance: number) =>
      `${coins(amount)} on **${target}** in ${race} are back in the wallet: ${coins(balance)} now. \`/bet\` places another while betting is open.`,
    inRace: (race: string) => `in ${race}`,
  },
  bets: {
    title: (name: string) => `Bets of ${name}`,
    empty: 'No bets yet. `/bet racer:… amount:100` places one while a race is open.',
    summary: (pending: number, staked: number) =>
      pending === 0
        ? 'Nothing at stake.'
        : `${count(pending, 'bet waits', 'bets wait')}, ${coins(staked)} at stake.`,
    line: (target: string, race: string, stake: number) =>
      `**${target}** in ${race}: ${coins(stake)}`,
    states: {
      open: 'pending, can be withdrawn',
      locked: 'pending, locked',
      won: (payout: number) => `won, paid **${coins(payout)}**`,
      lost: 'lost',
      refunded: 'refunded',
    },
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    withdraw: 'Withdraw a bet …',
    withdrawOption: (target: string, stake: number) => `${target}: ${coins(stake)}`,
  },
  wallet: {
    title: (name: string) => `Wallet of ${name}`,
    balance: (balance: number) => `**${coins(balance)}**`,
    empty: 'No coins have moved yet.',
    more: (hidden: number) => `… and ${hidden} older`,
    footer: 'Coins are play chips without cash value.',
    allowanceOffered: (amount: number) => `You have run out: take ${coins(amount)}, once a day.`,
    allowancePending: (amount: number) =>
      `Once no bet of yours waits any more, ${coins(amount)} a day are here for you.`,
    allowanceTaken: (nextSeconds: number) =>
      `Today’s coins are taken. The next are there <t:${nextSeconds}:R>.`,
    allowanceDone: (amount: number) =>
      `**${coins(amount)} are yours.** \`/bet\` puts them on somebody.`,
    kinds: {
      JOIN: 'Welcome coins',
      STAKE: 'Stake',
      PAYOUT: 'Payout',
      REFUND: 'Refund',
      PRIZE: 'Prize',
      GRANT: 'From the host',
      REVERSAL: 'Taken back',
      ALLOWANCE: 'Daily coins',
      MERGE: 'Merged guests',
      RESET: 'Fresh start',
    },
    mergedSeat: 'by the merged seat',
    on: (target: string) => `on ${target}`,
    inRound: (round: number) => `in round ${round}`,
    in: (race: string) => `in ${race}`,
  },
  settle: {
    title: (race: string) => `Pay out ${race}?`,
    winner: (name: string, timeMs: number) =>
      `Winner: **${name}** with **${formatLapTime(timeMs)}**.`,
    locked: 'Betting is locked from now on. *Unlock betting* opens it again.',
    waiting: (waiting: number, laps: readonly string[], hidden: number) =>
      `⚠ **${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓**: ${list(hidden > 0 ? [...laps, `${hidden} more`] : laps)}. Confirm or refuse ${waiting === 1 ? 'it' : 'them'} first, \`/race list\` brings ${waiting === 1 ? 'it' : 'them'} up; once paid out, ${waiting === 1 ? 'it counts' : 'they count'} no more.`,
    waitingLap: (name: string, timeMs: number) => `${name} ${formatLapTime(timeMs)}`,
    noBets: 'Nobody has bet, so no coins will move.',
    sums: (staked: number, paidOut: number) =>
      `At stake: ${coins(staked)}. To be paid: ${coins(paidOut)}.`,
    line: (bettor: string, target: string, stake: number, payout: number | null) =>
      payout === null
        ? `${bettor} on ${target}: ${coins(stake)}, lost`
        : `${bettor} on ${target}: ${coins(stake)} → **${coins(payout)}**`,
    lineRefund: (bettor: string, target: string, stake: number) =>
      `${bettor} on ${target}: ${coins(stake)} refunded`,
    more: (hidden: number) => `… and ${count(hidden, 'more bet', 'more bets')}`,
    footer: (button: string) =>
      `Nothing is paid until you press ${button}. A new lap makes a new preview.`,
    changed: 'The race changed after that preview, so nothing was paid. This is the new one.',
    involved:
      'You have a bet in this race yourself, so nothing is paid yet. Press again if the result is right; the log notes it.',
    done: (race: string, paidOut: number) =>
      `${race} is paid out: ${coins(paidOut)}. If that was wrong, \`/settle undo:True\` takes it back for 15 minutes.`,
    already: (race: string, paidOut: number) =>
      `${race} is paid out already: ${coins(paidOut)}, and nothing was paid twice. \`/settle undo:True\` takes a payout back for 15 minutes.`,
    announcement: (race: string, winner: string, timeMs: number) =>
      `${race} is settled. **${winner}** wins with **${formatLapTime(timeMs)}**.`,
    winners: (names: readonly string[], hidden: number) =>
      `Paid: ${list(hidden > 0 ? [...names, `${hidden} more`] : names)}.`,
    noWinners: 'Nobody had bet on the winner.',
    settlerInvolved: (name: string) => `Paid out by **${name}**, who had a bet in this race.`,
    refunded: 'Nobody had bet on the winner, so every stake went back.',
    winnerPaid: (name: string, amount: number) => `**${name}** ${coins(amount)}`,
    undoTitle: (race: string) => `Take back the payout of ${race}?`,
    undoHead: (winner: string, settledSeconds: number, untilSeconds: number) =>
      `Winner: **${winner}**, paid out <t:${settledSeconds}:R>. It can be taken back until <t:${untilSeconds}:t>.`,
    undoNothing: 'No coins were paid. The race becomes locked again.',
    undoLine: (name: string, amount: number, left: number) =>
      `${name} gives back ${coins(amount)} → ${coins(left)} left`,
    moreWallets: (hidden: number) => `… and ${count(hidden, 'more guest', 'more guests')}`,
    undoFooter: 'All its bets wait again, and the race is locked. Then correct it and settle anew.',
    undone: (race: string) =>
      `${race} is not paid out any more: it is locked, and its bets wait again. \`/settle\` makes a new preview.`,
    announcementUndone: (race: string, takenBack: number, bets: number) =>
      `The payout of ${race} is taken back: ${coins(takenBack)}. ${count(bets, 'bet waits', 'bets wait')} again.`,
    unlocked: (race: string) =>
      `Betting on ${race} is open again. \`/settle\` makes a new preview.`,
    announcementLocked: (race: string) => `Betting on ${race} is locked. Laps still count.`,
    announcementUnlocked: (race: string, locksAt: Date | null) =>
      `Betting on ${race} is open again.${locksAt === null ? '' : ` It locks <t:${Math.floor(locksAt.getTime() / 1000)}:R>.`}`,
  },
  wordGame,
  imposter: {
    starting: (round: number, players: number) =>
      `Round ${round} starts with ${players} players. Everybody gets a word by direct message; *Show my word* works too.`,
    isIn: (channelId: string) => `The round is played in <#${channelId}>.`,
    closedAtStart: (channelId: string, isHere: boolean) =>
      isHere
        ? `I may not post in this channel, so I can only change the one message below. Give me *View Channel*, *Send Messages* and *Embed Links* here; until then tell everybody about \`/imposter word\` and \`/imposter vote\`.`
        : `I may not post in <#${channelId}>, the channel for rounds, so the round is played here. Give me *View Channel*, *Send Messages* and *Embed Links* there, or choose another with \`/party setup\`.`,
    closed: (channelId: string) =>
      `I may not post in <#${channelId}>, so perhaps nobody sees this there: tell everybody to type \`/imposter vote\`. Give me *View Channel*, *Send Messages* and *Embed Links* there.`,
    roundTitle: (round: number) => `Word game, round ${round}`,
    topic: (topic: string) => `Topic: **${topic}**`,
    topicMissed: (topic: string) =>
      `No word about **${topic}** was at hand, so it can be anything.`,
    walkIns: (names: readonly string[], hidden: number) =>
      `Not asked: ${list(hidden > 0 ? [...names, `${hidden} more`] : names)}. Walk-ins have no Discord to send a word to.`,
    lobby: {
      opened: (round: number) =>
        `Round ${round} is open for players. Press *Deal* on its message once everybody has chosen.`,
      ask: (imposters: number) =>
        `Who plays? ${imposters === 1 ? 'One player gets' : `${imposters} players get`} only a hint, the others know the word.\nPress *I’m in* or *Sit out*; a host presses *Deal* to start.`,
      in: (players: number) => `**In (${players})**`,
      out: (guests: number) => `**Sitting out (${guests})**`,
      youAreIn: (round: number, players: number) =>
        `You are in for round ${round}: ${count(players, 'player', 'players')} so far. *Sit out* takes you off the list again.`,
      youSitOut: (round: number, players: number) =>
        `You sit round ${round} out; ${count(players, 'player is', 'players are')} in. *I’m in* puts you on the list.`,
    },
    fairness: {
      sealed: (commitment: string) => `Sealed deal: ${commitment}`,
      field: 'Sealed deal',
      proof: (commitment: string, salt: string) =>
        `\`${commitment}\`\nSalt: \`${salt}\`\n*Check the deal* shows how word and roles make this seal.`,
      title: 'Check the deal',
      body: (commitment: string) =>
        `The seal shown when the words were dealt is the SHA-256 of the text below, which names word, hint, imposters, civilians and salt. Hash the file \`deal.txt\` (\`sha256sum deal.txt\`, on a Mac \`shasum -a 256 deal.txt\`) and compare:\n\`${commitment}\``,
      people: 'Who is who',
      inFile: 'The text is in the file.',
      file: 'What the seal of the round was made of',
    },
    generating: (players: number) => `${players} players are in. The words are being written …`,
    active: (players: number, imposters: number) =>
      `${players} players have their words. ${imposters === 1 ? 'One of you is the imposter and knows' : `${imposters} of you are imposters and know`} only a hint.\nSay one word each that shows you know it, without giving it away.`,
    revealedWord: (word: string, hint: string) => `The word was **${word}**, the hint **${hint}**.`,
    revealedImposters: (imposters: readonly string[]) =>
      `${imposters.length === 1 ? 'The imposter was' : 'The imposters were'} **${list(imposters)}**.`,
    cancelled: 'The round was cancelled.',
    cancelDone: (round: number) =>
      `Round ${round} is cancelled, and nothing of it is shown. \`/imposter start\` begins the next.`,
    revealDone: (round: number) =>
      `Round ${round} is revealed. \`/imposter start\` begins the next.`,
    roles: { IMPOSTER: 'Imposter', CIVILIAN: 'Civilian' },
    secretLabel: { IMPOSTER: 'Your hint', CIVILIAN: 'Your word' },
    instructions: {
      IMPOSTER: 'You do not know the word. Blend in, and find out what it is.',
      CIVILIAN: 'You know the word. Hint at it, and find who has only a hint.',
    },
    private: 'Only you can see this. Keep it from the others.',
  },
  overlay: {
    title: 'Overlay for OBS',
    body: (url: string) =>
      `<${url}>\n\nIn OBS: *Sources → + → Browser*, paste the link, width **1920**, height **1080**.\nKeep it to yourself: whoever has the link can watch the overlay.`,
    dragTitle: 'Or drag one of these into OBS',
    drag: (links: readonly { readonly name: string; readonly url: string }[]) =>
      links.map(({ name, url }) => `[${name}](${url})`).join('\n'),
    panels: {
      all: 'Everything',
      tower: 'Timing tower',
      bets: 'Bets',
      imposter: 'Word game',
      toasts: 'News',
      result: 'Result',
      join: 'Join code',
    },
    layerName: (panel: string) => `Party OS: ${panel}`,
    viewersTitle: 'On air',
    viewers: (present: number, lastSeconds: number | null) =>
      lastSeconds === null
        ? 'No page has asked in the last day.'
        : `${count(present, 'page is', 'pages are')} open. Last contact <t:${lastSeconds}:R>.`,
    watchTitle: 'For spectators',
    watchOn: (url: string) =>
      `<${url}>\nOn: everybody with this link can watch on a phone. \`/party overlay do:watch-off\` ends it.`,
    watchOff: 'Off. `/party overlay do:watch-on` gives a link for phones that you may post.',
    watchIsOn: (url: string) =>
      `The link for spectators is on:\n<${url}>\nPost it where you like: it shows the party on a phone and can change nothing.`,
    watchIsOff:
      'The link for spectators is off. Pages that were open have gone dark; `/party overlay do:watch-on` brings them back.',
    confirmRotate:
      'This ends the overlay’s link, also the one on air in OBS, and the link for spectators. OBS shows nothing until you put the new link in.',
    rotated: 'The old links have ended. This is the new one.',
    rotatedBefore: 'The links were changed already. This is the one that works.',
    tested: (present: number) =>
      present === 0
        ? 'A test is on its way, but no overlay is open. Put the link into OBS (`/party overlay`), or refresh the source, and try again.'
        : `A test is on its way to ${count(present, 'open page', 'open pages')}: “Test from …” shows up within a second or two.`,
  },
  help: {
    title: 'What you can do now',
    join: '`/join` gets you in, with 1,000 coins.',
    lap: (race: string | null) =>
      race === null
        ? '`/lap time:1:24.500` opens a race with your lap.'
        : `\`/lap time:1:24.500\` sets your lap in ${race}.`,
    bet: (race: string) => `\`/bet racer:… amount:100\` backs a racer in ${race}.`,
    leaderboard: '`/leaderboard` shows who is ahead.',
    bets: '`/bets` shows your bets and what became of them.',
    wallet: (balance: number) => `\`/wallet\` shows your ${coins(balance)} and where they went.`,
    word: '`/imposter word` shows your secret word again.',
    vote: '`/imposter vote` gives you your ballot once a host has opened the vote.',
    scores: '`/imposter scores` shows who won what in the word game.',
    openVote:
      '`/imposter vote` opens the vote, `/imposter status` tells who is not ready (a host).',
    start: '`/imposter start` begins a round of the word game (a host).',
    settle: (race: string) => `\`/settle\` pays out ${race}, with a preview first (a host).`,
    reveal: '`/imposter reveal` counts the votes, or ends the round without prizes (a host).',
    overlay:
      '`/party control` posts buttons that run the evening, `/party overlay` gives the links of the overlay, `/party setup` the settings, `/party guest add` a seat for a walk-in (a host).',
    openRace: '`/race open` starts a race with rules of your own (a host).',
    races: '`/race list` shows every race, its pot and laps that wait (a host).',
    footer: 'Coins are play chips without cash value.',
  },
} as const;
