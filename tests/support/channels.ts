import type { MessageBody, PostedMessage } from '../../src/discord/kernel/command.js';
import type { EditOutcome, Poster } from '../../src/discord/live/poster.js';
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
  afterSend: () => void = () => undefined;
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
    this.afterSend();
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
