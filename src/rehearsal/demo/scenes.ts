import type { Outcome } from '../api.js';
import type { PersonRecord } from '../state/records.js';
import type { Scene } from './player.js';
import type { Stagehand } from './stagehand.js';

/** Labels of the bot's buttons. */
const label = {
  payOut: 'Pay out',
  unlock: 'Unlock betting',
  cancelRace: 'Cancel race and refund',
  showWord: 'Show my word',
} as const;

type Cast = (hand: Stagehand) => PersonRecord;
const host: Cast = (hand) => hand.host();
const guest =
  (index: number): Cast =>
  (hand) =>
    hand.guest(index);

/** One command by one person. */
function line(caption: string, who: Cast, command: string | ((hand: Stagehand) => string)): Scene {
  return {
    caption,
    async play(hand) {
      await hand.type(who(hand), typeof command === 'string' ? command : command(hand));
      return undefined;
    },
  };
}

function joining(caption: string, ...who: readonly Cast[]): Scene {
  return {
    caption,
    async play(hand) {
      for (const cast of who) await hand.type(cast(hand), '/join');
      return undefined;
    },
  };
}

/** A bet; where betting was left locked by an earlier evening, the host opens it again first. */
function bet(caption: string, who: Cast, racer: Cast, amount: string): Scene {
  return {
    caption,
    async play(hand) {
      const command = `/bet racer:<@${racer(hand).id}> amount:${amount}`;
      const first = await hand.type(who(hand), command);
      if (!first.messages.some((message) => /\blocked\b/i.test(message.content))) return undefined;
      const preview = await hand.type(hand.host(), '/settle');
      await hand.press(hand.host(), preview.messages, label.unlock);
      await hand.type(who(hand), command);
      return undefined;
    },
  };
}

/** The preview of this evening, which the next scenes confirm. */
let preview: Outcome | undefined;

const settling: readonly Scene[] = [
  {
    caption: 'The host previews the payout. Nothing is paid yet, and betting is locked.',
    async play(hand) {
      preview = await hand.type(hand.host(), '/settle');
      return undefined;
    },
  },
  line('One more lap comes in while the host still looks at the preview …', guest(0), '/lap time:1:29.870 car:Mazda MX-5'),
  {
    caption: 'The host presses "Pay out": the board changed, so nobody is paid and a new preview appears.',
    async play(hand) {
      if (preview) preview = (await hand.press(hand.host(), preview.messages, label.payOut)) ?? preview;
      return undefined;
    },
  },
  {
    caption: 'The host confirms the new preview. The winning bets are paid, once.',
    async play(hand) {
      await payOut(hand);
      return undefined;
    },
  },
];

/** Confirms until no preview comes back; a race without a winner is cancelled and refunded instead. */
async function payOut(hand: Stagehand): Promise<void> {
  let current = preview ?? (await hand.type(hand.host(), '/settle'));
  for (let tries = 0; tries < 5; tries += 1) {
    const next =
      (await hand.press(hand.host(), current.messages, label.payOut)) ??
      (await hand.press(hand.host(), current.messages, label.cancelRace));
    if (!next) return;
    current = next;
  }
}

const wordGame: readonly Scene[] = [
  {
    caption: 'The host starts the word game. Everybody gets a word by direct message, except one, who gets a hint.',
    async play(hand) {
      const first = await hand.type(hand.host(), '/imposter start');
      const isRefused = first.messages.every((message) => message.ephemeral);
      if (!isRefused) return undefined;
      await hand.type(hand.host(), '/imposter reveal');
      await hand.type(hand.host(), '/imposter start');
      return undefined;
    },
  },
  {
    caption: 'One guest has closed direct messages. "Show my word" answers just as well, and only to them.',
    async play(hand) {
      const shy = hand.shyGuest();
      await hand.press(shy, await hand.awaitButton(shy, label.showWord), label.showWord);
      return undefined;
    },
  },
  line('A guest looks at the word once more.', guest(1), '/imposter word'),
  line('The host ends the round: who had only the hint?', host, '/imposter reveal'),
];

/** The demo party: an evening in about a minute. It takes what an earlier evening left behind as it is. */
export const scenes: readonly Scene[] = [
  joining('The host joins the party.', host),
  line('The host asks for the overlay link, to be put into OBS.', host, '/party overlay'),
  joining('Three guests join. Everybody starts with 1,000 coins.', guest(0), guest(1), guest(2)),
  joining('Four more come in.', guest(3), guest(4), guest(5), guest(6)),
  line('The first lap opens a race.', guest(0), '/lap time:1:32.480 car:Mazda MX-5 track:Lakeside'),
  line('A faster lap takes the lead.', guest(1), '/lap time:1:31.905 car:Toyota GR86'),
  line('Not every lap is a good one.', guest(2), '/lap time:1:34.120 car:Mini Cooper'),
  line('And the lead changes again.', guest(3), '/lap time:1:31.240 car:Porsche Cayman'),
  line('One car does not finish.', guest(4), '/lap dnf:true car:BMW M2'),
  line('A guest asks for the board.', guest(5), '/leaderboard'),
  bet('A guest backs the leader with 250 coins.', guest(5), guest(3), '250'),
  bet('Another one stakes half of their wallet on second place.', guest(6), guest(1), 'half'),
  bet('A racer backs herself.', guest(0), guest(0), '100'),
  line(
    'A bet that the wallet does not cover is refused, with a sentence.',
    guest(4),
    (hand) => `/bet racer:<@${hand.guest(1).id}> amount:1000000`,
  ),
  line('The car that did not finish comes back with a time.', guest(4), '/lap time:1:33.015 car:BMW M2'),
  line('Second place finds half a second and leads.', guest(1), '/lap time:1:30.660 car:Toyota GR86'),
  line('The old leader answers.', guest(3), '/lap time:1:30.410 car:Porsche Cayman'),
  ...settling,
  line('A winner looks at the wallet and where the coins came from.', guest(0), '/wallet'),
  ...wordGame,
  {
    caption: 'The evening is over.',
    play: async () => 'The evening is over: the race is paid out and the round revealed. Now it is your turn.',
  },
];
