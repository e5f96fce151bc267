import type { ErrorsText } from '../texts/errors.js';
import { coins, count, list } from './words.js';

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
    'That is not a Discord invite. Copy one from *Invite People*, such as `https://discord.gg/abcdefg`; nothing was changed.',
  prize: 'A prize is a whole number from 0 to 1,000,000. Nothing was changed.',
  accent: 'Write the colour as six hexadecimal digits, such as `#8b5cf6`. Nothing was changed.',
  role: 'With that role everybody would be a host. Pick a role that only hosts have; nothing was changed.',
  channel:
    'I cannot write in that channel. Pick a text channel of this server in which I may send messages; nothing was changed.',
} as const;

const tooLate = {
  cancel:
    'That race was cancelled more than 15 minutes ago and stays cancelled. Open a new one with `/race open`.',
  left: 'That race ended by itself more than 24 hours ago and stays cancelled. Open a new one with `/race open`.',
  grant:
    'Those coins were granted more than 15 minutes ago. `/party grant` with the opposite amount puts it right.',
  merge:
    'Those guests were merged more than 24 hours ago and stay one. `/party guest add` makes a seat of its own.',
  remove:
    'That guest was removed more than 24 hours ago. `/party guest restore` brings a guest back at any time.',
  reset:
    'The party was reset more than 24 hours ago, so that stays. The tables attached to the reset have all that was there.',
} as const;

const builtOn = {
  race: 'A race that the merge reached into is over by now.',
  bet: 'A bet that went along was raised, taken back or decided since.',
  lap: 'A lap that went along was voided or decided since.',
  seat: 'One of the two seats was merged, removed or taken over since.',
} as const;

const missing = {
  race: 'There is no such race in this party any more. `/leaderboard` shows the one that is on.',
  lap: 'There is no such lap in this party any more. `/leaderboard` shows the times that count.',
  bet: 'There is no such bet in this party any more. `/bets` shows the ones you have.',
  round:
    'There is no such round in this party any more. `/imposter start` begins a new one (a host).',
  guest:
    'There is no such guest in this party any more. Pick a name from the list that opens while you type.',
  payout:
    'There is no such payout in this party any more. `/settle undo:True` shows what can be taken back.',
  act: 'There is nothing of that kind to take back in this party any more. `/party log` shows what is.',
  offer: 'That question is too old or was answered already. Type the command again.',
} as const;

export const errors: ErrorsText = {
  'not-in-server': () =>
    'Party OS works inside a Discord server. Open the server of your party and type the command there.',
  'not-joined': () =>
    'You have not joined this party yet. Press *Join* or type `/join`, then try again.',
  'host-only': () =>
    'Only a host can do that: somebody with the permission *Manage Server* or the party’s host role. Ask one of them, or see `/help` for what you can do.',
  'guest-removed': () =>
    'A host has taken your seat out of this party, so you cannot play. Ask a host: `/party guest restore` brings it back.',
  'guest-merged': ({ name }) =>
    `A host has merged this account’s seat into ${name}, who plays with another Discord account: use that one. If you are somebody else, ask a host for \`/party guest add\`; then \`/join pin:\` gives you a seat of your own.`,
  'guest-gone': ({ name }) =>
    `${name} is no longer at this party, so nothing was changed. Pick somebody else, or ask a host: \`/party guest restore\` brings back a guest who was removed.`,
  'already-guest': ({ name }) =>
    `You are a guest already, as ${name}. If the seat with that PIN is yours too, ask a host: \`/party guest merge\` makes one seat of the two.`,
  'pin-invalid': () =>
    'A PIN is four digits, such as `4821`. Nothing was tried; ask the host for the PIN of the seat.',
  'pin-wrong': () =>
    'No free seat has that PIN. A host can give you a new one with `/party guest pin`; without a PIN, `/join` gives you a seat of your own.',
  'pin-locked': ({ minutes }) =>
    `Too many wrong PINs. Try again in ${count(minutes, 'minute', 'minutes')}, or type a plain \`/join\` and ask a host for \`/party guest merge\`.`,
  'claim-wrong': () =>
    'No seat has that name and PIN. Look at both once more; a host can give the seat a new PIN.',
  'wait-for-host': () =>
    'Many wrong PINs were tried at this party, so a host has to let this phone in. Ask one to press *Let in*; this page goes on by itself then.',
  'code-wrong': () =>
    'That code has ended or was cut short. Scan the QR code on the screen or poster once more.',
  'web-join-closed': ({ isForNew }) =>
    isForNew
      ? 'New guests cannot sit down by phone at this party. Type `/join` in Discord, or ask a host for a seat and its PIN.'
      : 'Phones are switched off at this party. Ask a host to switch them on, or play in Discord.',
  'link-spent': ({ kind }) =>
    kind === 'phone'
      ? 'That link was used already or is older than ten minutes. `/join` or `/wallet` in Discord gives you a new one.'
      : 'That link was used already or is older than ten minutes. `/party control` in Discord gives you a new one; without Discord, starting Party OS prints one.',
  'phones-unreachable': () =>
    'Phones cannot reach this Party OS: it listens on its own machine alone. Whoever runs it starts it with `HOST=0.0.0.0`, or sets `PUBLIC_URL`.',
  'photo-too-large': () =>
    'That picture is too large. Choose a smaller one, or take a photo here; one megabyte is plenty.',
  'photo-unreadable': () =>
    'That is no picture that can be read here. JPEG, PNG and WebP can; a screenshot of it would do.',
  'photos-off': () =>
    'This party takes no pictures of guests. A host can change that at race control.',
  'control-only': () =>
    'Only a host who is signed in at race control can do that. Open race control, then try again.',
  'out-of-scope': () =>
    'This key may not do that. A host makes one with a wider scope at race control.',
  'account-needed': () =>
    'That is done in Discord. Open the server of your party and type the command there.',
  'guest-not-removed': ({ name }) =>
    `${name} is at the party, so there is nobody to restore. \`/party guest list\` shows who was removed.`,
  'guest-in-round': ({ name, round }) =>
    `${name} plays in round ${round} of the word game. Reveal or cancel the round first; nothing was changed.`,
  'merge-same': ({ name }) =>
    `Both \`from\` and \`into\` are ${name}. Pick two different guests; nothing was changed.`,
  'merge-backs-other': ({ name, title, backed, isOpen }) =>
    `In ${title}, racers may back only themselves: one of the two seats drives, the other has a bet on ${backed}. ${isOpen ? 'Take that bet back first, with *Withdraw* on its ticket or under `/bets`' : 'Settle or cancel the race first'}; then merge ${name}. Nothing was changed.`,
  'merge-built-on': ({ name, what }) =>
    `${builtOn[what]} The two stay one guest, ${name}. A host can add a seat with \`/party guest add\` and put coins right with \`/party grant\`.`,
  'grant-invalid': () =>
    'Give a whole number of coins other than 0, such as `amount:250`, or `amount:-100` to take some. Nothing was moved.',
  'grant-below-zero': ({ name, balance }) =>
    `${name} has ${coins(balance)}, and a wallet never goes below zero. Nothing was moved; take that much at most.`,
  'grant-over-limit': ({ name, room }) =>
    `The wallet of ${name} cannot hold that many coins, so nothing was moved. ${room === 0 ? 'It is full: take some out first, with a negative amount.' : `Give at most ${coins(room)}.`}`,
  'grant-reason-missing': () =>
    'Say why in `reason`, in up to 100 visible characters. It is shown in the wallet and in `/party log`.',
  'setting-invalid': ({ field }) => settingReasons[field],
  'reset-built-on': ({ name }) =>
    `Coins have moved since the reset (${name} is one of them), and going back would overwrite that. Take back what was done since: withdraw bets, cancel the race, undo the payout or grant. Then the reset can be taken back; the tables attached to it have all that was there.`,
  'reset-name-wrong': ({ name }) =>
    `That is not the name of the party, so nothing was reset. Press *Reset…* again and type ${name}.`,
  'name-invalid': () =>
    'That name has nothing that can be shown. Pick 1 to 32 visible characters, such as `name:Ann`.',
  'name-looks-like': ({ name, other }) =>
    `“${name}” looks like ${other}, who is at this party already, and bets would go to the wrong one. Add your surname, such as “${name} B.”; if that seat is yours, its PIN lets you in. A host may give any name with \`/party guest rename\`.`,
  'guest-unknown': ({ input }) =>
    `Nobody at this party is called “${input}”. Pick a name from the list that opens while you type.`,
  'guest-ambiguous': ({ input, guests }) =>
    `“${input}” fits ${list(
      guests
        .slice(0, 10)
        .map(
          ({ name, account, coins: held }) =>
            `${name} (${account === null ? 'walk-in' : `account …${account}`}, ${coins(held)})`,
        ),
      Math.max(0, guests.length - 10),
    )}. Type more of the name, or pick one from the list.`,
  'target-not-joined': ({ name }) => `${name} has not joined the party. They type \`/join\` first.`,
  'target-is-bot': () => 'That is a bot, and bots do not play. Pick one of the guests.',
  'lap-needs-time-or-dnf': ({ isBoth }) =>
    isBoth
      ? 'Give either a `time` or `dnf:True`, not both.'
      : `Give the lap’s \`time\`, such as \`/lap time:1:24.500\`, or \`/lap dnf:True\` if you did not finish.`,
  'lap-time-invalid': ({ input }) =>
    `“${input}” is not a lap time I can read. Write it as ${lapForms}, up to 24 hours.`,
  'text-too-long': ({ field, limit }) =>
    `That ${field} is too long. Use at most ${limit} characters.`,
  'no-live-race': () => 'No race is on. The first `/lap time:…` or `/bet` opens one.',
  'no-race-yet': () =>
    'There has not been a race yet. The first `/lap time:…` or `/bet` opens one.',
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
  'edit-nothing': () =>
    'Say what is to change: `title`, `track`, `payout`, `lock` or `cap`. What you leave out stays.',
  'edit-has-bets': ({ title, bets }) =>
    `${count(bets, 'bet is', 'bets are')} on ${title}, and what a bet pays stays as it was when it was placed. Nothing was changed; without \`payout\` the rest can be.`,
  'edit-locked': ({ title }) =>
    `Betting on ${title} is locked, so there is no lock to set. \`/race unlock\` opens it; then say when it locks.`,
  'edit-driven': ({ title }) =>
    `Laps have been driven in ${title}, so no first lap is left to lock it. \`/race lock\` locks it at once; \`lock:5m\` gives it time.`,
  'cap-invalid': ({ input }) =>
    `“${input}” is not a cap I can read. Write coins such as \`500\` or \`1k\`, or \`none\`.`,
  'edit-over-cap': ({ title, cap, most }) =>
    `One guest has ${coins(most)} on ${title} already, and those bets stand. ${coins(most)} is the lowest cap that fits; nothing was changed for ${coins(cap)}.`,
  'entrant-driven': ({ title, name, isOwn }) =>
    isOwn
      ? `You have a lap in ${title}, so you are one of its racers. If that lap is wrong, a host can take it off the board with \`/race void-lap\`.`
      : `${name} has a lap in ${title}, so nothing was changed. \`/race void-lap\` takes the lap off the board first.`,
  'stake-capped': ({ title, cap, room, name }) =>
    `${name === undefined ? 'You' : name} may stake ${coins(cap)} on ${title} at most, in all. ${room === 0 ? `That is staked already; a bet that is taken back makes room.` : `${coins(room)} more ${room === 1 ? 'is' : 'are'} possible: \`amount:${room}\`.`} Nothing was placed.`,
  'extend-invalid': ({ input }) =>
    `“${input}” is not a time I can add. Write \`90s\`, \`5m\` or \`1h\`, from 10 seconds to 24 hours.`,
  'extend-untimed': ({ title }) =>
    `Betting on ${title} locks at no set time, so there is nothing to extend. \`/race edit lock:5m\` sets one.`,
  'opening-by-host': () =>
    'No race is on, and at this party only hosts open one. Ask one of them for `/race open`.',
  'lap-too-late': ({ title }) =>
    `Too late for ${title}: it was paid out a moment ago, so the lap was not recorded. Open a new race with it?`,
  'laps-by-host': ({ title }) => `Only hosts record laps in ${title}. Tell one of them your time.`,
  'claim-own': () =>
    'You cannot confirm a lap of your own. Another host presses ✓; if you are the only one, give somebody the host role (`/party setup` sets which role that is). *✗ Refuse* takes your lap back.',
  'claim-settled': ({ title }) =>
    `${title} was paid out without that lap. If it has to count, take the payout back with \`/settle undo:True\`, then press again.`,
  'lap-unknown': ({ input }) =>
    `That racer has no lap “${input}” that counts. Pick one from the list that opens while you type in \`lap\`.`,
  'lap-kept': ({ minutes }) =>
    `Whoever typed a lap can take it back for ${minutes} minutes. After that a host takes it off the board with \`/race void-lap\`.`,
  'reason-missing': () =>
    'Say why the lap is voided, such as `reason:cut the chicane`. Everybody can read it.',
  'void-settled': ({ title }) =>
    `${title} is paid out, so its laps stay as they are. Take the payout back first with \`/settle undo:True\`, then void the lap.`,
  'void-cancelled': ({ title }) =>
    `${title} was cancelled, so its laps no longer decide anything. Nothing was changed.`,
  'race-finished': ({ title, isCancelled }) =>
    isCancelled
      ? `${title} was cancelled, and every bet was refunded.`
      : `${title} is finished and paid out. The next \`/lap time:…\` opens a new race.`,
  'no-timed-lap': ({ title, waiting }) =>
    waiting === 0
      ? `Nobody has a time in ${title} yet, so nobody can have won. Wait for a lap, or cancel the race: every bet is then refunded.`
      : `Nobody has a time that counts in ${title}, but ${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓. Confirm or refuse ${waiting === 1 ? 'it' : 'them'} first (\`/race list\` brings ${waiting === 1 ? 'it' : 'them'} up), or cancel the race: every bet is then refunded.`,
  'amount-invalid': ({ reason }) => `${amountReasons[reason]} Write it as ${amountForms}.`,
  'amount-ambiguous': ({ input, more, less }) =>
    `“${input}” can mean ${coins(more)} or ${coins(less)}, so nothing was placed. Write \`${more}\` or \`${Math.floor(less)}\`.`,
  'amount-over-balance': ({ amount, balance, name }) =>
    `${name === undefined ? 'You have' : `${name} has`} ${coins(balance)}, and that bet needs ${coins(amount)}. Nothing was placed. Try \`amount:all\` or less.`,
  'wallet-empty': ({ name }) =>
    name === undefined
      ? 'You have no coins left to bet. Coins come back when a race with your bets is paid out or cancelled; without a pending bet, `/wallet` gives you 200 once a day.'
      : `${name} has no coins left to bet. Coins come back when a race with their bets is paid out or cancelled.`,
  'backs-self-only': ({ title, name }) =>
    name === undefined
      ? `In ${title}, racers may back only themselves, and you are on its board. Bet on yourself, or on another race with \`race:\`.`
      : `In ${title}, racers may back only themselves, and ${name} is on its board. Bet on ${name}, or on another race with \`race:\`.`,
  'backs-other': ({ title, backed, isOpen, name }) =>
    `In ${title}, racers may back only themselves, and ${name === undefined ? 'you have' : `${name} has`} a bet on ${backed}. ${isOpen ? '`/bets` takes it back while betting is open; then drive.' : 'Betting is locked, so the bet stands and nothing was recorded.'}`,
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
    `There are ${coins(balance)} in your wallet. The daily coins are for guests with fewer than ${limit}; bet some of yours with \`/bet\`.`,
  'allowance-pending-bet': () =>
    'You still have coins on a race. The daily coins are for guests with none in play: wait until it is paid out, or press *Withdraw* on the bet’s ticket.',
  'allowance-taken': ({ nextSeconds }) =>
    `You have had today’s coins. The next come <t:${nextSeconds}:R>, at <t:${nextSeconds}:t> your time.`,
  'nothing-to-undo': () =>
    'There is no payout to take back: that is possible for 15 minutes, or for 24 hours where a race was paid out by itself. A host can put coins right with `/party grant`.',
  'undo-not-settled': ({ title, status }) =>
    status === 'CANCELLED'
      ? `${title} was cancelled, not paid out: every bet was refunded. The select under \`/party log\` takes that back for 15 minutes.`
      : `${title} is not paid out, so there is nothing to take back.`,
  'undo-too-late': ({ title, isAutomatic }) =>
    `${title} was paid out more than ${isAutomatic ? '24 hours' : '15 minutes'} ago; its payout stands. A host can put coins right with \`/party grant\`.`,
  'undo-before-reset': ({ title }) =>
    `${title} was paid out before the party was reset, and every wallet has started afresh since, so its payout stands. A host can put coins right with \`/party grant\`.`,
  'act-too-late': ({ kind, isAutomatic }) => tooLate[isAutomatic ? 'left' : kind],
  'act-before-reset': () =>
    'The party was reset after that, and every wallet has started afresh, so it stays as it is. A host can put coins right with `/party grant`.',
  'too-few-players': ({ present, needed }) =>
    `The word game needs ${needed} guests who joined from Discord, and ${present} ${present === 1 ? 'is' : 'are'} here. Let the others type \`/join\`, then start again.`,
  'round-running': ({ round, isLobby }) =>
    isLobby
      ? `Round ${round} is still waiting for its players. *Deal* on its message starts it, \`/imposter cancel\` ends it; then another can start.`
      : `Round ${round} is still running. A host ends it with \`/imposter reveal\` or \`/imposter cancel\`; then the next can start.`,
  'too-many-players': ({ present, most }) =>
    `${present} guests are here, and a round holds ${most}: its ballot fits no more. Start with \`players:lobby\`, so that those who want to play say so.`,
  'lobby-full': ({ round, most }) =>
    `Round ${round} is full: ${most} players are in. You can take the place of somebody who presses *Sit out*, or play in the next round.`,
  'too-many-imposters': ({ imposters, players, most }) =>
    `${imposters} imposters are too many for ${players} players: at most a third, here ${most}. Start again with fewer, or wait for more players.`,
  'imposters-invalid': () => 'A round needs at least one imposter. Leave `imposters` out for one.',
  'talk-time-invalid': ({ input }) =>
    `“${input}” is not a talking time I can read. Write \`90s\`, \`3m\` or \`1.5m\`: from 15 seconds to 60 minutes.`,
  'turn-time-invalid': ({ input }) =>
    `“${input}” is not a time for a speaker. Write \`30s\` or \`1m\`: from 10 seconds to 10 minutes.`,
  'lobby-too-small': ({ present, needed }) =>
    `${present === 0 ? 'Nobody is' : present === 1 ? 'Only one guest is' : `Only ${present} guests are`} in, and the word game needs ${needed}. Press *Deal* again when more have pressed *I’m in*.`,
  'lobby-closed': ({ round }) =>
    `Round ${round} has started and takes no more names. You can play in the next one.`,
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
  'turn-not-yours': ({ name }) => `It is ${name}’s turn. *Next* is for the speaker, and for hosts.`,
  'voted-out': ({ round }) =>
    `You were voted out of round ${round}: no votes and no clues until it is over. Watch how it ends; you play again in the next one.`,
  'clue-closed': ({ round }) =>
    `Nobody is talking in round ${round} right now, so there is no clue to note. The round’s message shows where it stands.`,
  'clue-early': ({ name }) =>
    `It is ${name}’s turn. Note your clue once you have the floor, or later in the talk.`,
  'clue-empty': () => 'There was no letter in that clue. Press *Note my clue* again.',
  'clue-secret': () =>
    'That gives away what only you may know. Say something else and press *Note my clue* again.',
  'clue-rude': () =>
    'Everybody sees clues, on the stream too, so this one is not shown. Press *Note my clue* again with another.',
  'vote-not-ready': ({ round }) =>
    `The words of round ${round} are not dealt yet, so there is nothing to vote on. Try again in a few seconds.`,
  'vote-by-host': ({ round }) =>
    `The players of round ${round} are still talking. Ask for the vote with \`/imposter vote\`: a host, or more than half of the players, opens it.`,
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
  'not-found': ({ what }) => missing[what],
  'party-full': () =>
    'This party is full: all 9,000 PINs are taken. Ask a host to remove guests who have left.',
  'wallet-full': ({ name }) =>
    `The wallet of ${name} cannot hold that many coins, so nothing was moved. A host makes room with \`/party grant\` and a negative amount, then it works; a pot that is larger than any wallet can only go back with \`/race cancel\`.`,
  'too-fast': ({ seconds }) =>
    `That was too often in a short time, so nothing was done. Try again in ${count(seconds, 'second', 'seconds')}.`,
  'try-again': () =>
    'Too many people did this at the same moment. Nothing was changed; try once more.',
  'database-away': () =>
    'The party’s database does not answer at the moment. Nothing was changed; try again in a minute, or tell the host.',
  'database-lost': () =>
    'The connection to the party’s database broke while this was being done. Look whether it is there before you try again.',
  'database-slow': () =>
    'The party’s database took too long for this, so nothing was changed. Try again in a moment.',
  'disk-full': () =>
    'The disk of the computer that runs the party is full, so nothing was changed. Please tell the host to make room.',
};
