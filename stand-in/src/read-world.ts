import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StandInError } from './error.js';
import { privilegedIntents } from './gateway/intents.js';
import { parseJson } from './json.js';
import { permissionNames } from './state/permission-bits.js';
import type { WorldData } from './world-data.js';

const name = z.string().min(1).max(100);
const names = z.array(name).max(500);
const permissions = z.array(z.enum(permissionNames)).exactOptional();
const flag = z.string().regex(/^[a-z][a-zA-Z]{0,30}$/, 'is a word such as admin');

const worldShape = z.strictObject({
  bot: z.strictObject({
    name: name.max(32),
    permissions,
    privilegedIntents: z.array(z.enum(privilegedIntents)).exactOptional(),
  }),
  guilds: z
    .array(
      z.strictObject({
        name,
        owner: name,
        channels: names.min(1),
        roles: z
          .array(z.strictObject({ name, permissions, flag: flag.exactOptional() }))
          .exactOptional(),
      }),
    )
    .min(1),
  people: z
    .array(
      z.strictObject({
        name,
        guilds: names.exactOptional(),
        roles: names.exactOptional(),
        dms: z.enum(['open', 'closed']).exactOptional(),
      }),
    )
    .min(1),
});

/**
 * Reads a world from data of unknown shape.
 * @throws StandInError with a sentence that names the place.
 */
export function readWorld(data: unknown): WorldData {
  const result = worldShape.safeParse(data);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }
  const world = result.data;
  const people = world.people.map((person) => person.name);
  const guilds = world.guilds.map((guild) => guild.name);
  for (const [what, all] of [
    ['people', people],
    ['guilds', guilds],
  ] as const) {
    const twice = all.find((each, at) => all.indexOf(each) !== at);
    if (twice !== undefined) throw wrong(`${what}: "${twice}" is there twice`);
  }
  for (const guild of world.guilds)
    if (!people.includes(guild.owner))
      throw wrong(`the owner of ${guild.name}, "${guild.owner}", is not among the people`);
  for (const person of world.people) {
    const strange = person.guilds?.find((each) => !guilds.includes(each));
    if (strange !== undefined) throw wrong(`${person.name} is in "${strange}", which is no guild`);
  }
  return world;
}

function wrong(what: string): StandInError {
  return new StandInError('world-wrong', `That world cannot be used: ${what}.`);
}

/** Reads a world from a JSON file. */
export function readWorldFile(path: string): WorldData {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StandInError('world-wrong', `The file ${path} cannot be read (${code}).`);
  }
  const data = parseJson(text);
  if (data === undefined) throw new StandInError('world-wrong', `The file ${path} is no JSON.`);
  return readWorld(data);
}
