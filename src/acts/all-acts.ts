import type { AnyAct } from './act.js';
import * as betting from './betting.js';
import * as cancelling from './cancelling.js';
import * as control from './control.js';
import * as entrants from './entrants.js';
import * as guests from './guests.js';
import * as imposter from './imposter.js';
import * as laps from './laps.js';
import * as overlay from './overlay.js';
import * as overview from './overview.js';
import * as party from './party.js';
import * as phones from './phones.js';
import * as photos from './photos.js';
import * as raceEditing from './race-editing.js';
import * as racing from './racing.js';
import * as resetting from './resetting.js';
import * as settings from './settings.js';
import * as settling from './settling.js';
import * as undoing from './undoing.js';
import * as voting from './voting.js';
import * as wallet from './wallet.js';

const files: readonly object[] = [
  ...[
    betting,
    cancelling,
    control,
    entrants,
    guests,
    imposter,
    laps,
    overlay,
    overview,
    party,
    phones,
    photos,
  ],
  ...[raceEditing, racing, resetting, settings, settling, undoing, voting, wallet],
];

function isAct(value: unknown): value is AnyAct {
  return typeof value === 'object' && value !== null && 'perform' in value && 'access' in value;
}

/** Every act by its name, for surfaces that are called by it. */
export const allActs: ReadonlyMap<string, AnyAct> = new Map(
  files
    .flatMap((file): readonly unknown[] => Object.values(file))
    .filter(isAct)
    .map((act) => [act.name, act]),
);
