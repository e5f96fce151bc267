import { formatLapTime } from '../../src/contract/lap-time.js';
import type { Data, Desk } from './desk.js';
import { lapText } from './text.js';

/** What was typed, ready to be sent. */
export interface TypedLap {
  readonly racerId: string;
  readonly racerName: string;
  /** As typed; `dnf` for one. */
  readonly time: string;
  readonly car: string;
  readonly track: string;
  /** Null: no race is on, so the lap opens one. */
  readonly raceId: string | null;
}

/** A typed lap and what came of it. */
export interface LapEntry {
  readonly id: number;
  readonly lap: TypedLap;
  readonly state: 'sending' | 'counted' | 'doubt' | 'refused' | 'void';
  readonly text: string;
  /** For `decide-lap`, while it is asked about. */
  readonly claim: string | null;
  readonly lapTimeMs: number | null;
}

/** Sends a typed lap and tells what came of it. */
export async function sendLap(desk: Desk, entry: LapEntry): Promise<LapEntry> {
  const { racerId, time, car, track, raceId } = entry.lap;
  const isDnf = isDnfWord(time);
  const result = await desk.act('record-lap-for', {
    racer: racerId,
    ...(isDnf ? { isDnf } : { time }),
    ...(car === '' ? {} : { car }),
    ...(track === '' ? {} : { track }),
    ...(raceId === null ? {} : { race: raceId }),
  });
  if (!result.success) return { ...entry, state: 'refused', text: result.error };
  return describeOutcome(entry, result.data);
}

/** `dnf`, or its beginning. */
function isDnfWord(time: string): boolean {
  return /^d(?:nf?)?$/i.test(time.trim());
}

function describeOutcome(entry: LapEntry, { outcome, racer }: Data<'record-lap-for'>): LapEntry {
  if (outcome.kind === 'waiting') {
    const { id, lapTimeMs } = outcome.claim;
    const isDoubt = outcome.claim.reason !== 'rule';
    const text = (isDoubt ? lapText.doubt : lapText.waits)(racer.name, lapTimeMs);
    return { ...entry, state: 'doubt', text, claim: id, lapTimeMs };
  }
  const { lapTimeMs, position } = outcome;
  const text = lapText.counted(racer.name, lapTimeMs, position, describeGain(outcome));
  return { ...entry, state: 'counted', text, lapTimeMs };
}

type Counted = Extract<Data<'record-lap-for'>['outcome'], { readonly kind: 'counted' }>;

function describeGain(outcome: Counted): string {
  const { lapTimeMs, isRaceBest, isPersonalBest, previousBestMs, offBestMs } = outcome;
  if (lapTimeMs === null) return '';
  if (isRaceBest) return lapText.raceBest;
  if (!isPersonalBest) return offBestMs === null ? '' : lapText.offBest(offBestMs);
  return previousBestMs === null ? lapText.first : lapText.personalBest(previousBestMs - lapTimeMs);
}

/** Says of a lap that was asked about whether it counts. */
export async function decideEntry(
  desk: Desk,
  entry: LapEntry,
  isConfirmed: boolean,
): Promise<LapEntry> {
  if (entry.claim === null || entry.lapTimeMs === null) return entry;
  const input = { claim: entry.claim, isConfirmed, isOwnWord: true };
  const result = await desk.act('decide-lap', input);
  if (!result.success) return { ...entry, text: result.error };
  const say = isConfirmed ? lapText.confirmed : lapText.refused;
  const text = say(entry.lap.racerName, entry.lapTimeMs);
  return { ...entry, state: isConfirmed ? 'counted' : 'void', text, claim: null };
}

/** Takes back a lap that was typed wrong. */
export async function takeBack(desk: Desk, entry: LapEntry): Promise<LapEntry> {
  const { lapTimeMs } = entry;
  const lap = lapTimeMs === null ? 'dnf' : formatLapTime(lapTimeMs);
  const result = await desk.act('void-lap', {
    racer: entry.lap.racerId,
    lap,
    reason: 'typed wrong',
  });
  if (!result.success) return { ...entry, text: result.error };
  return { ...entry, state: 'void', text: lapText.voided(entry.lap.racerName, lapTimeMs) };
}
