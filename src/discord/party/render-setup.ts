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
import { text } from '../../text/index.js';
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
    placeholder: text.setup.rolePlaceholder,
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
      label: text.setup.payoutLabels[value],
      description: text.setup.payoutHints[value],
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
    id === null ? none : `<#${id}>${lost.includes(id) ? `\n${text.setup.closed}` : ''}`;
  const embed = {
    title: text.setup.title(discordName(partyName)),
    description: text.setup.body,
    color: accentColour === null ? colours.party : Number.parseInt(accentColour.slice(1), 16),
    fields: [
      field(
        text.setup.role,
        hostRoleId === null
          ? text.setup.noRole
          : `<@&${hostRoleId}>${lost.includes(hostRoleId) ? `\n${text.setup.roleGone}` : ''}`,
      ),
      field(text.setup.boards, channel(boardChannelId, text.setup.noBoards)),
      field(text.setup.rounds, channel(roundChannelId, text.setup.noRounds)),
      field(text.setup.payout, text.setup.payoutLabels[payoutRule]),
      field(
        text.setup.prizes,
        text.setup.prizesValue({
          civilian: settings.civilianPrize,
          imposter: settings.imposterPrize,
        }),
      ),
      field(text.setup.invite, inviteUrl === null ? text.setup.noInvite : `<${inviteUrl}>`),
      field(text.setup.accent, accentColour === null ? text.setup.noAccent : `\`${accentColour}\``),
    ],
  };
  // Discord may refuse the whole message for a preset channel or role that is gone.
  const preset = (id: string | null) => (id !== null && lost.includes(id) ? null : id);
  const rows = [
    roleRow(preset(hostRoleId)),
    channelRow('boardChannelId', preset(boardChannelId), text.setup.boardsPlaceholder),
    channelRow('roundChannelId', preset(roundChannelId), text.setup.roundsPlaceholder),
    payoutRow(settings),
    buttonRow({ label: text.buttons.setupDetails, style: 'secondary', name: 'setup-details' }),
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
    title: text.setup.formTitle,
    components: [
      input('invite', text.setup.invite, text.setup.inviteHint, settings.inviteUrl ?? '', false),
      input(
        'civilian',
        text.setup.civilianPrize,
        text.setup.prizeHint,
        String(settings.civilianPrize),
        true,
      ),
      input(
        'imposter',
        text.setup.imposterPrize,
        text.setup.prizeHint,
        String(settings.imposterPrize),
        true,
      ),
      input('accent', text.setup.accent, text.setup.accentHint, settings.accentColour ?? '', false),
    ],
  };
}
