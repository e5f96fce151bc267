import { askResetAct, resetPartyAct } from '../../acts/resetting.js';
import { text } from '../../text/index.js';
import { opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { lineField } from '../kernel/form-field.js';
import { step } from '../kernel/step.js';
import { resetPartyId } from './ids.js';
import { renderResetDone } from './render-reset.js';

const resetForm = formLayout(resetPartyId, {
  name: lineField({ maxLength: 100, isRequired: true }),
});

/** *Reset…* under the export opens the form that asks for the party's name. */
export const resetPartyButton = opener(resetPartyId, ({ args }) =>
  step(askResetAct, {}, ({ name }) =>
    resetForm.page(args, {
      title: text.reset.formTitle,
      fields: {
        name: { label: text.reset.formLabel, description: text.reset.formHint, placeholder: name },
      },
    }),
  ),
);

/** The form, sent: with the right name the party is reset, once. */
export const resetPartyForm = form(resetForm, 'update', ({ args, fields }) =>
  step(resetPartyAct, { ...args, name: fields.name }, (outcome) => ({
    answer: renderResetDone(outcome),
  })),
);
