import { formatGap, formatLapTime } from '../../../src/contract/lap-time.js';
import type { PhoneActs } from '../../../src/contract/phone-acts.js';
import { count, ordinal } from './words.js';

type LapOutcome = PhoneActs['record-lap']['data']['outcome'];

/** What the racing tab says. */
export const racingText = {
  none: {
    title: 'No race yet',
    body: 'The host opens one, or the first lap does. It shows up here by itself.',
  },
  status: { OPEN: 'Open', LOCKED: 'Bets locked', FINISHED: 'Finished' },
  cancelled: 'Cancelled',
  you: 'You',
  place: (place: number, of: number) => `${ordinal(place)} of ${of}`,
  best: 'Your best',
  noTime: 'No time yet',
  dnf: 'DNF',
  leads: 'Fastest of all',
  behind: (ms: number, name: string) => `${formatGap(ms)} behind ${name}`,
  record: 'Record a lap',
  hostRecords: 'The host takes the times in this race.',
  confirms: 'Your laps count once a host says yes.',
  waiting: (times: readonly string[]) =>
    `${times.join(', ')} ${times.length === 1 ? 'counts' : 'count'} once the host says yes.`,
  laps: 'Your laps',
  lapCount: (laps: number) => count(laps, 'lap', 'laps'),
  board: 'Timing tower',
  empty: 'Waiting for the first lap',
  winner: 'Winner',
  car: 'Car',
  track: 'Track',
  optional: 'may stay empty',
  time: 'Lap time',
  minutes: 'Minutes',
  seconds: 'Seconds',
  timeHint: 'Seconds as the game shows them, like 24.500.',
  dnfCheck: 'Did not finish',
  save: 'Record it',
  takeBack: 'Take back',
  takenBack: 'The lap is taken back.',
  what: (time: string) => `lap ${time}`,
  counted: (outcome: LapOutcome): string => {
    if (outcome.kind === 'waiting')
      return `Noted in ${outcome.race.title}. It counts once a host says yes.`;
    const { lapTimeMs, position, isRaceBest, isPersonalBest, offBestMs } = outcome;
    if (lapTimeMs === null) return `DNF noted in ${outcome.race.title}.`;
    const time = formatLapTime(lapTimeMs);
    if (isRaceBest) return `${time}: the fastest of all!`;
    if (isPersonalBest) return `${time}: your best, and ${ordinal(position)}.`;
    return `${time}, ${formatGap(offBestMs ?? 0)} off your best. You stay ${ordinal(position)}.`;
  },
};
