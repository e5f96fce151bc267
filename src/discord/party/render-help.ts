import type { APIEmbed } from 'discord.js';
import type { Actor } from '../../party/find-actor.js';
import type { Race } from '../../racing/race.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';

/** What this person can do at this moment. */
export interface HelpView {
  readonly actor: Actor;
  readonly races: readonly Race[];
  readonly isRoundOn: boolean;
}

function guestLines({ actor, races, isRoundOn }: HelpView): string[] {
  if (actor.guest === null) return [en.help.join, en.help.leaderboard];
  const live = races[0] === undefined ? null : discordName(races[0].title);
  const open = races.find(({ status }) => status === 'OPEN');
  return [
    en.help.lap(live),
    ...(open === undefined ? [] : [en.help.bet(discordName(open.title))]),
    en.help.leaderboard,
    en.help.bets,
    en.help.wallet(actor.guest.walletBalance),
    ...(isRoundOn ? [en.help.word, en.help.vote] : []),
    en.help.scores,
  ];
}

function hostLines({ races, isRoundOn }: HelpView): string[] {
  const live = races[0];
  return [
    ...(live === undefined
      ? [en.help.openRace]
      : [en.help.settle(discordName(live.title)), en.help.races]),
    ...(isRoundOn ? [en.help.openVote, en.help.reveal] : [en.help.start]),
    en.help.overlay,
  ];
}

/** The answer of `/help`. */
export function renderHelp(view: HelpView): APIEmbed {
  const lines = [...guestLines(view), ...(view.actor.isHost ? hostLines(view) : [])];
  return {
    title: en.help.title,
    description: lines.join('\n'),
    color: colours.party,
    footer: { text: en.help.footer },
  };
}
