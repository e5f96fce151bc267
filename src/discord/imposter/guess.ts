import { guessWordAct, prepareGuessAct } from '../../acts/voting.js';
import { maxGuessLength } from '../../imposter/vote/guess-rules.js';
import { text } from '../../text/index.js';
import { opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { lineField } from '../kernel/form-field.js';
import { step } from '../kernel/step.js';
import { guessId } from './ids.js';

const guessForm = formLayout(guessId, {
  guess: lineField({ maxLength: maxGuessLength, isRequired: true }),
});

/** *Guess the word*: opens the form for the caught imposter alone. */
export const guessButton = opener(guessId, ({ args }) =>
  step(prepareGuessAct, args, () =>
    guessForm.page(args, {
      title: text.imposter.guess.formTitle,
      fields: {
        guess: { label: text.imposter.guess.formLabel, description: text.imposter.guess.formHint },
      },
    }),
  ),
);

/** The form with the one guess. */
export const guessModal = form(guessForm, 'new', ({ args: { round }, fields }) =>
  step(guessWordAct, { round, word: fields.guess }, ({ isRight }) => {
    const { right, wrong, late } = text.imposter.guess;
    return {
      answer: { content: isRight === null ? late : isRight ? right : wrong },
    };
  }),
);
