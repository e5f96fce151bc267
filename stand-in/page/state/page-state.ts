import type { ChannelInfo, DemoState, Person, SeenMessage, SeenModal } from '../../src/api.js';
import type { BotStatus } from '../api/client.js';
import type { CommandLeaf } from '../api/commands.js';
import { settings } from '../settings.js';
import { countUnread, type ReadMarks } from './unread.js';

export type PanePhase = 'unknown' | 'asking' | 'ready' | 'failed';

/** Everything that the page shows. */
export interface PageState {
  readonly isLoaded: boolean;
  /** False while the server's notices do not reach the page. */
  readonly isLive: boolean;
  readonly people: readonly Person[];
  /** The name of the person one plays; null until the people are known. */
  readonly me: string | null;
  readonly channels: readonly ChannelInfo[];
  readonly channelId: string | null;
  readonly leaves: readonly CommandLeaf[];
  readonly messages: readonly SeenMessage[];
  /** Direct messages by the name of who got them. */
  readonly dms: Readonly<Record<string, readonly SeenMessage[]>>;
  readonly readMarks: ReadMarks;
  /** Private answers that somebody closed. */
  readonly dismissed: readonly string[];
  /** Answers to what was done on this very page. */
  readonly ownAnswers: readonly string[];
  readonly status: BotStatus;
  readonly demo: DemoState | null;
  /** Whether the page shows the demo through the eyes of whoever acts. */
  readonly isFollowing: boolean;
  /** A sentence beside the composer; empty without one. */
  readonly notice: string;
  readonly modal: { readonly interactionId: string; readonly modal: SeenModal } | null;
  /** The message whose button or select waits for its answer. */
  readonly pressedId: string | null;
  readonly pane: {
    readonly phase: PanePhase;
    readonly url: string | null;
    readonly loads: number;
  };
}

/** The state before anything was loaded. */
export const emptyState: PageState = {
  isLoaded: false,
  isLive: true,
  people: [],
  me: null,
  channels: [],
  channelId: null,
  leaves: [],
  messages: [],
  dms: {},
  readMarks: {},
  dismissed: [],
  ownAnswers: [],
  status: { botConnected: false, botName: null },
  demo: null,
  isFollowing: false,
  notice: '',
  modal: null,
  pressedId: null,
  pane: { phase: 'unknown', url: null, loads: 0 },
};

/** The person one plays. */
export function findMe(state: PageState): Person | null {
  return state.people.find((person) => person.name === state.me) ?? null;
}

/** The channel in which pages ask for the pane's address: the last one, where there are several. */
export function backstageId(channels: readonly ChannelInfo[]): string | null {
  return channels.length > 1 ? (channels.at(-1)?.id ?? null) : null;
}

/**
 * True for the answer to a page's own question for the pane's address, of this page or another one.
 */
function isBackstage(state: PageState, message: SeenMessage, command: string | undefined): boolean {
  if (
    message.cause?.command.replace(/^\/?/, '/') !== command ||
    state.ownAnswers.includes(message.id)
  )
    return false;
  const backstage = backstageId(state.channels);
  return state.pane.phase === 'asking' || (backstage !== null && state.channelId === backstage);
}

/** What the chosen person still sees in the channel. */
export function visibleMessages(
  state: PageState,
  paneCommand = settings.pane?.command,
): readonly SeenMessage[] {
  return state.messages.filter(
    (message) =>
      !message.ephemeral ||
      !(state.dismissed.includes(message.id) || isBackstage(state, message, paneCommand)),
  );
}

/** Unread direct messages by person's name. */
export function unreadByName(state: PageState): Readonly<Record<string, number>> {
  return Object.fromEntries(
    state.people.map((person) => [
      person.name,
      countUnread(state.dms[person.name] ?? [], state.readMarks[person.id]),
    ]),
  );
}

/** Names by Discord id, for mentions: the people, and whoever wrote a message. */
export function namesById(state: PageState): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const message of state.messages) names.set(message.author.id, message.author.name);
  for (const channel of state.channels) names.set(channel.id, channel.name);
  for (const person of state.people) names.set(person.id, person.name);
  return names;
}
