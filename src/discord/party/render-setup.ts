import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbedField,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { WebJoin } from '../../contract/phone.js';
import type { PartySettings } from '../../party/settings.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { setupChannelId, setupDetailsId, setupPayoutId, setupRacesId, setupRoleId } from './ids.js';

/** Who may join by phone, and whether phones can reach us at all. */
export interface PhoneSetup {
  readonly webJoin: WebJoin;
  readonly arePhonesReachable: boolean;
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function channelRow(
  field: 'boardChannelId' | 'roundChannelId',
  channelId: string | null,
  placeholder: string,
): Row {
  const select = {
    type: ComponentType.ChannelSelect as const,
    custom_id: setupChannelId.with({ field }),
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
    custom_id: setupRoleId.with({}),
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
  const custom_id = setupPayoutId.with({});
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id,
    options: [option('double'), option('pool')],
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

/** What is set, as the fields of an embed. */
function listFields(
  settings: PartySettings,
  lost: readonly string[],
  { webJoin, arePhonesReachable }: PhoneSetup,
): readonly APIEmbedField[] {
  const { hostRoleId, boardChannelId, roundChannelId, inviteUrl, payoutRule, accentColour } =
    settings;
  const { setup, phones } = text;
  const field = (name: string, value: string) => ({ name, value, inline: true });
  const channel = (id: string | null, none: string) =>
    id === null ? none : `<#${id}>${lost.includes(id) ? `\n${setup.closed}` : ''}`;
  const role = (id: string) => `<@&${id}>${lost.includes(id) ? `\n${setup.roleGone}` : ''}`;
  const prizes = { civilian: settings.civilianPrize, imposter: settings.imposterPrize };
  return [
    field(setup.role, hostRoleId === null ? setup.noRole : role(hostRoleId)),
    field(setup.boards, channel(boardChannelId, setup.noBoards)),
    field(setup.rounds, channel(roundChannelId, setup.noRounds)),
    field(setup.payout, setup.payoutLabels[payoutRule]),
    field(setup.opening, setup.openingLabels[settings.raceOpening]),
    field(setup.lapLines, setup.lapLineLabels[settings.lapLines]),
    field(setup.prizes, setup.prizesValue(prizes)),
    field(setup.invite, inviteUrl === null ? setup.noInvite : `<${inviteUrl}>`),
    field(setup.accent, accentColour === null ? setup.noAccent : `\`${accentColour}\``),
    field(phones.setupField, arePhonesReachable ? phones.setupValues[webJoin] : phones.unreachable),
  ];
}

/**
 * The private message of `/party setup`: what is set, and the selects and the button that change
 * it. `lost`: the ids of channels where the bot may not write and of a role that is gone.
 */
export function renderSetup(
  partyName: string,
  settings: PartySettings,
  lost: readonly string[],
  phones: PhoneSetup,
): MessageBody {
  const { hostRoleId, boardChannelId, roundChannelId, accentColour } = settings;
  const embed = {
    title: text.setup.title(discordName(partyName)),
    description: text.setup.body,
    color: accentColour === null ? colours.party : Number.parseInt(accentColour.slice(1), 16),
    fields: [...listFields(settings, lost, phones)],
  };
  // Discord may refuse the whole message for a preset channel or role that is gone.
  const preset = (id: string | null) => (id !== null && lost.includes(id) ? null : id);
  const rows = [
    roleRow(preset(hostRoleId)),
    channelRow('boardChannelId', preset(boardChannelId), text.setup.boardsPlaceholder),
    channelRow('roundChannelId', preset(roundChannelId), text.setup.roundsPlaceholder),
    payoutRow(settings),
    buttonRow(
      { label: text.buttons.setupRaces, style: 'secondary', id: setupRacesId.with({}) },
      { label: text.buttons.setupDetails, style: 'secondary', id: setupDetailsId.with({}) },
    ),
  ];
  return { embeds: [embed], components: rows };
}
