import type { Outcome, Scene, Stagehand } from 'discord-stand-in';
import { type Cast, guest, host, line, longer, tell } from './cast.js';
import { createWordGame } from './word-game.js';

/** Names of the bot's buttons, as their custom ids begin. */
const button = {
  betOnBoard: 'bet-on',
  betAgain: 'bet-again',
  payOut: 'pay-out',
  unlock: 'unlock-betting',
  cancelRace: 'cancel-race',
  confirmCancel: 'confirm-cancel',
} as const;

/** The lap by which all others of the evening are measured, in milliseconds. */
const usualBestMs = 89_870;

/** Two racers fight for the lead: one guest has everything on the first, two back the second. */
const ava = guest(0);
const ben = guest(1);
const chloe = guest(2);
const dev = guest(3);
const elif = guest(4);
const finn = guest(5);
const gus = guest(6);

/** One evening: what its scenes have to remember of each other. */
interface Evening {
  bestMs: number;
  preview: Outcome | undefined;
}

/** One joins and reads the answer; several are seen coming in. */
function joining(caption: string, ...who: readonly Cast[]): Scene {
  return {
    caption: tell(caption, ...who),
    viewer: (who.length === 1 ? who[0] : undefined) ?? host,
    pauses: who.length === 1 ? longer : 1,
    async play(hand) {
      for (const cast of who) await hand.type(cast(hand), '/join');
    },
  };
}

/** A bet on `{1}`. */
function bet(caption: string, who: Cast, racer: Cast, amount: string): Scene {
  return {
    caption: tell(caption, who, racer),
    viewer: who,
    pauses: longer,
    async play(hand) {
      const command = `/bet racer:<@${racer(hand).id}> amount:${amount}`;
      const first = await hand.type(who(hand), command);
      if (hand.find(first.messages, button.betAgain) !== undefined) return;
      if (await openBetting(hand)) await hand.type(who(hand), command);
    },
  };
}

/**
 * Where betting was left locked by an earlier evening, the host opens it again; false where the bet
 * was refused for something else. A board on which bets are taken has a button for them.
 */
async function openBetting(hand: Stagehand): Promise<boolean> {
  if (hand.find(hand.seenBy(host(hand)), button.betOnBoard) !== undefined) return false;
  const preview = await hand.type(host(hand), '/settle');
  return (await hand.press(host(hand), preview.messages, button.unlock)) !== undefined;
}

/** A lap so much slower than the best of the evening. */
function lap(evening: Evening, caption: string, who: Cast, offMs: number, car: string): Scene {
  return line(caption, who, () => `/lap time:${lapText(evening.bestMs + offMs)} car:${car}`);
}

function lapText(ms: number): string {
  return `${Math.floor(ms / 60_000)}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}

/**
 * Where a race of an earlier evening still runs, this evening's laps must beat it: the times of its
 * laps, which a host is offered to take off the board.
 */
async function readBest(hand: Stagehand): Promise<number> {
  const laps = await hand.complete(host(hand), '/race void-lap lap:', 'lap');
  const times = laps.flatMap(({ name }) =>
    [...name.matchAll(/\b(\d+):(\d\d)\.(\d{3})\b/g)].map(
      ([, minutes, seconds, thousandths]) =>
        Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths),
    ),
  );
  return Math.max(20_000, Math.min(usualBestMs, ...times.map((time) => time - 5000)));
}

/** The look at the board by which all laps of this evening are measured. */
function look(evening: Evening): Scene {
  return {
    caption: tell('{0} looks whether a race is on.', ava),
    viewer: ava,
    async play(hand) {
      await hand.type(ava(hand), '/leaderboard');
      evening.bestMs = await readBest(hand);
    },
  };
}

function createBets(): readonly Scene[] {
  return [
    bet(
      '{0} backs {1} with a quarter of the wallet. Where no race is on, a bet opens one.',
      finn,
      dev,
      '25%',
    ),
    bet('{0} believes in {1} too, with half of the wallet.', chloe, dev, 'half'),
    bet('{0} goes all in: every coin on {1}.', gus, ben, 'all'),
    line(
      '{0} wants to bet a million. The wallet does not hold that, and the answer says so.',
      elif,
      (hand) => `/bet racer:<@${ben(hand).id}> amount:1000000`,
      longer,
    ),
  ];
}

function createLaps(evening: Evening): readonly Scene[] {
  return [
    lap(
      evening,
      '{0} drives the first lap. From now on nobody can bet.',
      ava,
      2610,
      'Mazda MX-5 track:Lakeside',
    ),
    lap(evening, '{0} is faster and takes the lead.', ben, 2035, 'Toyota GR86'),
    lap(evening, 'Not every lap is a good one: {0} is third.', chloe, 4250, 'Mini Cooper'),
    lap(evening, '{0} takes the lead.', dev, 1370, 'Porsche Cayman'),
    line('{0} does not finish.', elif, '/lap dnf:true car:BMW M2'),
    lap(evening, '{0} finds more than a second and leads again.', ben, 790, 'Toyota GR86'),
    lap(evening, '{0} answers and leads by a quarter of a second.', dev, 540, 'Porsche Cayman'),
    line(
      '{0}, whose coins are on the second place, looks at the board.',
      gus,
      '/leaderboard',
      longer,
    ),
  ];
}

function createSettling(evening: Evening): readonly Scene[] {
  return [
    {
      caption: tell('{0} previews the payout. Nothing is paid yet.', host),
      viewer: host,
      pauses: longer,
      async play(hand) {
        evening.preview = await hand.type(host(hand), '/settle');
      },
    },
    lap(
      evening,
      'But {0} is still out there: the last lap, faster by 31 thousandths, takes the lead …',
      ben,
      509,
      'Toyota GR86',
    ),
    {
      caption: tell(
        '{0} presses "Pay out". The board has changed, so nobody is paid and a new preview appears.',
        host,
      ),
      viewer: host,
      pauses: longer,
      async play(hand) {
        const messages = evening.preview?.messages ?? [];
        evening.preview =
          (await hand.press(host(hand), messages, button.payOut)) ?? evening.preview;
      },
    },
    {
      caption: tell('{0} confirms the new preview. The winning bets are paid, once.', host),
      viewer: host,
      pauses: longer,
      play: (hand) => payOut(hand, evening.preview),
    },
    line('{0} had everything on the winner, and looks at the wallet.', gus, '/wallet', longer),
    line('{0} had not.', chloe, '/bets', longer),
  ];
}

/**
 * Confirms until no preview comes back; a race without a winner is cancelled and refunded instead.
 */
async function payOut(hand: Stagehand, preview: Outcome | undefined): Promise<void> {
  let current = preview ?? (await hand.type(host(hand), '/settle'));
  for (let tries = 0; tries < 5; tries += 1) {
    const press = (name: string) => hand.press(host(hand), current.messages, name);
    const next =
      (await press(button.payOut)) ??
      (await press(button.confirmCancel)) ??
      (await press(button.cancelRace));
    if (!next) return;
    current = next;
  }
}

/** What the page says when the demo has been played. */
export const demoEnding =
  'The evening is over: the race is paid out and the round revealed. Now it is your turn.';

/**
 * The demo party: an evening in about three minutes. What an earlier evening left behind it takes as
 * it is.
 */
export function createScenes(): readonly Scene[] {
  const evening: Evening = { bestMs: usualBestMs, preview: undefined };
  return [
    joining('{0} joins the party as its host.', host),
    line('{0} asks for the overlay link, to be put into OBS.', host, '/party overlay', longer),
    joining('{0} joins, and alone reads the PIN. Everybody starts with 1,000 coins.', ava),
    joining('{0}, {1}, {2} …', ben, chloe, dev),
    joining('… {0}, {1} and {2} come in.', elif, finn, gus),
    look(evening),
    ...createBets(),
    ...createLaps(evening),
    ...createSettling(evening),
    ...createWordGame(),
  ];
}
