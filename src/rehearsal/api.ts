/**
 * The rehearsal API's bodies; the stand-in answers them, its page and the tests read them. Ids are
 * snowflakes.
 */

export interface Person {
  readonly name: string;
  readonly id: string;
  readonly host: boolean;
  readonly dms: 'open' | 'closed';
}

export interface PersonInput {
  readonly name: string;
  readonly host?: boolean;
  readonly dms?: 'open' | 'closed';
  readonly guild?: string;
}

export interface PersonChange {
  readonly dms?: 'open' | 'closed';
  /** The role Crew, which has no permissions of its own. */
  readonly crew?: boolean;
  /** False: the person has left the server. */
  readonly present?: boolean;
}

/** A message as one guest sees it; `embeds` and `components` as Discord's API writes them. */
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
  /** The guest and command that caused it, as Discord prints above a reply. */
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
  /** The option that the guest is typing in. */
  readonly focus: string;
  readonly channel?: string;
  readonly guild?: string;
}

/** What the guest saw after a command, button, select or modal, in order. */
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

/** The demo party's progress. */
export interface DemoState {
  readonly running: boolean;
  /** Steps done and in all. */
  readonly step: number;
  readonly steps: number;
  /** What is being acted out, or why it stopped. */
  readonly caption: string;
}

/**
 * Refusals: 404 for an unknown person, message or channel, 422 for an unknown command or option.
 */
export interface ApiError {
  readonly error: string;
}
