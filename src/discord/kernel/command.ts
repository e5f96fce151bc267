import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Access } from '../../acts/act.js';
import type { ActDeps } from '../../acts/deps.js';
import type { Refusal } from '../../errors.js';
import type { LineKind } from '../../events/public-lines.js';
import type { Party } from '../../party/ensure-party.js';
import type { Actor } from '../../party/find-actor.js';
import type { Seal } from '../../values/seal.js';
import type { CommandOptions } from './options.js';

/** A file of a message; `description` is read to people who cannot see it. */
export interface MessageFile {
  readonly name: string;
  readonly data: Buffer;
  readonly description: string;
}

/** A message as we write it; mentions never ping, whatever a name holds, but for `pings`. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly MessageFile[];
  /** Discord ids of people whom `content` mentions by our own words and who shall hear of it. */
  readonly pings?: readonly string[];
}

/** Where a message is. */
export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
}

/** A message with the mark by which a later look tells whether it still shows what it should. */
export interface ShownMessage {
  readonly body: MessageBody;
  readonly shown: string;
}

/** A line that all are owed. */
export interface LineKey {
  readonly kind: LineKind;
  readonly subject: string;
}

/** What a command, button, select or modal answers. */
export interface Reply {
  /**
   * Seen only by the person who asked; with `answers: 'update'` it replaces the message that held
   * the button.
   */
  readonly answer: MessageBody;
  /** The public line that the answer tells, where it changes a message that all see. */
  readonly shows?: LineKey | undefined;
  /** A message that is kept from then on, seen by all after the answer. */
  readonly announcement?: MessageBody | undefined;
  /** Told where the announcement is. */
  readonly onAnnounced?: (message: PostedMessage) => Promise<void>;
}

/** What every command can reach: what acts do, and what only Discord has. */
export interface Services extends ActDeps {
  /**
   * Called after a change was committed: events go out at once rather than at the next poll.
   */
  readonly wakeRelay: (partyId: string) => void;
  /** Puts a refusal into its sentence, with a button where one leads on. */
  readonly renderRefusal: (error: Refusal) => MessageBody;
  /**
   * Tells all in a channel what they are owed there, one message at most; where the bot may not
   * post, by `followUp`. Never rejects.
   */
  readonly tellLines: (
    channelId: string,
    followUp: ((body: MessageBody) => Promise<PostedMessage>) | null,
  ) => Promise<void>;
  /** Notes that all have read a line in a message that was there already. */
  readonly markShown: (line: LineKey, messageId: string) => Promise<void>;
  /** True while the database does not answer: nobody need wait for it. */
  readonly isDatabaseAway: () => boolean;
  /** Told where there was no room for what somebody did. */
  readonly onDiskFull: () => void;
  /** Hides what is kept of an interaction while its answer is owed. */
  readonly seal: Seal;
  /** Every command's lines, as the declarations have them. */
  readonly commandRows: readonly CommandRow[];
  /** The control panel as an answer posts it, and the mark of what it shows. */
  readonly readControlPanel: (partyId: string, askedBy: string) => Promise<ShownMessage>;
  /** Deletes one of our own messages, as well as it can. */
  readonly removeMessage: (message: PostedMessage) => Promise<void>;
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

/** `new`: a private answer of its own. `update`: the message that holds the component changes. */
export type Answers = 'new' | 'update';

/** A form as Discord shows it. */
export type FormPage = APIModalInteractionResponseCallbackData;

/** A line of the table of commands, in `/help` and in the docs. */
export interface CommandRow {
  /** Without the slash: `bet`, `party guest add`. */
  readonly path: string;
  /** Who may use it the usual way. */
  readonly access: Access;
  readonly description: string;
  readonly help: string;
  /** The required options first. */
  readonly options: readonly { readonly name: string; readonly isRequired: boolean }[];
}

/** A slash command; the file in commands/ bears its name. */
export interface Command {
  readonly data: {
    readonly name: string;
    toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody;
  };
  /** Its line, or its subcommands' lines, of the table of commands. */
  readonly rows: readonly CommandRow[];
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
