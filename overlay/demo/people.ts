import type { BoardEntry } from '../../src/contract/board.js';
import type { Person } from '../../src/contract/round.js';

const names = [
  'Ava Lindqvist',
  'Bo',
  'Chiara Fontana',
  'Deniz',
  'Kenta',
  'Frederica von Hohenstein',
  'Gus',
  'Leyla',
] as const;
const cars = [
  '911 GT3 R',
  'M4 GT3',
  '296 GT3',
  'AMG GT3',
  'R8 LMS',
  'Huracán EVO2',
  'NSX GT3',
  '720S GT3',
] as const;

/** A guest of the invented party. */
export function guest(index: number): Person {
  return { userId: `demo-${index}`, name: names[index % names.length] ?? 'Guest' };
}

/** A line of the invented race. */
export function line(index: number, lapTimeMs: number | null, lapId: number): BoardEntry {
  return {
    ...guest(index),
    lapTimeMs,
    isDnf: lapTimeMs === null,
    car: cars[index % cars.length] ?? null,
    lapId,
  };
}
