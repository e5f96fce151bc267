import { formatLapTime } from '../../contract/lap-time.js';
import { discordName } from '../../party/display-name.js';
import type { DecidedClaim } from '../../racing/decide-claim.js';
import type { WaitingLap } from '../../racing/submit-lap.js';
import { en } from '../../text/en.js';
import type { MessageBody, Reply } from '../command.js';
import { buttonRow } from './button-row.js';

/** A lap that waits: told to the racer, and to all with the two buttons for hosts. */
export function renderWaiting({ claim, race, hasLocked, replayed }: WaitingLap): Reply {
  const [name, title, time] = [discordName(claim.racer.name), discordName(race.title), formatLapTime(claim.lapTimeMs)];
  const buttons = buttonRow(
    { label: en.buttons.confirmLap, style: 'success', name: 'confirm-lap', args: [claim.id] },
    { label: en.buttons.refuseLap, style: 'danger', name: 'refuse-lap', args: [claim.id] },
  );
  const lines = [en.lap.claim(name, time, title, claim.reason), ...(hasLocked ? [en.lap.announcementLocked(title)] : [])];
  return {
    answer: { content: en.lap.waiting(time, title, claim.reason) },
    announcement: replayed ? undefined : { content: lines.join('\n'), components: [buttons] },
  };
}

/** What a claim has become, in place of its buttons. `host` is who pressed now; null where it had been decided before. */
export function renderDecided({ claim, lap }: DecidedClaim, host: string | null): MessageBody {
  const [name, title, time] = [discordName(claim.racer.name), discordName(claim.race.title), formatLapTime(claim.lapTimeMs)];
  const shownHost = host === null ? null : discordName(host);
  if (claim.status === 'REFUSED' || lap === null) return { content: en.lap.claimRefused(name, time, title, shownHost) };
  const line = lap.isRaceBest
    ? en.lap.announcementLead(name, claim.lapTimeMs, title)
    : lap.isPersonalBest
      ? en.lap.announcement(name, claim.lapTimeMs, lap.position, title)
      : en.lap.claimKeptSlower(name, time, title);
  return { content: shownHost === null ? en.lap.claimConfirmedBefore(line) : en.lap.claimConfirmed(line, shownHost) };
}
