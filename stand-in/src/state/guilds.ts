import { intent } from '../gateway/intents.js';
import { guildToWire } from '../wire/guild.js';
import type { GuildData } from '../world-data.js';
import { sumOf } from './permission-bits.js';
import type { GuildRecord } from './records.js';
import type { World } from './world.js';

export interface GuildInput extends Pick<GuildData, 'channels' | 'roles'> {
  readonly id?: string;
  readonly name: string;
  readonly ownerId: string;
}

/** A new server that the bot is in. */
export function addGuild(world: World, input: GuildInput): GuildRecord {
  const guild = world.guilds.put({
    id: input.id ?? world.nextId(),
    name: input.name,
    ownerId: input.ownerId,
    botRoleId: world.nextId(),
    roles: (input.roles ?? []).map((role) => ({
      id: world.nextId(),
      name: role.name,
      permissions: String(sumOf(role.permissions ?? [])),
      flag: role.flag ?? '',
    })),
    createdAt: world.now().toISOString(),
    hasBot: true,
  });
  for (const [position, name] of input.channels.entries()) {
    world.channels.put({
      id: world.nextId(),
      kind: 'text',
      guildId: guild.id,
      name,
      recipientId: '',
      position,
      botDeny: '0',
    });
  }
  return guild;
}

/** Tells the bot that it is now in the server. */
export function announceGuild(world: World, guild: GuildRecord): void {
  world.dispatch({
    name: 'GUILD_CREATE',
    guildId: guild.id,
    intent: intent.guilds,
    data: guildToWire(world, guild),
  });
}

/** Removes the bot from a server, as its owner can at any time. */
export function removeBot(world: World, guild: GuildRecord): void {
  world.guilds.put({ ...guild, hasBot: false });
  for (const command of [...world.commands.values()])
    if (command.guildId === guild.id) world.commands.delete(command.id);
  world.dispatch({
    name: 'GUILD_DELETE',
    guildId: guild.id,
    intent: intent.guilds,
    data: { id: guild.id },
  });
}

/** The servers that the bot is in. */
export function botGuilds(world: World): readonly GuildRecord[] {
  return [...world.guilds.values()].filter((guild) => guild.hasBot);
}

/** A server by id or by name. */
export function findGuild(world: World, text: string): GuildRecord | undefined {
  return world.guilds.get(text) ?? [...world.guilds.values()].find((guild) => guild.name === text);
}
