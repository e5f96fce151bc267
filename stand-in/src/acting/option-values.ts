import { integerOf, type JsonObject, lengthOf, objectsOf, textOf } from '../json.js';
import { optionType } from '../rules/command-types.js';
import { findChannel } from '../state/channels.js';
import { findPerson } from '../state/people.js';
import type { GuildRecord, PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { channelToWire, rolesToWire } from '../wire/guild.js';
import { botMemberToWire, botToWire, resolvedMemberToWire, userToWire } from '../wire/user.js';
import type { TypedOption } from './command-line.js';
import { notFound, unfit } from './refusal.js';

/** What Discord sends along for options that are ids. */
export interface Resolved {
  readonly users: Record<string, JsonObject>;
  readonly members: Record<string, JsonObject>;
  readonly channels: Record<string, JsonObject>;
  readonly roles: Record<string, JsonObject>;
}

export interface ValueContext {
  readonly world: World;
  readonly guild: GuildRecord;
  readonly resolved: Resolved;
  /** Sends what a real client would hold back: choices, lengths and bounds are not checked. */
  readonly isForced: boolean;
}

/** Discord's longest text in an option. */
const longestText = 6000;

/** An empty collection of resolved things. */
export function emptyResolved(): Resolved {
  return { users: {}, members: {}, channels: {}, roles: {} };
}

/**
 * The value that Discord would send for what was typed; refuses by 422 what a client would not let
 * a person send.
 */
export function readOptionValue(
  context: ValueContext,
  option: TypedOption,
): string | number | boolean {
  const type = integerOf(option.definition.type) ?? 0;
  const text = option.text;
  const refuse = (sentence: string) => unfit(`${String(option.definition.name)}: ${sentence}`);
  if (type === optionType.text || type === optionType.integer || type === optionType.number)
    return readTyped(context, option, type);
  if (text.trim() === '') throw refuse('a value is missing.');
  if (type === optionType.truth) {
    const word = text.trim().toLowerCase();
    if (!['true', 'false', 'yes', 'no'].includes(word))
      throw refuse(`"${text.trim()}" is neither true nor false.`);
    return word === 'true' || word === 'yes';
  }
  if (type === optionType.user) return resolveUser(context, text);
  if (type === optionType.channel) return resolveChannel(context, text);
  if (type === optionType.role) return resolveRole(context, text);
  if (type === optionType.mentionable)
    return /^\s*(<@&|@everyone)/.test(text)
      ? resolveRole(context, text)
      : resolveUser(context, text);
  throw refuse('files cannot be sent along here.');
}

function readTyped(
  context: ValueContext,
  { definition, text }: TypedOption,
  type: number,
): string | number {
  const name = String(definition.name);
  const choices = objectsOf(definition.choices);
  if (choices.length > 0) {
    const wanted = text.trim();
    const found =
      choices.find((choice) => choice.name === wanted || String(choice.value) === wanted) ??
      choices.find((choice) => String(choice.name).toLowerCase() === wanted.toLowerCase());
    if (found) return typeof found.value === 'number' ? found.value : String(found.value);
    if (!context.isForced)
      throw unfit(
        `${name}: "${wanted}" is not offered. Choose ${choices.map((choice) => String(choice.name)).join(', ')}.`,
      );
  }
  return type === optionType.text
    ? readText(context, definition, text)
    : readNumber(context, definition, text, type);
}

function readText(context: ValueContext, definition: JsonObject, text: string): string {
  const name = String(definition.name);
  const length = lengthOf(text);
  const min = integerOf(definition.min_length);
  const max = Math.min(integerOf(definition.max_length) ?? longestText, longestText);
  if (!context.isForced && min !== undefined && length < min)
    throw unfit(`${name}: at least ${min} characters.`);
  if (!context.isForced && length > max) throw unfit(`${name}: at most ${max} characters.`);
  return mentionOf(context.world, text) ?? text;
}

/** In a text option a client writes an `@name` that it completed as a mention. */
function mentionOf(world: World, text: string): string | undefined {
  const typed = text.trim();
  if (!typed.startsWith('@')) return undefined;
  const person = [...world.people.values()].find(
    (candidate) => !candidate.hidden && `@${candidate.name}` === typed,
  );
  return person && `<@${person.id}>`;
}

function readNumber(
  context: ValueContext,
  definition: JsonObject,
  text: string,
  type: number,
): number {
  const name = String(definition.name);
  const typed = text.trim();
  const pattern = type === optionType.integer ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)$/;
  const number = Number(typed);
  const isFit = pattern.test(typed) && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
  if (!isFit)
    throw unfit(
      `${name}: "${typed}" is not ${type === optionType.integer ? 'a whole number' : 'a number'}.`,
    );
  const { min_value: min, max_value: max } = definition;
  if (!context.isForced && typeof min === 'number' && number < min)
    throw unfit(`${name}: at least ${min}.`);
  if (!context.isForced && typeof max === 'number' && number > max)
    throw unfit(`${name}: at most ${max}.`);
  return number;
}

/**
 * People by name, mention or id; whoever is not in the server comes without a member, as at
 * Discord.
 */
export function resolveUser({ world, guild, resolved }: ValueContext, text: string): string {
  const meta = world.meta();
  const typed = text.trim();
  const isBot = [
    meta.botId,
    `<@${meta.botId}>`,
    `<@!${meta.botId}>`,
    meta.botName,
    `@${meta.botName}`,
  ].includes(typed);
  if (isBot) {
    resolved.users[meta.botId] = botToWire(meta);
    const { user: _user, mute: _mute, deaf: _deaf, ...member } = botMemberToWire(meta, guild);
    resolved.members[meta.botId] = { ...member, permissions: '0' };
    return meta.botId;
  }
  const person = findPerson(world, text);
  if (!person) throw notFound(`There is nobody called "${typed}".`);
  resolvePerson(guild, resolved, person);
  return person.id;
}

function resolvePerson(guild: GuildRecord, resolved: Resolved, person: PersonRecord): void {
  resolved.users[person.id] = userToWire(person);
  if (person.guildIds.includes(guild.id))
    resolved.members[person.id] = resolvedMemberToWire(guild, person);
}

/** A channel by name, #name, mention or id. */
export function resolveChannel({ world, guild, resolved }: ValueContext, text: string): string {
  const channel = findChannel(world, guild.id, text.trim());
  if (!channel) throw unfit(`There is no channel "${text.trim()}".`);
  const { id, type, name, parent_id } = channelToWire(world, channel);
  resolved.channels[channel.id] = { id, type, name, parent_id, permissions: '0' };
  return channel.id;
}

/** A role by name, @name, mention or id. */
export function resolveRole({ world, guild, resolved }: ValueContext, text: string): string {
  const wanted = text.trim().replace(/^<@&(\d+)>$/, '$1');
  const role = rolesToWire(world, guild).find((candidate) =>
    [candidate.id, candidate.name, `@${String(candidate.name)}`].includes(wanted),
  );
  const id = textOf(role?.id);
  if (!role || id === undefined) throw unfit(`There is no role "${text.trim()}".`);
  resolved.roles[id] = role;
  return id;
}

/** Leaves out what nothing was resolved for; undefined where nothing was at all. */
export function resolvedToWire(resolved: Resolved): JsonObject | undefined {
  const { users, members, channels, roles } = resolved;
  const filled = Object.entries({ users, members, channels, roles }).filter(
    ([, entries]) => Object.keys(entries).length > 0,
  );
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
