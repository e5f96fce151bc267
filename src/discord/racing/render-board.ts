import type { APIEmbed } from 'discord.js';
import type { RankedEntry } from '../../contract/board.js';
import { formatLapTime } from '../../contract/lap-time.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import { fitLines, maxDescription } from '../kernel/lines.js';

function renderEntry({ position, name, lapTimeMs, gapMs, intervalMs, car }: RankedEntry): string {
  const time = lapTimeMs === null ? text.board.dnf : `\`${formatLapTime(lapTimeMs)}\``;
  const distance =
    gapMs === null || intervalMs === null
      ? position === 1 && lapTimeMs !== null
        ? [text.board.leader]
        : []
      : [text.board.gap(gapMs), text.board.interval(intervalMs)];
  const parts = [time, ...distance, ...(car === null ? [] : [discordName(car)])];
  return `**${position}.** **${discordName(name)}** ${parts.join(' · ')}`;
}

/** As many lines as fit, and below them that of the guest who asks, if it is not among them. */
function renderEntries(
  { lapRule }: Race,
  board: readonly RankedEntry[],
  guestId: string | null,
): string {
  if (board.length === 0) return text.board.empty({ isByHosts: lapRule === 'host' });
  const own = board.find(({ userId }) => userId === guestId);
  const ownLine = own === undefined ? '' : renderEntry(own);
  const lines = fitLines(
    board.map(renderEntry),
    text.common.more,
    maxDescription - ownLine.length - 1,
  );
  return ownLine === '' || lines.split('\n').includes(ownLine) ? lines : `${lines}\n${ownLine}`;
}

/** The timing tower as text: position, name, time, gap, interval, car. `guestId`: who asks. */
export function renderBoard(
  race: Race,
  board: readonly RankedEntry[],
  guestId: string | null,
): APIEmbed {
  return {
    title: discordName(race.title),
    description: renderEntries(race, board, guestId),
    color: colours.race,
    footer: {
      text: text.board.state({
        status: race.status,
        isCancelled: race.isCancelled,
        rule: race.payoutRule,
      }),
    },
  };
}
