import type { APIEmbed } from 'discord.js';
import type { Actor } from '../../party/find-actor.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { CommandRow, MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';

/** What this person can do at this moment. */
export interface HelpView {
  readonly actor: Actor;
  readonly races: readonly Race[];
  readonly isRoundOn: boolean;
}

/** Leaves the rest of the 6,000 characters of all embeds to what can be done now. */
const maxList = 3_900;

/** Every command that this person can use, as it is declared. */
function listCommands({ actor }: HelpView, rows: readonly CommandRow[]): APIEmbed {
  const usable = rows.filter(({ access }) => access !== 'host' || actor.isHost);
  const lines = usable.map(({ path, description }) => `\`/${path}\` ${description}`);
  return {
    title: text.help.allTitle,
    description: fitLines(lines, text.common.more, maxList),
    color: colours.party,
    footer: { text: text.common.playChips },
  };
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

/** The answer of `/help`: what can be done now, then every command. */
export function renderHelp(view: HelpView, rows: readonly CommandRow[]): MessageBody {
  const lines = [...guestLines(view), ...(view.actor.isHost ? hostLines(view) : [])];
  const now = { title: text.help.title, description: lines.join('\n'), color: colours.party };
  return { embeds: [now, listCommands(view, rows)] };
}
