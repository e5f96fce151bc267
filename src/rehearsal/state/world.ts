import type { JsonObject } from '../json.js';
import { createNotices, type Notices } from './notices.js';
import type {
  ChannelRecord,
  CommandRecord,
  GuildRecord,
  InteractionRecord,
  MessageRecord,
  MetaRecord,
  PersonRecord,
  TableName,
} from './records.js';
import { seedWorld } from './seed.js';
import { createSnowflakes } from './snowflake.js';
import { openStore, type Store, type Table } from './store.js';

/** An event for the bot's gateway sessions. */
export interface GatewayEvent {
  readonly name: string;
  /** The guild that decides the shard; empty: private, shard 0. */
  readonly guildId: string;
  /** The intent bit without which a session does not get it; 0: everybody gets it. */
  readonly intent: number;
  readonly data: JsonObject;
}

/** The tables and the few things that all parts of the stand-in share. */
export interface World {
  readonly people: Table<PersonRecord>;
  readonly guilds: Table<GuildRecord>;
  readonly channels: Table<ChannelRecord>;
  readonly messages: Table<MessageRecord>;
  readonly interactions: Table<InteractionRecord>;
  readonly commands: Table<CommandRecord>;
  readonly notices: Notices;
  readonly directory: string;
  meta(): MetaRecord;
  setMeta(change: Partial<MetaRecord>): void;
  nextId(): string;
  now(): Date;
  /** Such as http://127.0.0.1:3000. */
  origin(): string;
  /** Sends an event to the connected sessions; the gateway takes it over at the start. */
  dispatch(event: GatewayEvent): void;
  onDispatch(listener: (event: GatewayEvent) => void): void;
  /** Whether a client is identified and connected; the gateway answers it. */
  isBotConnected(): boolean;
  answerIsBotConnected(answer: () => boolean): void;
  /** Aborted when the stand-in closes: whoever waits stops waiting. */
  readonly stopping: AbortSignal;
  stop(): void;
  close(): void;
}

export interface WorldOptions {
  readonly directory: string;
  readonly origin: () => string;
  readonly now: () => Date;
}

/** Opens the kept world under the directory, or makes the first one. */
export function openWorld(options: WorldOptions): World {
  const store = openStore(options.directory);
  const ids = createSnowflakes(options.now, store.highestId());
  const meta = store.table('meta');
  const stop = new AbortController();
  const world: World = {
    ...openTables(store),
    ...createWire(),
    notices: createNotices(),
    directory: options.directory,
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
    origin: options.origin,
    stopping: stop.signal,
    stop: () => stop.abort(),
    close: () => store.close(),
  };
  if (!meta.get('world')) seedWorld(world, (record) => meta.put(record));
  // A world kept by an earlier version has no such role yet.
  for (const guild of world.guilds.values())
    if (!guild.crewRoleId) world.guilds.put({ ...guild, crewRoleId: world.nextId() });
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
