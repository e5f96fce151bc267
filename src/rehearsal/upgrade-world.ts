import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Row = Readonly<Record<string, unknown>>;

/**
 * Rewrites a world that was kept when roles were not data yet: servers had the ids of two known
 * roles, people a yes or no for each. Does nothing where there is no such world.
 */
export function upgradeWorld(directory: string): void {
  const path = join(directory, 'journal.jsonl');
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  if (!text.includes('"hostRoleId"')) return;
  // A last line that a kill cut short is left to the stand-in, which drops it.
  const lines = text.split('\n').map((line) => (line.endsWith('}') ? upgradeLine(line) : line));
  writeFileSync(`${path}.upgrade`, lines.join('\n'), { mode: 0o600 });
  renameSync(`${path}.upgrade`, path);
}

function upgradeLine(line: string): string {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  if (!isRow(entry) || !isRow(entry['put'])) return line;
  const { table, put } = entry;
  if (table === 'guilds' && isRow(put)) return JSON.stringify({ table, put: upgradeGuild(put) });
  return table === 'people' && isRow(put)
    ? JSON.stringify({ table, put: upgradePerson(put) })
    : line;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the role Host allows: to manage server, channels and messages. */
const hostPermissions = String((1n << 4n) | (1n << 5n) | (1n << 13n));

function upgradeGuild({ hostRoleId, crewRoleId, ...guild }: Row): Row {
  if (typeof hostRoleId !== 'string') return guild;
  const host = { id: hostRoleId, name: 'Host', permissions: hostPermissions, flag: 'host' };
  const crew = { id: crewRoleId, name: 'Crew', permissions: '0', flag: 'crew' };
  return { ...guild, roles: typeof crewRoleId === 'string' ? [host, crew] : [host] };
}

function upgradePerson({ host, crew, ...person }: Row): Row {
  if (Array.isArray(person['roles'])) return person;
  return {
    ...person,
    roles: [...(host === true ? ['Host'] : []), ...(crew === true ? ['Crew'] : [])],
  };
}
