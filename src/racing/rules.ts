import type { BoardEntry } from '../contract/board.js';
import { UserError } from '../errors.js';
import { cleanText } from '../values/display-name.js';
import { plainTyped } from '../values/plain-typed.js';
import type { LapRule } from './race.js';

/** Longest lap: 24 hours, in milliseconds. */
export const maxLapMs = 86_400_000;
/** Longest car or track, in characters; the columns' width. */
const maxFieldLength = 64;

// Hours and minutes are whole; what follows a colon has two digits and stays under 60; decimals
// after a point or comma.
const lapPattern =
  /^(?:(?:(?<hours>\d{1,2}):(?<hourMinutes>[0-5]\d)|(?<minutes>\d{1,4})):(?<seconds>[0-5]\d)|(?<bare>\d{1,5}))(?:[.,](?<decimals>\d{1,3}))?$/;

/**
 * Reads a lap as racers write it (`1:24.500`, `84.5`, `84`, `1:24,500`, `1:02:03.456`) into integer
 * milliseconds.
 * @throws UserError `lap-time-invalid` on anything else, on zero and on more than 24 hours.
 */
export function parseLapTime(text: string): number {
  const { hours, hourMinutes, minutes, seconds, bare, decimals } =
    lapPattern.exec(plainTyped(text))?.groups ?? {};
  const wholeSeconds =
    Number(hours ?? 0) * 3600 +
    Number(hourMinutes ?? minutes ?? 0) * 60 +
    Number(seconds ?? bare ?? 0);
  const timeMs = wholeSeconds * 1000 + Number((decimals ?? '').padEnd(3, '0'));
  if (timeMs < 1 || timeMs > maxLapMs)
    throw new UserError('lap-time-invalid', { input: cleanText(text, 32) });
  return timeMs;
}

/**
 * The lap that `/lap` was given: milliseconds, or null for a DNF.
 * @throws UserError `lap-needs-time-or-dnf` unless exactly one of the two is there, and
 * `lap-time-invalid`.
 */
export function readLap(
  time: string | null | undefined,
  isDnf: boolean | null | undefined,
): number | null {
  const hasTime = time !== null && time !== undefined;
  if (hasTime === (isDnf === true))
    throw new UserError('lap-needs-time-or-dnf', { isBoth: hasTime });
  return hasTime ? parseLapTime(time) : null;
}

/** Longest title of a race, in characters; a select shows it whole. */
const maxTitleLength = 64;
/** Longest reason for voiding a lap, in characters. */
const maxReasonLength = 200;

/**
 * A typed car or track, clean; null where none was given.
 * @throws UserError `text-too-long` over 64 characters.
 */
export function readField(field: 'car' | 'track', text: string | null | undefined): string | null {
  return readText(field, text, maxFieldLength);
}

/**
 * A typed title, clean; null where none was given.
 * @throws UserError `text-too-long` over 64 characters.
 */
export function readTitle(text: string | null | undefined): string | null {
  return readText('title', text, maxTitleLength);
}

/**
 * Why a lap is voided, clean.
 * @throws UserError `text-too-long` over 200 characters, `reason-missing` where nothing is left.
 */
export function readReason(text: string | null | undefined): string {
  const reason = readText('reason', text, maxReasonLength);
  if (reason === null) throw new UserError('reason-missing', {});
  return reason;
}

function readText(
  field: 'car' | 'track' | 'title' | 'reason',
  text: string | null | undefined,
  limit: number,
): string | null {
  const clean = cleanText(text ?? '', 4 * limit);
  if ([...clean].length > limit) throw new UserError('text-too-long', { field, limit }, field);
  return clean === '' ? null : clean;
}

/** What a lap brings to a racer's line; null time for a DNF. */
export interface DrivenLap {
  readonly lapId: number;
  readonly timeMs: number | null;
  readonly car: string | null;
}

/** A racer's line without the racer. */
export type Line = Pick<BoardEntry, 'lapTimeMs' | 'isDnf' | 'car' | 'lapId'>;

/**
 * A racer's line after a lap: the fastest time stays, on equal times the earlier lap; a DNF never
 * hides a time and a time clears a DNF. The car is that of the best lap; where that was not named,
 * the last one known.
 */
export function applyLap(line: Line | null, lap: DrivenLap): Line {
  const isBest = line === null || isFaster(lap.timeMs, line.lapTimeMs);
  if (isBest)
    return {
      lapTimeMs: lap.timeMs,
      isDnf: lap.timeMs === null,
      car: lap.car ?? line?.car ?? null,
      lapId: lap.lapId,
    };
  return {
    lapTimeMs: line.lapTimeMs,
    isDnf: line.isDnf,
    car: line.car ?? lap.car,
    lapId: line.lapId,
  };
}

/** True where `timeMs` is a time and beats `otherMs`; any time beats none. */
export function isFaster(timeMs: number | null, otherMs: number | null): boolean {
  return timeMs !== null && (otherMs === null || timeMs < otherMs);
}

/**
 * A racer's line by their whole history, laps in the order driven; the same as each lap applied
 * when it came.
 */
export function lineOf(laps: readonly DrivenLap[]): Line | null {
  return laps.reduce<Line | null>(applyLap, null);
}

/** Why a lap waits for a host: the race's rule, or a time too good to be true. */
export type WaitReason = 'rule' | 'too-fast';

/** A lap as the rules of its race judge it. */
export interface JudgedLap {
  readonly lapRule: LapRule;
  /** Fastest lap of the race so far; null without one. */
  readonly raceBestMs: number | null;
  /** Null for a DNF. */
  readonly timeMs: number | null;
  /** Whether the racer typed it; a host's word for somebody else needs no other host's. */
  readonly isOwn: boolean;
}

/**
 * Why a lap must wait for a host's confirmation; null where it counts at once. Under half of the
 * race's best is a slip of the finger or worse, whoever typed it. A DNF wins nothing and never waits.
 */
export function waitReason({ lapRule, raceBestMs, timeMs, isOwn }: JudgedLap): WaitReason | null {
  if (timeMs === null) return null;
  if (raceBestMs !== null && timeMs * 2 < raceBestMs) return 'too-fast';
  return isOwn && lapRule === 'confirmed' ? 'rule' : null;
}
