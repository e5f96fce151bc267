import type { JsonObject } from '../json.js';
import type { GuildData, WorldData } from '../world-data.js';
import type { Notices } from './notices.js';
import type {
  ChannelRecord,
  CommandRecord,
  GuildRecord,
  InteractionRecord,
  MessageRecord,
  MetaRecord,
  PersonRecord,
} from './records.js';
import type { Table } from './store.js';

/** An event for the bot's gateway sessions. */
export interface GatewayEvent {
  readonly name: string;
  /** The guild that decides the shard; empty: private, shard 0. */
  readonly guildId: string;
  /** The intent bit without which a session does not get it; 0: everybody gets it. */
  readonly intent: number;
  readonly data: JsonObject;
  /** What sessions with the message content intent get instead. */
  readonly fullData?: JsonObject;
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
  /** What the bot is, as given: its permissions and intents are not kept. */
  readonly bot: WorldData['bot'];
  /** What a server that is added later looks like: the first one of the data. */
  readonly newGuild: Pick<GuildData, 'channels' | 'roles'>;
  meta(): MetaRecord;
  setMeta(change: Partial<MetaRecord>): void;
  nextId(): string;
  now(): Date;
  /** Such as http://127.0.0.1:3000. */
  origin(): string;
  /** Where files are served, such as http://127.0.0.1:3000/stand-in/files. */
  filesUrl(): string;
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
