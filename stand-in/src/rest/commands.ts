import { integerOf, isObject, type JsonObject } from '../json.js';
import { checkCommand, checkCommands } from '../rules/command.js';
import { refusal } from '../rules/errors.js';
import { createFaults, refuseField } from '../rules/faults.js';
import type { CommandRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { commandToWire } from '../wire/command.js';
import { guildOf } from './lookups.js';
import type { Call, Route } from './routing.js';

/**
 * Discord's limits a scope: 100 slash commands, 5 of each menu kind (2026: 15 message and user
 * commands).
 */
const maxInScope = 100;

/** Registration of commands, globally and for one server. */
export function commandRoutes(world: World): readonly Route[] {
  return [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ].flatMap((path) => {
    const one = `${path}/:command`;
    const routes: Route[] = [
      {
        method: 'get',
        path,
        handle: (call) =>
          inScope(world, scopeOf(world, call)).map((command) => commandToWire(world, command)),
      },
      { method: 'put', path, handle: (call) => replaceAll(world, scopeOf(world, call), call.json) },
      {
        method: 'post',
        path,
        handle: (call) => register(world, scopeOf(world, call), call.json),
        status: createdStatus,
      },
      { method: 'get', path: one, handle: (call) => commandToWire(world, commandOf(world, call)) },
      {
        method: 'patch',
        path: one,
        handle: (call) => change(world, commandOf(world, call), call.json),
      },
      { method: 'delete', path: one, handle: (call) => remove(world, commandOf(world, call)) },
    ];
    return routes;
  });
}

/** A server's id; empty: global. */
function scopeOf(world: World, call: Call): string {
  const application = call.param('application');
  if (application !== world.meta().botId && application !== '@me')
    throw refusal('unknownApplication');
  return call.param('guild') === '' ? '' : guildOf(world, call.param('guild')).id;
}

/** The commands of one scope, in the order of their registration. */
export function inScope(world: World, guildId: string): readonly CommandRecord[] {
  return [...world.commands.values()]
    .filter((command) => command.guildId === guildId)
    .sort((a, b) => a.position - b.position);
}

function commandOf(world: World, call: Call): CommandRecord {
  const scope = scopeOf(world, call);
  const command = world.commands.get(call.param('command'));
  if (command?.guildId !== scope) throw refusal('unknownCommand');
  return command;
}

/**
 * Replaces a scope's commands as one: either all are taken or none. A command keeps its id under
 * its name.
 */
function replaceAll(world: World, guildId: string, json: unknown): readonly JsonObject[] {
  if (!Array.isArray(json))
    refuseField([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  checkCommands(json);
  if (json.length > maxInScope) throw refusal('tooManyCommands');
  const before = inScope(world, guildId);
  const bodies = json.filter(isObject);
  const kept = new Set<string>();
  for (const [position, body] of bodies.entries()) {
    const known = before.find((command) => isSame(command.body, body));
    const isUnchanged = known !== undefined && JSON.stringify(known.body) === JSON.stringify(body);
    const id = known?.id ?? world.nextId();
    const version = isUnchanged ? known.version : world.nextId();
    world.commands.put({ id, guildId, version, position, body });
    kept.add(id);
  }
  for (const command of before) if (!kept.has(command.id)) world.commands.delete(command.id);
  noteRegistered(world, guildId);
  return inScope(world, guildId).map((command) => commandToWire(world, command));
}

interface Registered {
  readonly wire: JsonObject;
  readonly isNew: boolean;
}

const created = new WeakSet<object>();
/** 201 where the command is new, 200 where it replaced one of that name. */
function createdStatus(result: unknown): number {
  return typeof result === 'object' && result !== null && created.has(result) ? 201 : 200;
}

function register(world: World, guildId: string, json: unknown): JsonObject {
  const { wire, isNew } = put(world, guildId, json);
  if (isNew) created.add(wire);
  return wire;
}

function put(world: World, guildId: string, json: unknown): Registered {
  const faults = createFaults();
  checkCommand(json, [], faults);
  faults.throwIfAny();
  if (!isObject(json)) throw refusal('invalidJson');
  const before = inScope(world, guildId);
  const known = before.find((command) => isSame(command.body, json));
  if (!known && before.length >= maxInScope) throw refusal('tooManyCommands');
  const position =
    known?.position ?? Math.max(-1, ...before.map((command) => command.position)) + 1;
  const command = world.commands.put({
    id: known?.id ?? world.nextId(),
    guildId,
    version: world.nextId(),
    position,
    body: json,
  });
  noteRegistered(world, guildId);
  return { wire: commandToWire(world, command), isNew: !known };
}

function change(world: World, command: CommandRecord, json: unknown): JsonObject {
  const body = { ...command.body, ...(isObject(json) ? json : {}) };
  const faults = createFaults();
  checkCommand(body, [], faults);
  faults.throwIfAny();
  const changed = world.commands.put({ ...command, version: world.nextId(), body });
  noteRegistered(world, command.guildId);
  return commandToWire(world, changed);
}

function remove(world: World, command: CommandRecord): undefined {
  world.commands.delete(command.id);
  noteRegistered(world, command.guildId);
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  return a.name === b.name && (integerOf(a.type) ?? 1) === (integerOf(b.type) ?? 1);
}

function noteRegistered(world: World, guildId: string): void {
  const { registeredGuildIds } = world.meta();
  if (!registeredGuildIds.includes(guildId))
    world.setMeta({ registeredGuildIds: [...registeredGuildIds, guildId] });
  world.notices.tell({ type: 'commands', personId: '' });
}
