import type { APIEmbed } from 'discord.js';
import type { Actor } from '../../party/find-actor.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';

/** What this person can do at this moment. */
export interface HelpView {
  readonly actor: Actor;
  readonly races: readonly Race[];
  readonly isRoundOn: boolean;
}

function guestLines({ actor, races, isRoundOn }: HelpView): string[] {
  if (actor.guest === null) return [text.help.join, text.help.leaderboard];
  const live = races[0] === undefined ? null : discordName(races[0].title);
  const open = races.find(({ status }) => status === 'OPEN');
  return [
    text.help.lap({ race: live }),
    ...(open === undefined ? [] : [text.help.bet(discordName(open.title))]),
    text.help.leaderboard,
    text.help.bets,
    text.help.wallet({ balance: actor.guest.walletBalance }),
    ...(isRoundOn ? [text.help.word, text.help.vote] : []),
    text.help.scores,
  ];
}

function hostLines({ races, isRoundOn }: HelpView): string[] {
  const live = races[0];
  return [
    ...(live === undefined
      ? [text.help.openRace]
      : [text.help.settle(discordName(live.title)), text.help.races]),
    ...(isRoundOn ? [text.help.openVote, text.help.reveal] : [text.help.start]),
    text.help.overlay,
  ];
}

/** The answer of `/help`. */
export function renderHelp(view: HelpView): APIEmbed {
  const lines = [...guestLines(view), ...(view.actor.isHost ? hostLines(view) : [])];
  return {
    title: text.help.title,
    description: lines.join('\n'),
    color: colours.party,
    footer: { text: text.common.playChips },
  };
}
