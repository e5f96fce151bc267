import type { APIEmbed } from 'discord.js';
import { formatLapTime } from '../../contract/lap-time.js';
import type { VoidedLap } from '../../racing/laps/void-lap.js';
import type { ListedRace } from '../../racing/list-races.js';
import type { ChangedRace } from '../../racing/lock-race.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';

/** The public line of a race opened on purpose, with the rules that a guest should know. */
export function announceOpened({
  title,
  track,
  payoutRule,
  lapRule,
  backing,
  stakeCap,
  ...lock
}: Race): MessageBody {
  const shownTrack = track === null || track === title ? null : discordName(track);
  const rules = [
    text.race.payout(payoutRule),
    ...[text.race.locks(lock)].filter((line) => line !== null),
    ...(lapRule === 'self' ? [] : [text.race.laps[lapRule]]),
    ...(backing === 'self-only' ? [text.race.selfOnly] : []),
    ...(stakeCap === null ? [] : [text.race.cap(stakeCap)]),
  ];
  return {
    content: `${text.race.announcementOpened({ race: discordName(title), track: shownTrack, isByHosts: lapRule === 'host' })}\n${rules.join(' ')}`,
  };
}

function renderListed(race: ListedRace): string {
  const { title, status, isCancelled, payoutRule, lapRule, backing, leader } = race;
  const isOpen = status === 'OPEN';
  const sayLeader = status === 'FINISHED' ? text.race.listWinner : text.race.listLeader;
  const facts = [
    text.race.listStatus({ status, isCancelled }),
    ...[isOpen ? text.race.listLocks(race) : null].filter((fact) => fact !== null),
    text.race.listRacers({ racers: race.racers, laps: race.laps }),
    ...(leader === null
      ? []
      : [sayLeader({ name: discordName(leader.name), time: formatLapTime(leader.lapTimeMs) })]),
    `${text.race.listPot({ pot: race.pot, bets: race.bets })} (${text.race.listPayout[payoutRule]})`,
    ...text.race.listRules[lapRule],
    ...(backing === 'self-only' ? [text.race.listSelfOnly] : []),
    ...(race.stakeCap === null ? [] : [text.race.listCap(race.stakeCap)]),
    ...(race.waiting > 0 && status !== 'FINISHED'
      ? [text.race.listWaiting({ waiting: race.waiting })]
      : []),
  ];
  return `**${discordName(title)}**: ${facts.join(' · ')}`;
}

/** The host's list: state, laps and pot of each race. */
export function renderRaceList(races: readonly ListedRace[]): APIEmbed {
  const isNoneLive = races.every(({ status }) => status === 'FINISHED');
  const lines = races.length === 0 ? [text.race.listEmpty] : races.map(renderListed);
  const shown = isNoneLive && races.length > 0 ? [text.race.listNext, ...lines] : lines;
  return {
    title: text.race.listTitle,
    description: fitLines(shown, text.common.more),
    color: colours.race,
  };
}

/** What all are told of a voided lap. */
export function renderVoided(voided: Omit<VoidedLap, 'isChanged'>): string {
  const { race, racer, lapTimeMs, reason, entry } = voided;
  const time = lapTimeMs === null ? null : formatLapTime(lapTimeMs);
  const best = entry === null || entry.lapTimeMs === null ? null : formatLapTime(entry.lapTimeMs);
  const line = text.race.voided({
    name: discordName(racer.name),
    time,
    race: discordName(race.title),
    reason: discordName(reason),
  });
  return `${line}\n${text.race.voidedLeft({ best })}`;
}

/** What a host is told of a race whose bets are open again. */
export function answerUnlocked({ race }: ChangedRace, say: (title: string) => string): Reply {
  return { answer: { content: say(discordName(race.title)) } };
}

/** The same of a race whose bets were locked. */
export function answerLocked({ race }: ChangedRace): Reply {
  return { answer: { content: text.race.locked(discordName(race.title)) } };
}

/** What a host is told of a voided lap. */
export function answerVoided({
  racer,
  voided,
}: {
  readonly racer: { readonly name: string };
  readonly voided: VoidedLap;
}): Reply {
  if (voided.isChanged) return { answer: { content: renderVoided(voided) } };
  const before = text.race.voidedBefore({
    name: discordName(racer.name),
    race: discordName(voided.race.title),
  });
  return { answer: { content: before } };
}
