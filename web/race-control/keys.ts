import type { Desk } from './desk.js';
import { GuestsView } from './elements/guests-view.js';
import type { RaceControl } from './elements/race-control.js';
import { RacesView } from './elements/races-view.js';
import { toggleLock } from './race-acts.js';
import { sections } from './text.js';

/** What the keys do while no field has the focus; `?` lists them. */
export function handleKey(event: KeyboardEvent, page: RaceControl, desk: Desk): void {
  if (event.ctrlKey || event.metaKey || event.altKey || page.dialog !== null) return;
  if (isTyping(event.target)) {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
    return;
  }
  const run = findAct(event.key.toLowerCase(), page, desk);
  if (run === null) return;
  event.preventDefault();
  run();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

function findAct(key: string, page: RaceControl, desk: Desk): (() => void) | null {
  const section = Object.keys(sections)[Number(key) - 1];
  if (section !== undefined) return () => (location.hash = section);
  switch (key) {
    case 'l':
      return () => void inRaces(page, (view) => view.typeLap());
    case '[':
      return () => void inRaces(page, (view) => view.turn(-1));
    case ']':
      return () => void inRaces(page, (view) => view.turn(1));
    case 'o':
      return () => desk.open({ kind: 'open-race' });
    case 'b':
      return () => void inRaces(page, ({ chosen }) => chosen && void toggleLock(desk, chosen));
    case 's':
      return () =>
        void inRaces(
          page,
          ({ chosen }) => chosen && desk.open({ kind: 'settle', raceId: chosen.gameId }),
        );
    case 'u':
      return () => desk.open({ kind: 'undo', race: '' });
    case 'g':
      return () => void findGuest(page);
    case '?':
      return () => (page.hasHelp = true);
    default:
      return null;
  }
}

async function inRaces(page: RaceControl, act: (view: RacesView) => unknown): Promise<void> {
  await show(page, 'races');
  const view = page.querySelector('races-view');
  if (view instanceof RacesView) act(view);
}

async function findGuest(page: RaceControl): Promise<void> {
  await show(page, 'guests');
  const view = page.querySelector('guests-view');
  if (view instanceof GuestsView) view.find();
}

/** Opens a section and waits until it is drawn. */
async function show(page: RaceControl, section: 'races' | 'guests'): Promise<void> {
  if (page.section === section) return;
  location.hash = section;
  page.section = section;
  await page.updateComplete;
  const view = page.querySelector(`${section}-view`);
  if (view instanceof RacesView || view instanceof GuestsView) await view.updateComplete;
}
