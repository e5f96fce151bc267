import { noteClueAct, prepareClueAct } from '../../acts/imposter.js';
import { maxClueLength } from '../../imposter/clue-rules.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { lineField } from '../kernel/form-field.js';
import { step } from '../kernel/step.js';
import { noteClueId } from './ids.js';

const clueForm = formLayout(noteClueId, {
  clue: lineField({ maxLength: maxClueLength, isRequired: true }),
});

/** *Note my clue*: opens the form for whoever has spoken or has the floor. */
export const noteClueButton = opener(noteClueId, ({ args }) =>
  step(prepareClueAct, args, () => {
    const { formTitle: title, formLabel: label, formHint: description } = text.imposter.clue;
    return clueForm.page(args, { title, fields: { clue: { label, description } } });
  }),
);

/** The form with the clue. */
export const noteClueModal = form(clueForm, 'new', ({ args: { round }, fields }) =>
  step(noteClueAct, { round, clue: fields.clue }, ({ clue }) => ({
    answer: { content: text.imposter.clue.noted(discordName(clue)) },
  })),
);
