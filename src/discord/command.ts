import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIEmbed,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Party } from '../party/ensure-party.js';
import type { Actor } from '../party/find-actor.js';

/** A message as we write it; mentions never ping, whatever a name holds. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIButtonComponent>[];
}

/** Where a message ended up. */
export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
}

/** What a command or button answers. */
export interface Reply {
  /** Seen only by who asked. */
  readonly answer: MessageBody;
  /** Seen by all, after the answer; left out when the interaction was delivered before. */
  readonly announcement?: MessageBody | undefined;
  /** Told where the announcement is. */
  readonly onAnnounced?: (message: PostedMessage) => Promise<void>;
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
  /** Brings the public message of a round up to date. */
  readonly showRound: (roundId: string) => Promise<void>;
  readonly overlayUrl: (party: Party) => string;
}

/** One interaction's view of the services: its party and who acts. */
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
  readonly data: { readonly name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<Reply>;
  autocomplete?(interaction: AutocompleteInteraction, context: Context): Promise<readonly Choice[]>;
}

/** A button, routed by the name in its custom id, so it works after a restart. */
export interface Button {
  readonly name: string;
  readonly version: number;
  /** `new`: a private answer of its own. `update`: the message that holds the button changes. */
  readonly answers: 'new' | 'update';
  execute(interaction: ButtonInteraction, args: readonly string[], context: Context): Promise<Reply>;
}
