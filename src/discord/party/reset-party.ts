import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { UserError } from '../../errors.js';
import { exportParty } from '../../evening/export-party.js';
import { resetParty } from '../../evening/reset-party.js';
import { isUuid } from '../../party/guest.js';
import { text } from '../../text/index.js';
import type { Modal, ModalOpener } from '../kernel/command.js';
import { encodeCustomId } from '../kernel/custom-id.js';
import { requireHost } from '../kernel/permissions.js';
import { exportFiles } from './render-reset.js';

/** *Reset…* under the export opens the form that asks for the party's name. */
export const resetPartyButton: ModalOpener = {
  name: 'reset-party',
  version: 1,
  answers: 'modal',
  open({ args: [resetId = ''] }, context): Promise<APIModalInteractionResponseCallbackData> {
    requireHost(context);
    if (!isUuid(resetId)) throw new UserError('button-outdated', {});
    const input = {
      type: ComponentType.TextInput as const,
      custom_id: 'name',
      style: TextInputStyle.Short as const,
      required: true,
      max_length: 100,
      placeholder: context.party.name,
    };
    return Promise.resolve({
      custom_id: encodeCustomId({ name: 'reset-party', version: 1, args: [resetId] }),
      title: text.reset.formTitle,
      components: [
        {
          type: ComponentType.Label,
          label: text.reset.formLabel,
          description: text.reset.formHint,
          component: input,
        },
      ],
    });
  },
};

/** The form, sent: with the right name the party is reset, once. */
export const resetPartyForm: Modal = {
  name: 'reset-party',
  version: 1,
  answers: 'update',
  async execute({ args: [resetId = ''], fields }, context) {
    requireHost(context);
    const { db, party, actor, clock } = context;
    const input = {
      party,
      resetId,
      discordId: actor.discordId,
      typedName: fields.get('name') ?? '',
    };
    const outcome = await resetParty(db, { ...input, resetBy: actor.guest?.id ?? null }, clock);
    if (outcome.roundId !== null) await context.showRound(outcome.roundId);
    const content = text.reset.done({
      guests: outcome.guests,
      races: outcome.cancelledRaces,
      refunded: outcome.refundedBets,
    });
    const isNew = outcome.files.length > 0;
    // A second delivery writes the same message once more and must not take the tables out of it.
    const files = isNew ? outcome.files : await exportParty(db.orm, party.id);
    return {
      answer: { content, files: exportFiles(files) },
      announcement: isNew ? { content: text.reset.announcement } : undefined,
    };
  },
};
