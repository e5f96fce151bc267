import { askEditRaceAct } from '../../acts/race-editing.js';
import { askOpenRaceAct } from '../../acts/racing.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import type { Command, Modal } from '../kernel/command.js';
import { opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { choiceField, lineField } from '../kernel/form-field.js';
import { step } from '../kernel/step.js';
import { typed } from './control-buttons.js';
import { controlEditId, controlLockInId, controlOpenId } from './ids.js';

const raceFields = {
  title: lineField({ maxLength: 64 }),
  track: lineField({ maxLength: 64 }),
  payout: choiceField('double', 'pool'),
  lock: lineField({ maxLength: 20 }),
  cap: lineField({ maxLength: 20 }),
};
const openRaceForm = formLayout(controlOpenId, raceFields);
const editRaceForm = formLayout(controlEditId, raceFields);
const lockInForm = formLayout(controlLockInId, {
  lock: lineField({ maxLength: 20, isRequired: true }),
});

/** What was filled in; what was left empty is not there. */
function givenOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const given = Object.entries(fields).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

function withRace(race: string, fields: Readonly<Record<string, string>>) {
  return race === '' ? givenOf(fields) : { ...givenOf(fields), race };
}

const { control } = text;
const payout = { label: control.payoutField, names: control.payouts };

/** *Open a race*: asks for what `/race open` takes most often. */
export const openRaceButton = opener(controlOpenId, () =>
  step(askOpenRaceAct, {}, () =>
    openRaceForm.page(
      {},
      {
        title: control.open,
        fields: {
          title: { label: control.titleField, description: control.titleHint },
          track: { label: control.trackField, description: control.trackHint },
          payout,
          lock: { label: control.lockField, description: control.lockHint },
          cap: { label: control.capField, description: control.capHint },
        },
      },
    ),
  ),
);

function editPage(race: Race | null) {
  const title = race === null ? control.edit : control.raceAction({ action: 'edit', ...race });
  const value = (text: string | null | undefined) => (text ? { value: text } : {});
  return editRaceForm.page(
    { race: race?.id ?? '' },
    {
      title,
      fields: {
        title: { label: control.titleField, ...value(race?.title) },
        track: { label: control.trackField, ...value(race?.track) },
        payout: { ...payout, description: control.payoutEditHint },
        lock: { label: control.lockField, description: control.lockEditHint },
        cap: { label: control.capField, description: control.capEditHint },
      },
    },
  );
}

/** *Edit*: asks what is to change, filled in where one race is on. */
export const editRaceButton = opener(controlEditId, () => step(askEditRaceAct, {}, editPage));

/** *Lock in…*: asks how long bets stay open. */
export const lockInButton = opener(controlLockInId, () =>
  step(askEditRaceAct, {}, (race) =>
    lockInForm.page(
      { race: race?.id ?? '' },
      {
        title: race === null ? control.lockIn : control.raceAction({ action: 'lockIn', ...race }),
        fields: { lock: { label: control.lockInField, description: control.lockInHint } },
      },
    ),
  ),
);

/** The panel's forms: each runs its command with what was filled in. */
export function createRaceModals(commands: readonly Command[]): readonly Modal[] {
  return [
    form(openRaceForm, 'new', ({ fields }) => typed(commands, 'open', givenOf(fields))),
    form(editRaceForm, 'new', ({ args, fields }) =>
      typed(commands, 'edit', withRace(args.race, fields)),
    ),
    form(lockInForm, 'new', ({ args, fields }) =>
      typed(commands, 'edit', withRace(args.race, fields)),
    ),
  ];
}
