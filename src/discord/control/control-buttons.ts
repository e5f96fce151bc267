import { UserError } from '../../errors.js';
import { runOrAsk } from '../kernel/choose.js';
import type { Command, Component } from '../kernel/command.js';
import { button } from '../kernel/declare-component.js';
import type { Step } from '../kernel/step.js';
import { type ControlAction, controlActions, findControlCommand } from './control-actions.js';
import { controlId } from './ids.js';

/** The command behind an action, as if the host had typed it. */
export function typed(
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
