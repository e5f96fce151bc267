import type { Standing } from '../../evening/read-standings.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';

interface Shown {
  readonly standings: readonly Standing[];
  /** Who asks: their line stands out, and is repeated where the list is cut before it. */
  readonly viewerId: string;
}

/** An embed's description holds 4,096 characters (developer docs, Message). */
const maxList = 3_700;

function renderLine(standing: Standing, index: number, viewerId: string): string {
  const name = discordName(standing.name);
  const line = text.standings.line({ ...standing, name, place: index + 1 });
  return standing.userId === viewerId ? `**${line}**` : line;
}

/** The richest of the evening first, with what each has driven and won. */
export function answerStandings({ standings, viewerId }: Shown): Reply {
  const lines = standings.map((standing, index) => renderLine(standing, index, viewerId));
  const list = fitLines(lines, text.common.more, maxList);
  const own = lines[standings.findIndex(({ userId }) => userId === viewerId)];
  const isCut = own !== undefined && !list.includes(own);
  const embed = {
    title: text.standings.title,
    description: [text.standings.head, '', list, ...(isCut ? ['…', own] : [])].join('\n'),
    color: colours.party,
    footer: { text: text.common.playChips },
  };
  return { answer: { embeds: [embed] } };
}
