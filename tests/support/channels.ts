import type { MessageBody, PostedMessage } from '../../src/discord/kernel/command.js';
import { keepMessage } from '../../src/discord/live/keep-message.js';
import type { KeepDeps } from '../../src/discord/live/keeping.js';
import type { KeptKind } from '../../src/discord/live/kept-kind.js';
import type { EditOutcome, Poster } from '../../src/discord/live/poster.js';
import { listKept } from '../../src/party/kept-messages.js';
import type { TestClock } from './imposter-party.js';
import { freshId } from './party.js';

/** A Discord of one's own: what stands in each message, and what was asked of it at which time. */
export class Channels implements Poster {
  readonly messages = new Map<
    string,
    { readonly channelId: string; readonly body: MessageBody; readonly nonce: string }
  >();
  readonly calls: { readonly what: 'send' | 'edit' | 'remove'; readonly at: number }[] = [];
  readonly closed = new Set<string>();
  newer = 0;
  takesFiles = true;
  fault: Error | null = null;
  /** Done after a message was posted, before the caller hears of it. */
  afterSend: () => Promise<void> = async () => undefined;
  private readonly clock: TestClock;

  constructor(clock: TestClock) {
    this.clock = clock;
  }

  count(what: 'send' | 'edit' | 'remove'): number {
    return this.calls.filter((call) => call.what === what).length;
  }

  /** The one message that there is. */
  only(): MessageBody {
    const [message, ...rest] = this.messages.values();
    if (message === undefined || rest.length > 0) throw new Error(`${this.messages.size} messages`);
    return message.body;
  }

  async send(channelId: string, body: MessageBody, nonce: string): Promise<PostedMessage | null> {
    this.note('send');
    if (this.closed.has(channelId)) return null;
    const known = [...this.messages].find(([, message]) => message.nonce === nonce);
    if (known !== undefined) return { channelId, messageId: known[0] };
    const messageId = freshId();
    this.messages.set(messageId, { channelId, body, nonce });
    await this.afterSend();
    return { channelId, messageId };
  }

  async edit({ channelId, messageId }: PostedMessage, body: MessageBody): Promise<EditOutcome> {
    this.note('edit');
    if (this.closed.has(channelId) || (!this.takesFiles && (body.files ?? []).length > 0))
      return 'unreachable';
    const message = this.messages.get(messageId);
    if (message === undefined) return 'gone';
    this.messages.set(messageId, { ...message, body });
    return 'edited';
  }

  async countBelow({ messageId }: PostedMessage, limit: number): Promise<number | 'gone'> {
    return this.messages.has(messageId) ? Math.min(this.newer, limit) : 'gone';
  }

  async remove({ messageId }: PostedMessage): Promise<void> {
    this.note('remove');
    this.messages.delete(messageId);
  }

  private note(what: 'send' | 'edit' | 'remove'): void {
    this.calls.push({ what, at: this.clock.now().getTime() });
    if (this.fault !== null) throw this.fault;
  }
}

/** Has a process killed once it has posted: it hears nothing of that and writes nothing down. */
export async function killAfterPosting<D extends KeepDeps & { readonly poster: Channels }>(
  deps: D,
  run: (deps: D) => Promise<unknown>,
): Promise<void> {
  const killed = new Error('killed');
  const die = (): never => {
    throw killed;
  };
  const { poster } = deps;
  const before = poster.messages.size;
  poster.afterSend = async () => die();
  // What a fault would lead to begins with a line in the log.
  const log = { debug: die, info: die, warn: die, error: die };
  await run({ ...deps, log }).then(
    () => {
      throw new Error('nothing was posted');
    },
    (error: unknown) => {
      if (error !== killed) throw error;
    },
  );
  poster.afterSend = async () => undefined;
  if (poster.messages.size <= before) throw new Error('nothing was posted');
}

/**
 * Looks once at each message of a party, as its job does; returns when the next of them has to be
 * looked at again, null where nothing is owed.
 */
export async function keepParty(
  deps: KeepDeps,
  kinds: readonly KeptKind[],
  partyId: string,
): Promise<Date | null> {
  let next: Date | null = null;
  for (const key of await listKept(deps.db, partyId)) {
    const kind = kinds.find((each) => each.kind === key.kind);
    if (kind === undefined) continue;
    const { again } = await keepMessage(deps, kind, key);
    if (again !== null && (next === null || again < next)) next = again;
  }
  return next;
}
