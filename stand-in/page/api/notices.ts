import { streamAddress } from './client.js';
import { isRecord } from './json.js';

export type NoticeType = 'messages' | 'dms' | 'people' | 'demo' | 'commands';

export interface NoticeHandlers {
  readonly onNotice: (type: NoticeType) => void;
  /** True when the stream stands; everything may have changed while it did not. */
  readonly onLink: (isLive: boolean) => void;
}

const known: readonly NoticeType[] = ['messages', 'dms', 'people', 'demo', 'commands'];
const retryMs = 2000;

function readNotice(data: string): NoticeType | null {
  try {
    const raw: unknown = JSON.parse(data);
    return isRecord(raw) ? (known.find((type) => type === raw['type']) ?? null) : null;
  } catch {
    return null;
  }
}

/** Listens to a person's notices until the returned function is called; reconnects by itself. */
export function listenToNotices(as: string, handlers: NoticeHandlers): () => void {
  let source: EventSource;
  let retry: number | undefined;
  const open = (): void => {
    source = new EventSource(streamAddress(as));
    source.onopen = () => handlers.onLink(true);
    source.onmessage = (event: MessageEvent<string>) => {
      const type = readNotice(event.data);
      if (type !== null) handlers.onNotice(type);
    };
    source.onerror = () => {
      handlers.onLink(false);
      // The browser retries a broken connection, but gives up for good on an answer other than 200.
      if (source.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryMs);
    };
  };
  open();
  return () => {
    window.clearTimeout(retry);
    source.close();
  };
}
