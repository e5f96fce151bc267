import { describe, expect, it } from 'vitest';
import { StandInError } from './error.js';
import { readWorld, readWorldFile } from './read-world.js';
import { openStage } from './testing/stage.js';
import { defaultWorld, type WorldData } from './world-data.js';

const world: WorldData = {
  bot: { name: 'Butler', permissions: ['Administrator'], privilegedIntents: ['MessageContent'] },
  guilds: [
    {
      name: 'One',
      owner: 'Ann',
      channels: ['hall', 'attic'],
      roles: [{ name: 'Chief', permissions: ['BanMembers'], flag: 'chief' }, { name: 'Reader' }],
    },
    { name: 'Two', owner: 'Bob', channels: ['yard'] },
  ],
  people: [
    { name: 'Ann' },
    { name: 'Bob', guilds: ['One', 'Two'], roles: ['Chief', 'Reader'], dms: 'closed' },
  ],
};

describe('a world', () => {
  it('is read as it is written', () => {
    expect(readWorld(JSON.parse(JSON.stringify(world)))).toEqual(world);
    expect(readWorld(defaultWorld)).toEqual(defaultWorld);
  });

  it.each<[object, string]>([
    [{ guilds: [] }, 'guilds: '],
    [{ people: [{ name: 'Bob' }] }, 'the owner of One, "Ann", is not among the people'],
    [{ people: [...world.people, { name: 'Ann' }] }, 'people: "Ann" is there twice'],
    [{ people: [...world.people, { name: 'Cy', guilds: ['Three'] }] }, 'Cy is in "Three"'],
    [{ bot: { name: 'B', permissions: ['Fly'] } }, 'bot.permissions.0: '],
    [{ weather: 'fine' }, 'weather'],
  ])('with %j is refused with a sentence', (change, sentence) => {
    const read = () => readWorld({ ...world, ...change });
    expect(read).toThrow(StandInError);
    expect(read).toThrow(sentence);
  });

  it('that is no file, or no JSON, is refused with a sentence', () => {
    expect(() => readWorldFile('/nowhere/world.json')).toThrow('cannot be read (ENOENT)');
    expect(() => readWorldFile(import.meta.filename)).toThrow('is no JSON');
  });

  it('is there: servers, channels, roles, people and what the bot may do', async () => {
    const stage = await openStage({ world });
    const client = await stage.bot({});
    const guild = client.guilds.cache.find(({ name }) => name === 'One');
    expect(client.user.username).toBe('Butler');
    expect(client.guilds.cache.map(({ name }) => name).sort()).toEqual(['One', 'Two']);
    expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['hall', 'attic']);
    expect(guild?.roles.cache.map(({ name }) => name).sort()).toEqual([
      '@everyone',
      'Butler',
      'Chief',
      'Reader',
    ]);
    expect(guild?.members.me?.permissions.has('BanMembers')).toBe(true);
    const bob = await guild?.members.search({ query: 'bob' }).then((found) => found.first());
    expect(bob?.roles.highest.name).toBe('Chief');
    expect(bob?.permissions.has('BanMembers')).toBe(true);
    expect(await stage.api.people()).toMatchObject([
      { name: 'Ann', manages: true, roles: [], chief: false },
      { name: 'Bob', manages: true, roles: ['Chief', 'Reader'], chief: true, dms: 'closed' },
    ]);
    await stage.close();
  });
});

describe('roles', () => {
  it('are given and taken by name and by flag', async () => {
    const stage = await openStage({ world });
    const change = async (body: object) =>
      ((await stage.api.raw('PATCH', 'people/Ann', body)).body as { roles: unknown }).roles;
    expect(await change({ roles: ['Reader'] })).toEqual(['Reader']);
    expect(await change({ chief: true })).toEqual(['Reader', 'Chief']);
    expect(await change({ chief: false })).toEqual(['Reader']);
    expect(await stage.api.raw('PATCH', 'people/Ann', { roles: ['King'] })).toMatchObject({
      status: 422,
      body: { error: 'There is no role "King". There are Chief, Reader.' },
    });
    await stage.close();
  });
});
