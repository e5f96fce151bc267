import { changeSettingsAct, showSettingsAct } from '../../acts/settings.js';
import { UserError } from '../../errors.js';
import { clearableSelect, opener, select } from '../kernel/declare-component.js';
import { form } from '../kernel/declare-form.js';
import { step } from '../kernel/step.js';
import { setupChannelId, setupDetailsId, setupPayoutId, setupRacesId, setupRoleId } from './ids.js';
import { renderRacesForm, renderSetupForm, setupForm, setupRacesForm } from './setup-forms.js';
import { answerSetup } from './setup-reply.js';

/** The select of the host role; nothing chosen clears it. */
export const setupRoleSelect = clearableSelect(setupRoleId, 'update', ({ chosen: hostRoleId }) =>
  step(changeSettingsAct, { hostRoleId }, answerSetup),
);

/** The selects of the channels for boards and for rounds; nothing chosen clears one. */
export const setupChannelSelect = clearableSelect(
  setupChannelId,
  'update',
  ({ args: { field }, chosen }) => step(changeSettingsAct, { [field]: chosen }, answerSetup),
);

/** The select of how races pay unless they say otherwise. */
export const setupPayoutSelect = select(setupPayoutId, 'update', ({ chosen: payoutRule }) => {
  if (payoutRule !== 'double' && payoutRule !== 'pool') throw new UserError('button-outdated', {});
  return step(changeSettingsAct, { payoutRule }, answerSetup);
});

/** *Invite link, prizes, colour* opens the form. */
export const setupDetailsButton = opener(setupDetailsId, () =>
  step(showSettingsAct, {}, renderSetupForm),
);

/** The form, sent; one part that cannot be read changes nothing. */
export const setupDetailsForm = form(setupForm, 'update', ({ fields }) => {
  const { invite, civilian, imposter, accent } = fields;
  const changes = { invite, civilianPrize: civilian, imposterPrize: imposter, accent };
  return step(changeSettingsAct, changes, answerSetup);
});

/** *Races* opens the form. */
export const setupRacesButton = opener(setupRacesId, () =>
  step(showSettingsAct, {}, renderRacesForm),
);

function chosenOf<const W extends string>(words: readonly W[], value: string): W | undefined {
  const chosen = words.find((word) => word === value);
  if (chosen === undefined && value !== '') throw new UserError('button-outdated', {});
  return chosen;
}

/** The form, sent. */
export const setupRacesModal = form(setupRacesForm, 'update', ({ fields }) => {
  const raceOpening = chosenOf(['anyone', 'hosts'], fields.opening);
  const lapLines = chosenOf(['news', 'all', 'none'], fields.lapLines);
  const changes = { ...(raceOpening && { raceOpening }), ...(lapLines && { lapLines }) };
  return step(changeSettingsAct, changes, answerSetup);
});
