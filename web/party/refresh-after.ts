import { isEventType } from '../../src/contract/events.js';

/**
 * When a message of the party is worth reading the guest's own part again, in ms from now; null:
 * it says nothing about this seat. What concerns everybody is spread over `random`, or all phones
 * of a party would ask in the same moment.
 */
export function refreshAfter(
  name: string,
  data: unknown,
  seatId: string,
  random: () => number,
): number | null {
  if (isAbout(data, seatId)) return 0;
  if (name === 'bet-placed' || name === 'bet-withdrawn' || name === 'overlay-test') return null;
  if (name.startsWith('round-')) return 60 + random() * 300;
  if (/^(?:race|bets|party)-/.test(name)) return 60 + random() * 400;
  return isEventType(name) ? 800 + random() * 1_200 : 500 + random() * 500;
}

/** A guest's own lap, bet, coins, name; not a race's bets, in which anybody may stand. */
function isAbout(data: unknown, seatId: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const held = new Map<string, unknown>(Object.entries(data));
  return held.get('userId') === seatId || held.get('bettorId') === seatId;
}
