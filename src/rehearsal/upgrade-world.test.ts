import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStage } from './testing/stage.js';
import { upgradeWorld } from './upgrade-world.js';

let directory: string;
let journal: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rehearsal-upgrade-'));
  journal = join(directory, 'journal.jsonl');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const meta = {
  id: 'world',
  token: 'a.b.c',
  botId: '10',
  botName: 'Party OS',
  homeGuildId: '20',
  registeredGuildIds: [],
};
const guild = {
  id: '20',
  name: 'The Party House',
  ownerId: '30',
  botRoleId: '21',
  hostRoleId: '22',
  crewRoleId: '23',
  createdAt: '2026-11-01T20:00:00.000Z',
  hasBot: true,
};
const hana = {
  id: '30',
  name: 'Hana',
  username: 'hana',
  host: true,
  crew: false,
  dms: 'open',
  guildIds: ['20'],
  leftGuildIds: [],
  joinedAt: '2026-11-01T20:00:00.000Z',
  hidden: false,
};
const ben = { ...hana, id: '31', name: 'Ben', username: 'ben', host: false, crew: true };

function keep(tail = ''): void {
  const rows = [
    { table: 'meta', put: meta },
    { table: 'guilds', put: guild },
    { table: 'people', put: hana },
    { table: 'people', put: ben },
  ];
  writeFileSync(journal, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n${tail}`);
}

it('a world kept before roles were data has its people, ids and rights as before', async () => {
  keep('{"table":"people","put":{"id":"32","na');
  upgradeWorld(directory);
  const stage = await openStage({ directory });
  expect(await stage.api.people()).toEqual([
    {
      name: 'Hana',
      id: '30',
      dms: 'open',
      roles: ['Host'],
      manages: true,
      host: true,
      crew: false,
    },
    {
      name: 'Ben',
      id: '31',
      dms: 'open',
      roles: ['Crew'],
      manages: false,
      host: false,
      crew: true,
    },
  ]);
  const client = await stage.bot({});
  const roles = client.guilds.cache.get('20')?.roles.cache;
  expect(roles?.get('22')?.permissions.toArray()).toEqual([
    'ManageChannels',
    'ManageGuild',
    'ManageMessages',
  ]);
  expect(roles?.get('23')?.permissions.toArray()).toEqual([]);
  await stage.close();
});

it('a world of today is left as it is', () => {
  keep();
  upgradeWorld(directory);
  const once = readFileSync(journal, 'utf8');
  upgradeWorld(directory);
  expect(readFileSync(journal, 'utf8')).toBe(once);
  expect(() => upgradeWorld(join(directory, 'nothing'))).not.toThrow();
});
