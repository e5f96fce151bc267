import type { PartySettings } from '../../party/settings.js';
import { text } from '../../text/index.js';
import type { FormPage } from '../kernel/command.js';
import { formLayout } from '../kernel/declare-form.js';
import { choiceField, lineField } from '../kernel/form-field.js';
import { setupDetailsId, setupRacesId } from './ids.js';

/** The form behind *Invite link, prizes, colour*. */
export const setupForm = formLayout(setupDetailsId, {
  invite: lineField({ maxLength: 100 }),
  civilian: lineField({ maxLength: 100, isRequired: true }),
  imposter: lineField({ maxLength: 100, isRequired: true }),
  accent: lineField({ maxLength: 100 }),
});

/** The form, filled in with what is set. */
export function renderSetupForm(settings: PartySettings): FormPage {
  const { inviteUrl, civilianPrize, imposterPrize, accentColour } = settings;
  const { setup } = text;
  const field = (label: string, description: string, value: string) => ({
    label,
    description,
    ...(value === '' ? {} : { value }),
  });
  return setupForm.page(
    {},
    {
      title: setup.formTitle,
      fields: {
        invite: field(setup.invite, setup.inviteHint, inviteUrl ?? ''),
        civilian: field(setup.civilianPrize, setup.prizeHint, String(civilianPrize)),
        imposter: field(setup.imposterPrize, setup.prizeHint, String(imposterPrize)),
        accent: field(setup.accent, setup.accentHint, accentColour ?? ''),
      },
    },
  );
}

/** The form behind *Races*. */
export const setupRacesForm = formLayout(setupRacesId, {
  opening: choiceField('anyone', 'hosts'),
  lapLines: choiceField('news', 'all', 'none'),
});

/** The form, with what is set chosen. */
export function renderRacesForm({ raceOpening, lapLines }: PartySettings): FormPage {
  const { setup } = text;
  return setupRacesForm.page(
    {},
    {
      title: setup.racesFormTitle,
      fields: {
        opening: { label: setup.opening, value: raceOpening, names: setup.openingLabels },
        lapLines: { label: setup.lapLines, value: lapLines, names: setup.lapLineLabels },
      },
    },
  );
}
