import { listBackableAct, placeBetAct, prepareBetAct } from '../../acts/betting.js';
import { text } from '../../text/index.js';
import { button, openingSelect, select } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { lineField } from '../kernel/form-field.js';
import { type Step, step } from '../kernel/step.js';
import { betAmountId, betAskId, betOnId, betPageId, betPickId } from './ids.js';
import { renderRacerSelect } from './racer-select.js';
import { answerTicket } from './ticket.js';

/** Asks on whom to bet, where the race still takes bets. */
function askForRacer(race: string, stake: number | null, page: number): Step {
  return step(listBackableAct, { race }, (found) => ({
    answer: renderRacerSelect({ ...found, stake, page }),
  }));
}

/** *Bet 100* and *Bet …* on a live board. */
export const betOnButton = button(betOnId, 'new', ({ args: { race, stake } }) =>
  askForRacer(race, stake, 0),
);

/** *Previous* and *Next* under the select of racers. */
export const betPageButton = button(betPageId, 'update', ({ args: { race, stake, page } }) =>
  askForRacer(race, stake, page),
);

/** The select after *Bet 100*: the choice bets. */
export const betPickSelect = select(betPickId, 'update', ({ args: { race, stake }, chosen }) =>
  step(placeBetAct, { racer: chosen, amount: String(stake), race }, answerTicket),
);

const amountForm = formLayout(betAmountId, { amount: lineField({ maxLength: 20 }) });

/** The select after *Bet …*: the choice opens a form for the amount. */
export const betAskSelect = openingSelect(betAskId, ({ args: { race }, chosen }) =>
  step(prepareBetAct, { race, racer: chosen }, ({ race: found, target, balance }) =>
    amountForm.page(
      { race: found.id, racer: target.id },
      {
        title: text.board.amountTitle(target.name),
        fields: {
          amount: {
            label: text.board.amountLabel,
            description: text.board.amountHint({ balance }),
          },
        },
      },
    ),
  ),
);

/** The form for the amount of a bet. */
export const betAmountModal = form(amountForm, 'update', ({ args: { race, racer }, fields }) =>
  step(placeBetAct, { racer, amount: fields.amount, race }, answerTicket),
);
