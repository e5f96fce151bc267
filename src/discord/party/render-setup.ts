import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { PartySettings } from '../../party/settings.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { encodeCustomId } from '../kernel/custom-id.js';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function channelRow(
  field: 'boardChannelId' | 'roundChannelId',
  channelId: string | null,
  placeholder: string,
): Row {
  const select = {
    type: ComponentType.ChannelSelect as const,
    custom_id: encodeCustomId({ name: 'setup-channel', version: 1, args: [field] }),
    placeholder,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] as ChannelType[],
    min_values: 0,
    max_values: 1,
    default_values:
      channelId === null
        ? []
        : [{ id: channelId, type: SelectMenuDefaultValueType.Channel as const }],
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

function roleRow(roleId: string | null): Row {
  const select = {
    type: ComponentType.RoleSelect as const,
    custom_id: encodeCustomId({ name: 'setup-role', version: 1, args: [] }),
    placeholder: en.setup.rolePlaceholder,
    min_values: 0,
    max_values: 1,
    default_values:
      roleId === null ? [] : [{ id: roleId, type: SelectMenuDefaultValueType.Role as const }],
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

function payoutRow({ payoutRule }: PartySettings): Row {
  const option = (value: PartySettings['payoutRule']) =>
    ({
      label: en.setup.payoutLabels[value],
      description: en.setup.payoutHints[value],
      value,
      default: payoutRule === value,
    }) as const;
  const custom_id = encodeCustomId({ name: 'setup-payout', version: 1, args: [] });
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id,
    options: [option('double'), option('pool')],
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

/**
 * The private message of `/party setup`: what is set, and the selects and the button that change
 * it. `lost`: the ids of channels where the bot may not write and of a role that is gone.
 */
export function renderSetup(
  partyName: string,
  settings: PartySettings,
  lost: readonly string[],
): MessageBody {
  const { hostRoleId, boardChannelId, roundChannelId, inviteUrl, payoutRule, accentColour } =
    settings;
  const field = (name: string, value: string) => ({ name, value, inline: true });
  const channel = (id: string | null, none: string) =>
    id === null ? none : `<#${id}>${lost.includes(id) ? `\n${en.setup.closed}` : ''}`;
  const embed = {
    title: en.setup.title(discordName(partyName)),
    description: en.setup.body,
    color: accentColour === null ? colours.party : Number.parseInt(accentColour.slice(1), 16),
    fields: [
      field(
        en.setup.role,
        hostRoleId === null
          ? en.setup.noRole
          : `<@&${hostRoleId}>${lost.includes(hostRoleId) ? `\n${en.setup.roleGone}` : ''}`,
      ),
      field(en.setup.boards, channel(boardChannelId, en.setup.noBoards)),
      field(en.setup.rounds, channel(roundChannelId, en.setup.noRounds)),
      field(en.setup.payout, en.setup.payoutLabels[payoutRule]),
      field(en.setup.prizes, en.setup.prizesValue(settings.civilianPrize, settings.imposterPrize)),
      field(en.setup.invite, inviteUrl === null ? en.setup.noInvite : `<${inviteUrl}>`),
      field(en.setup.accent, accentColour === null ? en.setup.noAccent : `\`${accentColour}\``),
    ],
  };
  // Discord may refuse the whole message for a preset channel or role that is gone.
  const preset = (id: string | null) => (id !== null && lost.includes(id) ? null : id);
  const rows = [
    roleRow(preset(hostRoleId)),
    channelRow('boardChannelId', preset(boardChannelId), en.setup.boardsPlaceholder),
    channelRow('roundChannelId', preset(roundChannelId), en.setup.roundsPlaceholder),
    payoutRow(settings),
    buttonRow({ label: en.buttons.setupDetails, style: 'secondary', name: 'setup-details' }),
  ];
  return { embeds: [embed], components: rows };
}

/** The form behind *Invite link, prizes, colour*, filled in with what is set. */
export function renderSetupForm(settings: PartySettings): APIModalInteractionResponseCallbackData {
  const input = (
    custom_id: string,
    label: string,
    description: string,
    value: string,
    isRequired: boolean,
  ) => ({
    type: ComponentType.Label as const,
    label,
    description,
    component: {
      type: ComponentType.TextInput as const,
      custom_id,
      style: TextInputStyle.Short as const,
      required: isRequired,
      max_length: 100,
      ...(value === '' ? {} : { value }),
    },
  });
  return {
    custom_id: encodeCustomId({ name: 'setup-details', version: 1, args: [] }),
    title: en.setup.formTitle,
    components: [
      input('invite', en.setup.invite, en.setup.inviteHint, settings.inviteUrl ?? '', false),
      input(
        'civilian',
        en.setup.civilianPrize,
        en.setup.prizeHint,
        String(settings.civilianPrize),
        true,
      ),
      input(
        'imposter',
        en.setup.imposterPrize,
        en.setup.prizeHint,
        String(settings.imposterPrize),
        true,
      ),
      input('accent', en.setup.accent, en.setup.accentHint, settings.accentColour ?? '', false),
    ],
  };
}
