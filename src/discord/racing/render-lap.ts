import { formatLapTime } from '../../contract/lap-time.js';
import type { LapOutcome } from '../../racing/laps/submit-lap.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import type { Reply } from '../kernel/command.js';

function renderResult(outcome: LapOutcome, race: string): string[] {
  const { lapTimeMs, entry, isPersonalBest, isRaceBest, previousBestMs, offBestMs } = outcome;
  const [best] = outcome.board;
  if (lapTimeMs === null) {
    return [
      entry.lapTimeMs === null
        ? en.lap.dnf(race)
        : en.lap.dnfKeepsTime(race, formatLapTime(entry.lapTimeMs)),
    ];
  }
  const lines = [en.lap.recorded(formatLapTime(lapTimeMs), race)];
  if (isRaceBest) lines.push(en.lap.raceBest);
  else if (best !== undefined && best.lapTimeMs !== null && best.userId !== entry.userId)
    lines.push(en.lap.raceBestIs(formatLapTime(best.lapTimeMs), discordName(best.name)));
  if (!isPersonalBest && offBestMs !== null && entry.lapTimeMs !== null)
    lines.push(en.lap.offBest(offBestMs, formatLapTime(entry.lapTimeMs)));
  else if (previousBestMs === null) lines.push(en.lap.firstTime);
  else lines.push(en.lap.personalBest(previousBestMs - lapTimeMs));
  return lines;
}

/** What everybody reads of a lap with a time. */
export function renderDriven(outcome: LapOutcome, timeMs: number): string {
  const { entry, position, isRaceBest, isPersonalBest, previousBestMs, board } = outcome;
  const [name, race] = [discordName(entry.name), discordName(outcome.race.title)];
  if (!isPersonalBest && entry.lapTimeMs !== null)
    return en.lap.announcementSlower(name, timeMs, entry.lapTimeMs, position, race);
  if (!isRaceBest) return en.lap.announcement(name, timeMs, position, race);
  const secondMs = board[1]?.lapTimeMs ?? null;
  const hasLed = previousBestMs !== null && (secondMs === null || previousBestMs <= secondMs);
  return hasLed
    ? en.lap.announcementStaysAhead(name, timeMs, race)
    : en.lap.announcementLead(name, timeMs, race);
}

function renderAnnouncement(outcome: LapOutcome, name: string, race: string): string {
  const { lapTimeMs, isRaceNew, hasLocked } = outcome;
  const opened = isRaceNew ? [en.lap.announcementOpened(race)] : [];
  const locked = hasLocked ? [en.lap.announcementLocked(race)] : [];
  const line =
    lapTimeMs === null ? en.lap.announcementDnf(name, race) : renderDriven(outcome, lapTimeMs);
  return [...opened, line, ...locked].join('\n');
}

/** The racer's private result and the public line. */
export function renderLap(
  outcome: LapOutcome,
  { name, isOwn }: { readonly name: string; readonly isOwn: boolean },
): Reply {
  const race = discordName(outcome.race.title);
  const line = outcome.board.find(({ userId }) => userId === outcome.entry.userId);
  const lead = isOwn ? '' : en.lap.forRacer(discordName(name));
  const place =
    line === undefined || line.lapTimeMs === null
      ? []
      : [en.lap.place(line.position, line.gapMs, line.intervalMs)];
  const lines = [
    ...renderResult(outcome, race),
    ...place,
    en.lap.next(outcome.race.status === 'OPEN'),
  ];
  return {
    answer: { content: `${lead}${lines.join('\n')}` },
    announcement: outcome.replayed
      ? undefined
      : { content: renderAnnouncement(outcome, discordName(name), race) },
  };
}
