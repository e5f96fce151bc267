import { readEndedBets, readPendingBets } from '../../betting/read-bets.js';
import type { Database } from '../../db/database.js';
import { readEvent } from '../../events/read-event.js';
import { findAct } from '../../party/host-acts.js';
import { readSeat } from '../../party/read-seat.js';
import { readRaceBest } from '../../racing/board.js';
import { readRace } from '../../racing/find-races.js';
import { readConfirmedLap } from '../../racing/laps/decide-claim.js';
import { readClaim } from '../../racing/laps/lap-claims.js';
import { readLapOutcome } from '../../racing/laps/lap-outcome.js';
import { readVoidedLap } from '../../racing/laps/read-voided.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { previewRaceId } from '../betting/ids.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody } from '../kernel/command.js';
import { cancelRaceId } from '../racing/ids.js';
import { renderCancelled } from '../racing/render-cancel.js';
import { renderClaim, renderDecided } from '../racing/render-claim.js';
import { announceLap } from '../racing/render-lap.js';
import { announceOpened, renderVoided } from '../racing/render-race.js';
import type { LineSubject } from './line-subject.js';

type Told = Promise<MessageBody | null>;

/** A race was opened; told while it is on. */
export async function renderLiveRace(
  db: Database,
  { partyId, subject }: LineSubject,
  opened: 'on-purpose' | 'by-lap',
): Told {
  const race = await readRace(db, partyId, subject);
  if (race === null || race.status === 'FINISHED') return null;
  if (opened === 'on-purpose') return announceOpened(race);
  const lock = race.status === 'OPEN' ? race : ({ lockRule: 'manual', locksAt: null } as const);
  const { lockRule, locksAt } = lock;
  return {
    content: text.lap.announcementOpened({ race: discordName(race.title), lockRule, locksAt }),
  };
}

/** A lap that counts; one that was voided meanwhile is told of by its voiding. */
export async function renderLapLine(db: Database, { partyId, subject }: LineSubject): Told {
  const outcome = await readLapOutcome(db, partyId, { id: Number(subject) });
  return outcome === null ? null : announceLap(outcome);
}

/** A lap that waits for a host, as long as it does. */
export async function renderWaitingLap(db: Database, { partyId, subject }: LineSubject): Told {
  const claim = await readClaim(db.orm, partyId, { id: subject });
  return claim?.status === 'WAITING' ? renderClaim(claim, 'here') : null;
}

/** What has become of a lap that waited. */
export async function renderWhatBecame(db: Database, { partyId, subject }: LineSubject): Told {
  const claim = await readClaim(db.orm, partyId, { id: subject });
  if (claim === null || claim.status === 'WAITING') return null;
  const { decidedBy } = claim;
  const host = decidedBy === null ? null : await readSeat(db, partyId, decidedBy);
  return renderDecided({ claim, lap: await readConfirmedLap(db, claim) }, host?.name ?? null);
}

/** A lap was voided. */
export async function renderLapVoided(db: Database, { partyId, subject }: LineSubject): Told {
  const voided = await readVoidedLap(db, partyId, Number(subject));
  return voided === null ? null : { content: renderVoided(voided) };
}

async function readChanged(
  db: Database,
  { partyId, subject }: LineSubject,
  type: 'race-locked' | 'race-unlocked',
): Promise<Race | null> {
  const event = await readEvent(db, partyId, type, Number(subject));
  return event === null ? null : readRace(db, partyId, event.gameId);
}

/** Bets lock in a minute; of a lock that has moved or come nothing is told. */
export async function renderLockSoon(db: Database, { partyId, subject, now }: LineSubject): Told {
  const [raceId = '', locksAt] = subject.split(':');
  const race = await readRace(db, partyId, raceId);
  if (race?.status !== 'OPEN' || race.locksAt === null || race.locksAt <= now) return null;
  if (race.locksAt.getTime() !== Number(locksAt)) return null;
  const words = { race: discordName(race.title), locksAt: race.locksAt };
  return { content: text.race.announcementLocksSoon(words) };
}

/** Bets were locked; not worth telling once they are open again. */
export async function renderLocked(
  db: Database,
  line: LineSubject,
  say: (race: string) => string,
): Told {
  const race = await readChanged(db, line, 'race-locked');
  return race === null || race.status === 'OPEN' ? null : { content: say(discordName(race.title)) };
}

/** Bets are open again, as long as they are. */
export async function renderUnlocked(db: Database, line: LineSubject): Told {
  const race = await readChanged(db, line, 'race-unlocked');
  if (race?.status !== 'OPEN') return null;
  const { title, locksAt } = race;
  return { content: text.settle.announcementUnlocked({ race: discordName(title), locksAt }) };
}

/** The race ends by itself: for the host, with both buttons, as long as nobody drives. */
export async function renderLeftRace(db: Database, { partyId, subject }: LineSubject): Told {
  const [raceId = '', endsAt] = subject.split(':');
  const race = await readRace(db, partyId, raceId);
  if (race === null || race.status === 'FINISHED') return null;
  const hasWinner = (await readRaceBest(db.orm, race)) !== null;
  const payOut = {
    label: text.buttons.previewRace,
    style: 'success',
    id: previewRaceId.with({ race: race.id }),
  } as const;
  const cancel = {
    label: text.buttons.cancelRace,
    style: 'danger',
    id: cancelRaceId.with({ race: race.id, place: 'here' }),
  } as const;
  const at = new Date(Number(endsAt));
  return {
    content: text.race.reminder({ race: discordName(race.title), at, hasWinner }),
    components: [buttonRow(...(hasWinner ? [payOut] : []), cancel)],
  };
}

/** A payout was taken back. */
export async function renderUndone(db: Database, line: LineSubject): Told {
  const event = await readEvent(db, line.partyId, 'bets-unsettled', Number(line.subject));
  const race = event === null ? null : await readRace(db, line.partyId, event.gameId);
  if (event === null || race === null) return null;
  const { takenBack, bets } = event;
  const title = discordName(race.title);
  return { content: text.settle.announcementUndone({ race: title, takenBack, bets }) };
}

/** A race was cancelled, by a host or because it was left; not worth telling once it is on again. */
export async function renderCancelledRace(
  db: Database,
  { partyId, subject }: LineSubject,
  by: 'by-host' | 'by-itself',
): Told {
  const act = await findAct(db.orm, partyId, subject);
  const race = act?.gameId ? await readRace(db, partyId, act.gameId) : null;
  if (act === null || act.undoneAt !== null || race?.isCancelled !== true) return null;
  const refundedBets = (await readEndedBets(db.orm, race)).length;
  const content = renderCancelled({ race, refundedBets });
  if (by === 'by-itself')
    return { content: [text.race.endedItself(discordName(race.title)), content].join('\n') };
  const host = act.doneBy === null ? null : await readSeat(db, partyId, act.doneBy);
  const involved =
    act.isInvolved && host !== null ? [text.cancel.byInvolved(discordName(host.name))] : [];
  return { content: [content, ...involved].join('\n') };
}

/** A cancelled race is on again, as long as it is. */
export async function renderCancelUndone(db: Database, { partyId, subject }: LineSubject): Told {
  const act = await findAct(db.orm, partyId, subject);
  const race = act?.gameId ? await readRace(db, partyId, act.gameId) : null;
  if (race === null || race.status === 'FINISHED') return null;
  const bets = (await readPendingBets(db.orm, race)).length;
  const isOpen = race.status === 'OPEN';
  return {
    content: text.cancel.announcementUndone({ race: discordName(race.title), isOpen, bets }),
  };
}
