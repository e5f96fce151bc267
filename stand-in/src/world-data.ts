import type { PrivilegedIntent } from './gateway/intents.js';
import type { PermissionName } from './state/permission-bits.js';

/** A role of a server. */
export interface RoleData {
  readonly name: string;
  /** What it adds to what everybody may do, by Discord's names; default nothing. */
  readonly permissions?: readonly PermissionName[];
  /** Under this name the control API shows and sets the role as true or false. */
  readonly flag?: string;
}

export interface GuildData {
  readonly name: string;
  /** The name of a person. */
  readonly owner: string;
  /** Text channels, the first one first. */
  readonly channels: readonly string[];
  /** The highest first. */
  readonly roles?: readonly RoleData[];
}

export interface PersonData {
  readonly name: string;
  /** Names of servers; default the first one. */
  readonly guilds?: readonly string[];
  /** Names of roles. */
  readonly roles?: readonly string[];
  /** Whether private messages reach them; default `open`. */
  readonly dms?: 'open' | 'closed';
}

export interface BotData {
  readonly name: string;
  /** What its role adds to what everybody may do; default what most invite links ask for. */
  readonly permissions?: readonly PermissionName[];
  /** The privileged intents that are switched on; asking for another one is close code 4014. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
}

/** What the stand-in is peopled with at its first start. */
export interface WorldData {
  readonly bot: BotData;
  readonly guilds: readonly GuildData[];
  readonly people: readonly PersonData[];
}

/** A world for bots of which nothing is known. */
export const defaultWorld: WorldData = {
  bot: { name: 'Test Bot', privilegedIntents: ['GuildMembers', 'MessageContent'] },
  guilds: [
    {
      name: 'Test Server',
      owner: 'Alex',
      channels: ['general', 'random'],
      roles: [
        { name: 'Moderator', permissions: ['ManageGuild', 'ManageChannels', 'ManageMessages'] },
        { name: 'Member' },
      ],
    },
  ],
  people: [
    { name: 'Alex', roles: ['Moderator'] },
    { name: 'Blake', roles: ['Member'] },
    { name: 'Casey', roles: ['Member'] },
    { name: 'Dana' },
    { name: 'Emery', dms: 'closed' },
  ],
};
