import { UserError } from '../../errors.js';
import { readAccent, readInvite, readPrize } from '../../party/setting-rules.js';
import { changeSettings, type PartySettings, readSettings } from '../../party/settings.js';
import type { Component, Context, Modal, ModalOpener, Reply } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderSetupForm } from './render-setup.js';
import { showSetup } from './setup-reply.js';

async function change(context: Context, changes: Partial<PartySettings>): Promise<Reply> {
  const { db, party, actor, clock } = context;
  const input = { partyId: party.id, changes, changedBy: actor.guest?.id ?? null };
  return { answer: await showSetup(context, await changeSettings(db, input, clock)) };
}

function isSnowflake(value: string): boolean {
  return /^\d{15,21}$/.test(value);
}

/** The select of the host role; nothing chosen clears it. */
export const setupRoleSelect: Component = {
  name: 'setup-role',
  version: 1,
  answers: 'update',
  async execute({ values: [roleId = null] }, context) {
    requireHost(context);
    // The role that everybody has bears the server's own id.
    const isFit = roleId === null || (isSnowflake(roleId) && roleId !== context.party.guildId);
    if (!isFit) throw new UserError('setting-invalid', { field: 'role' });
    return change(context, { hostRoleId: roleId });
  },
};

/** The selects of the channels for boards and for rounds; nothing chosen clears one. */
export const setupChannelSelect: Component = {
  name: 'setup-channel',
  version: 1,
  answers: 'update',
  async execute({ args: [field], values: [channelId = null] }, context) {
    requireHost(context);
    if (field !== 'boardChannelId' && field !== 'roundChannelId')
      throw new UserError('button-outdated', {});
    const isFit =
      channelId === null ||
      (isSnowflake(channelId) && (await context.canPostIn(context.party.guildId, channelId)));
    if (!isFit) throw new UserError('setting-invalid', { field: 'channel' });
    return change(context, { [field]: channelId });
  },
};

/** The select of how races pay unless they say otherwise. */
export const setupPayoutSelect: Component = {
  name: 'setup-payout',
  version: 1,
  answers: 'update',
  async execute({ values: [payoutRule] }, context) {
    requireHost(context);
    if (payoutRule !== 'double' && payoutRule !== 'pool')
      throw new UserError('button-outdated', {});
    return change(context, { payoutRule });
  },
};

/** *Invite link, prizes, colour* opens the form. */
export const setupDetailsButton: ModalOpener = {
  name: 'setup-details',
  version: 1,
  answers: 'modal',
  async open(_input, context) {
    requireHost(context);
    return renderSetupForm(await readSettings(context.db.orm, context.party.id));
  },
};

/** The form, sent; one part that cannot be read changes nothing. */
export const setupDetailsForm: Modal = {
  name: 'setup-details',
  version: 1,
  answers: 'update',
  async execute({ fields }, context) {
    requireHost(context);
    const typed = (name: string) => fields.get(name) ?? '';
    return change(context, {
      inviteUrl: readInvite(typed('invite')),
      civilianPrize: readPrize(typed('civilian')),
      imposterPrize: readPrize(typed('imposter')),
      accentColour: readAccent(typed('accent')),
    });
  },
};
