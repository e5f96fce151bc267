import { html, type TemplateResult } from 'lit';
import { renderStatus } from '../../overlay/elements/race-status.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import type { Desk } from './desk.js';
import { raceText } from './text.js';

/** Locks the bets of an open race, opens those of a locked one; the answer offers the way back. */
export async function toggleLock(
  desk: Desk,
  race: Pick<RaceState, 'gameId' | 'status'>,
): Promise<void> {
  const { gameId: raceId, status } = race;
  if (status === 'OPEN') {
    await desk.run(
      'lock-race',
      { raceId },
      ({ race: { title }, isChanged }) => raceText.locked(title, isChanged),
      () => ({
        label: 'Unlock',
        run: () => void toggleLock(desk, { gameId: raceId, status: 'LOCKED' }),
      }),
    );
  } else if (status === 'LOCKED') {
    await desk.run(
      'unlock-race',
      { raceId },
      ({ race: { title }, isChanged }) => raceText.unlocked(title, isChanged),
      () => ({
        label: 'Lock',
        run: () => void toggleLock(desk, { gameId: raceId, status: 'OPEN' }),
      }),
    );
  }
}

/** Gives the bets two minutes more. */
export async function extendLock(desk: Desk, { gameId }: Pick<RaceState, 'gameId'>): Promise<void> {
  await desk.run('extend-lock', { race: gameId, by: '2m' }, ({ race: { title } }) =>
    raceText.extended(title),
  );
}

/** The race's state as a word and a shape. */
export function renderLock(race: Pick<RaceState, 'status' | 'isCancelled'>): TemplateResult {
  return html`<span class="lock">${renderStatus(race)}</span>`;
}
