import { formatLapTime } from '../../contract/lap-time.js';
import type { LapOutcome } from '../../racing/laps/submit-lap.js';
import { takeBackMinutes } from '../../racing/laps/take-back-lap.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { takeBackLapId } from './ids.js';

function renderResult(outcome: LapOutcome, race: string): string[] {
  const { lapTimeMs, entry, isPersonalBest, isRaceBest, previousBestMs, offBestMs } = outcome;
  const [best] = outcome.board;
  if (lapTimeMs === null) {
    return [
      entry.lapTimeMs === null
        ? text.lap.dnf(race)
        : text.lap.dnfKeepsTime({ race, best: formatLapTime(entry.lapTimeMs) }),
    ];
  }
  const lines = [text.lap.recorded({ time: formatLapTime(lapTimeMs), race })];
  if (isRaceBest) lines.push(text.lap.raceBest);
  else if (best !== undefined && best.lapTimeMs !== null && best.userId !== entry.userId)
    lines.push(
      text.lap.raceBestIs({ time: formatLapTime(best.lapTimeMs), name: discordName(best.name) }),
    );
  if (!isPersonalBest && offBestMs !== null && entry.lapTimeMs !== null)
    lines.push(text.lap.offBest({ offMs: offBestMs, best: formatLapTime(entry.lapTimeMs) }));
  else if (previousBestMs === null) lines.push(text.lap.firstTime);
  else lines.push(text.lap.personalBest({ improvedMs: previousBestMs - lapTimeMs }));
  return lines;
}

/** What everybody reads of a lap with a time. */
export function renderDriven(outcome: LapOutcome, timeMs: number): string {
  const { entry, position, isRaceBest, isPersonalBest, previousBestMs, board } = outcome;
  const [name, race] = [discordName(entry.name), discordName(outcome.race.title)];
  if (!isPersonalBest && entry.lapTimeMs !== null)
    return text.lap.announcementSlower({ name, timeMs, bestMs: entry.lapTimeMs, position, race });
  if (!isRaceBest) return text.lap.announcement({ name, timeMs, position, race });
  const secondMs = board[1]?.lapTimeMs ?? null;
  const hasLed = previousBestMs !== null && (secondMs === null || previousBestMs <= secondMs);
  return hasLed
    ? text.lap.announcementStaysAhead({ name, timeMs, race })
    : text.lap.announcementLead({ name, timeMs, race });
}

/** The public line of a lap that counts. */
export function announceLap(outcome: LapOutcome): MessageBody {
  const { lapTimeMs, entry, race } = outcome;
  if (lapTimeMs !== null) return { content: renderDriven(outcome, lapTimeMs) };
  const [name, title] = [discordName(entry.name), discordName(race.title)];
  return { content: text.lap.announcementDnf({ name, race: title }) };
}

/**
 * The private result of whoever typed the lap, with *Take back* where that is a guest: it is for
 * them alone.
 */
export function renderLap(
  outcome: LapOutcome,
  {
    name,
    isOwn,
    canTakeBack,
  }: { readonly name: string; readonly isOwn: boolean; readonly canTakeBack: boolean },
): Reply {
  const race = discordName(outcome.race.title);
  const line = outcome.board.find(({ userId }) => userId === outcome.entry.userId);
  const lead = isOwn ? '' : text.lap.forRacer(discordName(name));
  const place =
    line === undefined || line.lapTimeMs === null
      ? []
      : [
          text.lap.place({
            position: line.position,
            gapMs: line.gapMs,
            intervalMs: line.intervalMs,
          }),
        ];
  const lines = [
    ...renderResult(outcome, race),
    ...place,
    text.lap.next({ isOpen: outcome.race.status === 'OPEN' }),
    ...(canTakeBack ? [text.lap.takeBack({ minutes: takeBackMinutes, isOwn })] : []),
  ];
  const content = `${lead}${lines.join('\n')}`;
  if (!canTakeBack) return { answer: { content } };
  const id = takeBackLapId.with({ lap: outcome.lapId });
  const button = { label: text.buttons.takeBackLap, style: 'secondary', id } as const;
  return { answer: { content, components: [buttonRow(button)] } };
}
