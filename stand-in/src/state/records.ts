import type { JsonObject } from '../json.js';

/** Somebody in a server, or who was in one. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** Names of roles; they count in every server that has a role of that name. */
  readonly roles: readonly string[];
  readonly dms: 'open' | 'closed';
  /** Guilds that the person is in now. */
  readonly guildIds: readonly string[];
  /** Guilds that the person left and comes back to. */
  readonly leftGuildIds: readonly string[];
  readonly joinedAt: string;
  /** Owns a guild without appearing in it. */
  readonly hidden: boolean;
}

export interface RoleRecord {
  readonly id: string;
  readonly name: string;
  /** Bits beyond those of @everyone, as a decimal number. */
  readonly permissions: string;
  /** The name under which the control API shows and sets it; empty: none. */
  readonly flag: string;
}

export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly botRoleId: string;
  /** Between @everyone and the bot's own, the highest first. */
  readonly roles: readonly RoleRecord[];
  readonly createdAt: string;
  /** False: the bot was removed from it. */
  readonly hasBot: boolean;
}

export interface ChannelRecord {
  readonly id: string;
  readonly kind: 'text' | 'dm';
  /** Empty for a private channel. */
  readonly guildId: string;
  readonly name: string;
  /** The person of a private channel; empty for a text channel. */
  readonly recipientId: string;
  readonly position: number;
  /** Permission bits that the bot lacks here, as a decimal number. */
  readonly botDeny: string;
}

export interface AttachmentRecord {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly contentType: string;
  readonly description?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  /** A person's id, or the bot's. */
  readonly authorId: string;
  readonly content: string;
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly attachments: readonly AttachmentRecord[];
  /** Discord's message flags. */
  readonly flags: number;
  readonly timestamp: string;
  readonly editedTimestamp: string | null;
  readonly mentions: readonly string[];
  readonly mentionRoles: readonly string[];
  readonly mentionsEveryone: boolean;
  readonly pinned: boolean;
  /** The one person who sees it; empty: everybody. */
  readonly visibleTo: string;
  /** The interaction that it answers; empty: none. */
  readonly interactionId: string;
  /** The message that it follows or answers; empty: none. */
  readonly referenceId: string;
  readonly nonce: string;
  /**
   * Shown to a person whose interaction the bot did not answer; Discord does not know such a
   * message.
   */
  readonly failed: boolean;
}

export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'modal';
/**
 * `open`: not answered; `thinking`: deferred; `updating`: a component's deferral; `done`; `failed`:
 * no answer in three seconds.
 */
export type InteractionState = 'open' | 'thinking' | 'updating' | 'done' | 'failed';

export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly personId: string;
  readonly guildId: string;
  readonly channelId: string;
  /** The command as printed above its reply, such as `quiz start`; empty where none is known. */
  readonly command: string;
  readonly state: InteractionState;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The reply that `@original` means; empty: none yet. */
  readonly originalId: string;
  /** The message whose button or select was used (or that led to the modal); empty: none. */
  readonly sourceId: string;
  /** The modal that the answer opened. */
  readonly modal: JsonObject | null;
  /** The interaction whose modal this one submits; empty: none. */
  readonly openedBy: string;
  readonly isModalSubmitted: boolean;
  /** What an autocomplete's choices must be. */
  readonly choiceKind: 'text' | 'integer' | 'number';
}

export interface CommandRecord {
  readonly id: string;
  /** Empty: global. */
  readonly guildId: string;
  readonly version: string;
  readonly position: number;
  /** As registered and checked. */
  readonly body: JsonObject;
}

export interface MetaRecord {
  readonly id: 'world';
  readonly token: string;
  readonly botId: string;
  readonly botName: string;
  readonly homeGuildId: string;
  /** Guilds whose commands were registered at least once. */
  readonly registeredGuildIds: readonly string[];
}

export interface Records {
  readonly meta: MetaRecord;
  readonly people: PersonRecord;
  readonly guilds: GuildRecord;
  readonly channels: ChannelRecord;
  readonly messages: MessageRecord;
  readonly interactions: InteractionRecord;
  readonly commands: CommandRecord;
}

export type TableName = keyof Records;
export const tableNames = [
  'meta',
  'people',
  'guilds',
  'channels',
  'messages',
  'interactions',
  'commands',
] as const satisfies readonly TableName[];
