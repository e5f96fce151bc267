import type { KeyScope } from '../../contract/control.js';

/** Acts that change nothing, and say nothing that only hosts may know. */
const readActs = [
  ...['show-board', 'list-races', 'list-laps', 'list-standings', 'show-entrants'],
  ...['show-scores', 'show-round', 'show-stats', 'help'],
];

const lapActs = ['record-lap-for', 'decide-lap', 'show-waiting-lap'];

const raceActs = [
  ...['open-race', 'lock-race', 'unlock-race', 'cancel-race', 'edit-race', 'extend-lock'],
  ...['set-entrants', 'place-bet-for'],
  ...[
    'void-lap',
    'preview-settlement',
    'settle',
    'preview-undo',
    'undo-settlement',
    'preview-cancel',
    'undo',
  ],
];

const actsOf: Readonly<Record<Exclude<KeyScope, 'all'>, readonly string[]>> = {
  read: readActs,
  lap: [...readActs, ...lapActs],
  race: [...readActs, ...lapActs, ...raceActs],
};

/**
 * Whether a key of that scope may call an act. `all` may call every act that a host may; what only a
 * control session may, such as making keys, those acts refuse by themselves.
 */
export function isInScope(scope: KeyScope, act: string): boolean {
  return scope === 'all' || actsOf[scope].includes(act);
}
