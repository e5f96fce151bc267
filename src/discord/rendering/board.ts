import type { APIEmbed } from 'discord.js';
import type { RankedEntry } from '../../contract/board.js';
import { formatLapTime } from '../../contract/lap-time.js';
import { discordName } from '../../party/display-name.js';
import type { Race } from '../../racing/race.js';
import { en } from '../../text/en.js';
import { colours } from './colours.js';
import { fitLines } from './lines.js';

function renderEntry({ position, name, lapTimeMs, gapMs, intervalMs, car }: RankedEntry): string {
  const time = lapTimeMs === null ? en.board.dnf : `\`${formatLapTime(lapTimeMs)}\``;
  const distance =
    gapMs === null || intervalMs === null
      ? position === 1 && lapTimeMs !== null
        ? [en.board.leader]
        : []
      : [en.board.gap(gapMs), en.board.interval(intervalMs)];
  const parts = [time, ...distance, ...(car === null ? [] : [discordName(car)])];
  return `**${position}.** **${discordName(name)}** ${parts.join(' · ')}`;
}

/** The timing tower as text: position, name, time, gap, interval, car. */
export function renderBoard(race: Race, board: readonly RankedEntry[]): APIEmbed {
  const lines = board.length === 0 ? [en.board.empty] : board.map(renderEntry);
  return {
    title: discordName(race.title),
    description: fitLines(lines, en.board.more),
    color: colours.race,
    footer: { text: en.board.state(race.status, race.isCancelled, race.payoutRule) },
  };
}
