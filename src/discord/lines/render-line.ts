import { readSettlement } from '../../betting/read-settlement.js';
import type { Database } from '../../db/database.js';
import type { LineKind } from '../../events/public-lines.js';
import type { OwedLine } from '../../events/tell-lines.js';
import { readShownPhotos } from '../../party/photos/photos.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { announcePaid } from '../betting/render-settlement.js';
import type { MessageBody } from '../kernel/command.js';
import type { Podium } from '../podium/podium-svg.js';
import { podiumOf } from '../racing/render-live-board.js';
import type { LineSubject } from './line-subject.js';
import {
  renderRemoved,
  renderReset,
  renderRestored,
  renderSeat,
  renderTakenSeat,
} from './render-people.js';
import {
  renderCancelledRace,
  renderCancelUndone,
  renderLapLine,
  renderLapVoided,
  renderLeftRace,
  renderLiveRace,
  renderLocked,
  renderLockSoon,
  renderUndone,
  renderUnlocked,
  renderWaitingLap,
  renderWhatBecame,
} from './render-races.js';

/** What all are told; a result comes with a picture of its podium. */
export interface RenderedLine extends MessageBody {
  readonly podium?: Podium | null;
}

/** Reads what is true now; null where that is not worth telling any more. */
type Render = (db: Database, line: LineSubject) => Promise<RenderedLine | null>;

const renderers: Readonly<Record<LineKind, Render>> = {
  'party-reset': renderReset,
  joined: renderSeat,
  'seat-taken-over': renderTakenSeat,
  'race-opened': (db, line) => renderLiveRace(db, line, 'on-purpose'),
  'race-opened-by-lap': (db, line) => renderLiveRace(db, line, 'by-lap'),
  lap: renderLapLine,
  'lap-waiting': renderWaitingLap,
  'lap-decided': renderWhatBecame,
  'lap-voided': renderLapVoided,
  'race-locks-soon': renderLockSoon,
  'race-locked': (db, line) => renderLocked(db, line, text.settle.announcementLocked),
  'race-locked-by-lap': (db, line) => renderLocked(db, line, text.lap.announcementLocked),
  'race-locked-in-time': (db, line) => renderLocked(db, line, text.race.announcementTimeLocked),
  'race-unlocked': renderUnlocked,
  'race-left': renderLeftRace,
  settled: renderPayout,
  'settlement-undone': renderUndone,
  'cancel-undone': renderCancelUndone,
  'guest-removed': renderRemoved,
  'guest-restored': renderRestored,
  'party-restored': async () => ({ content: text.undo.resetAnnouncement }),
  'race-cancelled': (db, line) => renderCancelledRace(db, line, 'by-host'),
  'race-cancelled-by-itself': (db, line) => renderCancelledRace(db, line, 'by-itself'),
};

/** A line as it reads now; null where it is not worth telling any more. */
export function renderLine(
  db: Database,
  line: Pick<OwedLine, 'kind' | 'partyId' | 'subject'>,
  now: Date,
): Promise<RenderedLine | null> {
  return renderers[line.kind](db, { ...line, now });
}

/** Lines whose buttons change the message that they stand in: it holds nothing else. */
const loners: readonly LineKind[] = ['lap-waiting', 'race-left'];

export function isAlone({ kind }: Pick<OwedLine, 'kind'>): boolean {
  return loners.includes(kind);
}

async function renderPayout(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<RenderedLine | null> {
  const paid = await readSettlement(db, partyId, subject);
  if (paid === null) return null;
  const first = paid.board.slice(0, 3).map(({ userId }) => userId);
  const podium = podiumOf(paid, await readShownPhotos(db, first));
  const body = { ...announcePaid(paid), podium };
  if (!paid.isAutomatic) return body;
  const ended = text.race.endedItself(discordName(paid.race.title));
  const content = [ended, body.content ?? '', text.race.undoHint].join('\n');
  return { ...body, content };
}
