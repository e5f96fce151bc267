import type { APIEmbed } from 'discord.js';
import { formatLapTime } from '../../contract/lap-time.js';
import type { CancelledRace } from '../../evening/cancel-race.js';
import type { VoidedLap } from '../../racing/laps/void-lap.js';
import type { ListedRace } from '../../racing/list-races.js';
import type { ChangedRace } from '../../racing/lock-race.js';
import type { Race } from '../../racing/race.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';

/** The public line of a race opened on purpose, with the rules that a guest should know. */
export function announceOpened({
  title,
  track,
  payoutRule,
  lockRule,
  locksAt,
  lapRule,
  backing,
}: Race): MessageBody {
  const shownTrack = track === null || track === title ? null : discordName(track);
  const rules = [
    en.race.payout(payoutRule),
    ...(lockRule === 'first-lap' ? [en.race.locksWithFirstLap] : []),
    ...(lockRule === 'timed' && locksAt !== null ? [en.race.locksAt(locksAt)] : []),
    ...(lapRule === 'self' ? [] : [en.race.laps[lapRule]]),
    ...(backing === 'self-only' ? [en.race.selfOnly] : []),
  ];
  return {
    content: `${en.race.announcementOpened(discordName(title), shownTrack)}\n${rules.join(' ')}`,
  };
}

function renderListed(race: ListedRace): string {
  const { title, status, isCancelled, payoutRule, lockRule, locksAt, lapRule, backing, leader } =
    race;
  const isOpen = status === 'OPEN';
  const sayLeader = status === 'FINISHED' ? en.race.listWinner : en.race.listLeader;
  const facts = [
    en.race.listStatus(status, isCancelled),
    ...(isOpen && lockRule === 'first-lap' ? [en.race.listFirstLap] : []),
    ...(isOpen && lockRule === 'timed' && locksAt !== null ? [en.race.listLocksAt(locksAt)] : []),
    en.race.listRacers(race.racers, race.laps),
    ...(leader === null
      ? []
      : [sayLeader(discordName(leader.name), formatLapTime(leader.lapTimeMs))]),
    `${en.race.listPot(race.pot, race.bets)} (${en.race.listPayout[payoutRule]})`,
    ...en.race.listRules[lapRule],
    ...(backing === 'self-only' ? [en.race.listSelfOnly] : []),
    ...(race.waiting > 0 && status !== 'FINISHED' ? [en.race.listWaiting(race.waiting)] : []),
  ];
  return `**${discordName(title)}**: ${facts.join(' · ')}`;
}

/** The host's list: state, laps and pot of each race. */
export function renderRaceList(races: readonly ListedRace[]): APIEmbed {
  const isNoneLive = races.every(({ status }) => status === 'FINISHED');
  const lines = races.length === 0 ? [en.race.listEmpty] : races.map(renderListed);
  const shown = isNoneLive && races.length > 0 ? [en.race.listNext, ...lines] : lines;
  return {
    title: en.race.listTitle,
    description: fitLines(shown, en.race.more),
    color: colours.race,
  };
}

/** The public line of a voided lap. */
function renderVoided({ race, racer, lapTimeMs, reason, entry }: VoidedLap): string {
  const time = lapTimeMs === null ? null : formatLapTime(lapTimeMs);
  const best = entry === null || entry.lapTimeMs === null ? null : formatLapTime(entry.lapTimeMs);
  const line = en.race.voided(
    discordName(racer.name),
    time,
    discordName(race.title),
    discordName(reason),
  );
  return `${line}\n${en.race.voidedLeft(best)}`;
}

/** What a host is told of a race whose bets are open again, and everybody. */
export function answerUnlocked(
  { race, isChanged }: ChangedRace,
  say: (title: string) => string,
): Reply {
  const title = discordName(race.title);
  return {
    answer: { content: say(title) },
    announcement: isChanged
      ? { content: en.settle.announcementUnlocked(title, race.locksAt) }
      : undefined,
  };
}

/** The same of a race whose bets were locked. */
export function answerLocked({ race, isChanged }: ChangedRace): Reply {
  const title = discordName(race.title);
  return {
    answer: { content: en.race.locked(title) },
    announcement: isChanged ? { content: en.settle.announcementLocked(title) } : undefined,
  };
}

/** The same of a race that was cancelled. */
export function answerCancelled({ race, isChanged, refundedBets }: CancelledRace): Reply {
  const content = en.race.cancelled(discordName(race.title), refundedBets);
  return { answer: { content }, announcement: isChanged ? { content } : undefined };
}

/** What a host and everybody are told of a voided lap. */
export function answerVoided({
  racer,
  voided,
}: {
  readonly racer: { readonly name: string };
  readonly voided: VoidedLap;
}): Reply {
  const content = renderVoided(voided);
  if (voided.isChanged) return { answer: { content }, announcement: { content } };
  const before = en.race.voidedBefore(discordName(racer.name), discordName(voided.race.title));
  return { answer: { content: before } };
}
