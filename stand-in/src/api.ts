import type { Fault } from './faults/fault.js';

/** The control API's bodies: the stand-in answers them, its page and tests read them. */

export interface Person {
  readonly name: string;
  /** A snowflake, as all ids here. */
  readonly id: string;
  readonly dms: 'open' | 'closed';
  /** Names of roles. */
  readonly roles: readonly string[];
  /** Whether they may do in a server what not everybody may. */
  readonly manages: boolean;
}

/** Roles of the world that have a flag are set by it as well: `{ "name": "Ann", "admin": true }`. */
export interface PersonInput {
  readonly name: string;
  readonly roles?: readonly string[];
  readonly dms?: 'open' | 'closed';
  /** A server by name; a new one where there is none of that name. */
  readonly guild?: string;
}

export interface PersonChange {
  readonly dms?: 'open' | 'closed';
  readonly roles?: readonly string[];
  /** False: the person has left the server. */
  readonly present?: boolean;
}

/** A fault that was ordered, and how often it is still to strike. */
export type OrderedFault = Fault & { readonly id: string; readonly left: number };

/** A message as one person sees it; `embeds` and `components` as Discord's API writes them. */
export interface SeenMessage {
  readonly id: string;
  readonly ephemeral: boolean;
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly attachments: readonly unknown[];
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly editedTimestamp: string | null;
  /** True while the bot has deferred and not answered yet: "thinking". */
  readonly thinking: boolean;
  /** The person and command that caused it, as Discord prints above a reply. */
  readonly cause: { readonly by: string; readonly command: string } | null;
  /** Set where the bot did not answer in three seconds. */
  readonly failed: boolean;
}

export interface SeenModal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly unknown[];
}

export interface CommandInput {
  readonly as: string;
  readonly command: string;
  /** How often the same interaction is delivered, all at once; default 1. */
  readonly deliver?: number;
  readonly channel?: string;
  readonly guild?: string;
}

export interface ComponentInput {
  readonly as: string;
  readonly messageId: string;
  readonly customId: string;
  readonly values?: readonly string[];
}

export interface ModalInput {
  readonly as: string;
  readonly interactionId: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface AutocompleteInput {
  readonly as: string;
  readonly command: string;
  /** The option that the person is typing in. */
  readonly focus: string;
  readonly channel?: string;
  readonly guild?: string;
}

/** What the person saw after a command, button, select or modal, in order. */
export interface Outcome {
  readonly interactionId: string;
  readonly messages: readonly SeenMessage[];
  readonly modal?: SeenModal;
  /** True where no answer came in three seconds: "The application did not respond". */
  readonly timedOut?: boolean;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export interface ChannelInfo {
  readonly id: string;
  readonly name: string;
  readonly guild: string;
}

/** How far the scenes are that are being played. */
export interface DemoState {
  readonly running: boolean;
  /** Steps done and in all. */
  readonly step: number;
  readonly steps: number;
  /** What is being acted out, or why it stopped. */
  readonly caption: string;
  /** The name of whoever sees it best. */
  readonly viewer?: string;
  /** Whether it is in their private messages. */
  readonly isPrivate?: boolean;
  /** How many times as fast as usual. */
  readonly speed?: number;
}

/** What can be done with a demo while it runs. */
export interface DemoChange {
  readonly speed?: number;
  /** The next scene begins at once. */
  readonly skip?: boolean;
  readonly stop?: boolean;
}

/**
 * Refusals: 404 for an unknown person, message or channel, 422 for an unknown command or option.
 */
export interface ApiError {
  readonly error: string;
}
