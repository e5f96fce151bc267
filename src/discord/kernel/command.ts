import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import type { Log } from '../../log.js';
import type { Party } from '../../party/ensure-party.js';
import type { Actor } from '../../party/find-actor.js';
import type { CommandOptions } from './options.js';

/** A file of a message; `description` is read to people who cannot see it. */
export interface MessageFile {
  readonly name: string;
  readonly data: Buffer;
  readonly description: string;
}

/** A message as we write it; mentions never ping, whatever a name holds. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly MessageFile[];
}

/** Where a message is. */
export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
}

/** A message with the mark by which a later look tells whether it still shows what it should. */
export interface ShownMessage {
  readonly body: MessageBody;
  readonly fingerprint: string;
}

/** What a command, button, select or modal answers. */
export interface Reply {
  /**
   * Seen only by the person who asked; with `answers: 'update'` it replaces the message that held
   * the button.
   */
  readonly answer: MessageBody;
  /** Seen by all, after the answer; left out when the interaction was delivered before. */
  readonly announcement?: MessageBody | undefined;
  /** Told where the announcement is. */
  readonly onAnnounced?: (message: PostedMessage) => Promise<void>;
}

/** A Discord account as the product needs it. */
export interface Account {
  readonly name: string;
  readonly isBot: boolean;
}

/** What every command can reach. No container and no global: this object is handed in. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  /** A uniform integer from 0 up to, not including, `max`. */
  readonly randomInt: (max: number) => number;
  readonly log: Log;
  /** Called after a change was committed: events go out at once rather than at the next poll. */
  readonly wakeRelay: (partyId: string) => void;
  readonly enqueueWords: (roundId: string) => Promise<void>;
  /** Has a race locked at that time; should the queue forget, the sweep does it. */
  readonly scheduleLock: (raceId: string, locksAt: Date) => Promise<void>;
  /**
   * After a round changed: sets the timer of its phase and shows it. Never rejects: what fails here
   * the sweep makes up for.
   */
  readonly showRound: (roundId: string) => Promise<void>;
  /** The same while the answer goes out; several changes at once show together. */
  readonly followRound: (roundId: string) => void;
  readonly overlayUrl: (party: Party) => string;
  /** The spectators' link; it opens nothing while the party has it switched off. */
  readonly watchUrl: (party: Party) => string;
  /**
   * Cuts off everybody who listens to a party's channels of a generation below this one; those who
   * may come back by itself.
   */
  readonly endChannels: (partyId: string, below: number) => void;
  /** The control panel as it is to be posted, and the mark of what it shows. */
  readonly readControlPanel: (partyId: string) => Promise<ShownMessage>;
  /** Deletes one of our own messages, as well as it can. */
  readonly removeMessage: (message: PostedMessage) => Promise<void>;
  /** Asks Discord who an account is; null where it is none. */
  readonly findAccount: (discordId: string) => Promise<Account | null>;
  /** True for a text channel of that server in which we may see, write and embed. */
  readonly canPostIn: (guildId: string, channelId: string) => Promise<boolean>;
  /** False for a role that the server does not have any more. */
  readonly hasRole: (guildId: string, roleId: string) => boolean;
}

/** One interaction's view of the services: its party and the person who acts. */
export interface Context extends Services {
  readonly party: Party;
  readonly actor: Actor;
  readonly interactionId: string;
  readonly channelId: string | null;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A slash command; the file in commands/ bears its name. */
export interface Command {
  readonly data: {
    readonly name: string;
    toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody;
  };
  execute(options: CommandOptions, context: Context): Promise<Reply>;
  /** What fits the option that the guest is typing in. */
  autocomplete?(
    focused: Choice,
    context: Context,
    options: CommandOptions,
  ): Promise<readonly Choice[]>;
}

/** A pressed button or a made selection. */
export interface ComponentInput {
  /** From the custom id: readable and forgeable by guests. */
  readonly args: readonly string[];
  /** What was selected; empty for a button. */
  readonly values: readonly string[];
  /** The message that holds it. */
  readonly message: PostedMessage;
}

/** A button or select, routed by the name in its custom id, so it works after a restart. */
export interface Component {
  readonly name: string;
  readonly version: number;
  /** `new`: a private answer of its own. `update`: the message that holds it changes. */
  readonly answers: 'new' | 'update';
  execute(input: ComponentInput, context: Context): Promise<Reply>;
}

/** A button that opens a form; the form must be the first response, so this has three seconds. */
export interface ModalOpener {
  readonly name: string;
  readonly version: number;
  readonly answers: 'modal';
  open(input: ComponentInput, context: Context): Promise<APIModalInteractionResponseCallbackData>;
}

/** A form that was sent; routed like components, in a list of its own. */
export interface Modal {
  readonly name: string;
  readonly version: number;
  readonly answers: 'new' | 'update';
  execute(input: ModalInput, context: Context): Promise<Reply>;
}

export interface ModalInput {
  readonly args: readonly string[];
  /**
   * What was typed, or chosen (several joined by commas), by the custom id of its field; untrusted
   * and unlimited.
   */
  readonly fields: ReadonlyMap<string, string>;
}
