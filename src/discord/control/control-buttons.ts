import { askOpenRaceAct } from '../../acts/racing.js';
import { UserError } from '../../errors.js';
import { text } from '../../text/index.js';
import { runOrAsk } from '../kernel/choose.js';
import type { Command, Component, Modal } from '../kernel/command.js';
import { button, opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { choiceField, lineField } from '../kernel/form-field.js';
import { type Step, step } from '../kernel/step.js';
import { type ControlAction, controlActions, findControlCommand } from './control-actions.js';
import { controlId, controlOpenId } from './ids.js';

/** The command behind an action, as if the host had typed it. */
function typed(
  commands: readonly Command[],
  action: ControlAction,
  values: Readonly<Record<string, string>>,
): Step {
  return {
    run(context) {
      const command = findControlCommand(commands, action);
      if (command === null) throw new UserError('button-outdated', {});
      return runOrAsk(command, { subcommand: controlActions[action].subcommand, values }, context);
    },
  };
}

/**
 * The panel's buttons: each runs its command for the host who pressed it, who alone sees the
 * answer.
 */
export function createControlButton(commands: readonly Command[]): Component {
  return button(controlId, 'new', ({ args }) => typed(commands, args.action, {}));
}

const openRaceForm = formLayout(controlOpenId, {
  title: lineField({ maxLength: 64 }),
  track: lineField({ maxLength: 64 }),
  payout: choiceField('double', 'pool'),
});

/** *Open a race*: asks for what `/race open` takes most often. */
export const openRaceButton = opener(controlOpenId, () =>
  step(askOpenRaceAct, {}, () =>
    openRaceForm.page(
      {},
      {
        title: text.control.open,
        fields: {
          title: { label: text.control.titleField, description: text.control.titleHint },
          track: { label: text.control.trackField, description: text.control.trackHint },
          payout: { label: text.control.payoutField, names: text.control.payouts },
        },
      },
    ),
  ),
);

/** The form of *Open a race*. */
export function createOpenRaceModal(commands: readonly Command[]): Modal {
  return form(openRaceForm, 'new', ({ fields }) => {
    const given = Object.entries(fields).map(([name, value]) => [name, value.trim()] as const);
    const values = Object.fromEntries(given.filter(([, value]) => value !== ''));
    return typed(commands, 'open', values);
  });
}
