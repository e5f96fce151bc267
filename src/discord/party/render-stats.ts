import { formatLapTime } from '../../contract/lap-time.js';
import {
  type Leader,
  type PartyStats,
  type StatKind,
  statKinds,
} from '../../evening/read-stats.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';

function renderValue(kind: StatKind, value: number): string {
  if (kind === 'fastest-lap') return formatLapTime(value);
  if (kind === 'coins-won' || kind === 'single-win') return text.common.coins(value);
  return text.common.digits(value);
}

function renderLeader(kind: StatKind, { name, value, race }: Leader, index: number): string {
  const line = `${index + 1}. ${discordName(name)} · ${renderValue(kind, value)}`;
  // The race of the first alone: with three a kind, all that may be in an embed would not do.
  return race === null || index > 0 ? line : `${line} · ${discordName(race)}`;
}

/** Who leads in what. */
export function renderStats({ leaders, since }: PartyStats): MessageBody {
  const fields = statKinds.flatMap((kind) => {
    const lines = leaders[kind].map((leader, index) => renderLeader(kind, leader, index));
    return lines.length === 0
      ? []
      : [{ name: text.stats.kinds[kind], value: lines.join('\n'), inline: true }];
  });
  const start =
    since === null
      ? text.stats.always
      : text.stats.since({ sinceSeconds: Math.floor(since.getTime() / 1000) });
  const description = fields.length === 0 ? `${start}\n\n${text.stats.empty}` : start;
  return { embeds: [{ title: text.stats.title, description, color: colours.party, fields }] };
}
