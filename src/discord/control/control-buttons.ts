import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { UserError } from '../../errors.js';
import { text } from '../../text/index.js';
import { runOrAsk } from '../kernel/choose.js';
import type { Command, Component, Context, Modal, ModalOpener, Reply } from '../kernel/command.js';
import { encodeCustomId } from '../kernel/custom-id.js';
import { createOptions } from '../kernel/options.js';
import { requireHost } from '../kernel/permissions.js';
import {
  type ControlAction,
  controlActions,
  findControlCommand,
  isControlAction,
} from './control-actions.js';

type Values = Readonly<Record<string, string>>;

function run(
  commands: readonly Command[],
  action: ControlAction,
  values: Values,
  context: Context,
): Promise<Reply> {
  requireHost(context);
  const command = findControlCommand(commands, action);
  if (command === null) throw new UserError('button-outdated', {});
  return runOrAsk(command, createOptions(controlActions[action].subcommand, values), context);
}

/**
 * The panel's buttons: each runs its command for the host who pressed it, who alone sees the
 * answer.
 */
export function createControlButton(commands: readonly Command[]): Component {
  return {
    name: 'control',
    version: 1,
    answers: 'new',
    async execute({ args: [action = ''] }, context) {
      if (!isControlAction(action)) throw new UserError('button-outdated', {});
      return run(commands, action, {}, context);
    },
  };
}

const titleField = 'title';
const trackField = 'track';
const payoutField = 'payout';

/** *Open a race*: asks for what `/race open` takes most often. */
export const openRaceButton: ModalOpener = {
  name: 'control-open',
  version: 1,
  answers: 'modal',
  async open(_input, context): Promise<APIModalInteractionResponseCallbackData> {
    requireHost(context);
    const input = (id: string, label: string, description: string) => ({
      type: ComponentType.Label as const,
      label,
      description,
      component: {
        type: ComponentType.TextInput as const,
        custom_id: id,
        style: TextInputStyle.Short,
        required: false,
        max_length: 64,
      },
    });
    const option = (value: 'double' | 'pool') => ({ label: text.control.payouts[value], value });
    return {
      custom_id: encodeCustomId({ name: 'control-open', version: 1, args: [] }),
      title: text.control.open,
      components: [
        input(titleField, text.control.titleField, text.control.titleHint),
        input(trackField, text.control.trackField, text.control.trackHint),
        {
          type: ComponentType.Label,
          label: text.control.payoutField,
          component: {
            type: ComponentType.StringSelect,
            custom_id: payoutField,
            required: false,
            options: [option('double'), option('pool')],
          },
        },
      ],
    };
  },
};

/** The form of *Open a race*. */
export function createOpenRaceModal(commands: readonly Command[]): Modal {
  return {
    name: 'control-open',
    version: 1,
    answers: 'new',
    async execute({ fields }, context) {
      const given = [titleField, trackField, payoutField].flatMap((name) => {
        const value = (fields.get(name) ?? '').trim();
        return value === '' ? [] : [[name, value] as const];
      });
      return run(commands, 'open', Object.fromEntries(given), context);
    },
  };
}
