import type { WorldData } from '../world-data.js';
import { createNotices } from './notices.js';
import type { TableName } from './records.js';
import { seedWorld } from './seed.js';
import { createSnowflakes } from './snowflake.js';
import { openStore, type Store } from './store.js';
import type { GatewayEvent, World } from './world.js';

export interface WorldOptions {
  readonly directory: string;
  /** What the first start makes; later ones find what is kept. */
  readonly data: WorldData;
  readonly origin: () => string;
  /** Where the page and the control API are mounted. */
  readonly basePath: string;
  readonly now: () => Date;
}

/** Opens the kept world under the directory, or makes the first one. */
export function openWorld(options: WorldOptions): World {
  const { data, origin } = options;
  const store = openStore(options.directory);
  const ids = createSnowflakes(options.now, store.highestId());
  const meta = store.table('meta');
  const stop = new AbortController();
  const world: World = {
    ...openTables(store),
    ...createWire(),
    notices: createNotices(),
    directory: options.directory,
    bot: data.bot,
    newGuild: data.guilds[0] ?? { channels: [] },
    meta() {
      const record = meta.get('world');
      if (!record) throw new Error('the world has no meta record');
      return record;
    },
    setMeta(change) {
      meta.put({ ...world.meta(), ...change });
    },
    nextId: () => ids.next(),
    now: options.now,
    origin,
    filesUrl: () => `${origin()}${options.basePath}/files`,
    stopping: stop.signal,
    stop: () => stop.abort(),
    close: () => store.close(),
  };
  if (!meta.get('world')) seedWorld(world, data, (record) => meta.put(record));
  return world;
}

function openTables(store: Store): Pick<World, Exclude<TableName, 'meta'>> {
  return {
    people: store.table('people'),
    guilds: store.table('guilds'),
    channels: store.table('channels'),
    messages: store.table('messages'),
    interactions: store.table('interactions'),
    commands: store.table('commands'),
  };
}

/** The way from the world to the gateway, which connects itself later. */
function createWire(): Pick<
  World,
  'dispatch' | 'onDispatch' | 'isBotConnected' | 'answerIsBotConnected'
> {
  const listeners: ((event: GatewayEvent) => void)[] = [];
  let isBotConnected = (): boolean => false;
  return {
    dispatch(event) {
      for (const listener of listeners) listener(event);
    },
    onDispatch(listener) {
      listeners.push(listener);
    },
    isBotConnected: () => isBotConnected(),
    answerIsBotConnected(answer) {
      isBotConnected = answer;
    },
  };
}
