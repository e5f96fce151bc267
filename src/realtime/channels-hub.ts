/** Where frames go out; a connection, seen from its channels. */
export interface Subscriber {
  readonly socketId: string;
  send(frame: string): void;
}

/**
 * Which sockets listen to which channels. Holds nothing of what was sent: a channel has no memory.
 */
export interface Hub {
  subscribe(channel: string, subscriber: Subscriber): void;
  unsubscribe(channel: string, subscriber: Subscriber): void;
  /** Sends one frame to all listeners but the socket that is left out. */
  broadcast(channel: string, frame: string, exceptSocketId: string | null): void;
  listeners(channel: string): number;
  /** Channels with at least one listener, by prefix. */
  occupied(prefix: string): readonly string[];
  subscriptions(): number;
}

/** Creates an empty hub. */
export function createHub(): Hub {
  const channels = new Map<string, Set<Subscriber>>();

  function subscribe(channel: string, subscriber: Subscriber): void {
    const listeners = channels.get(channel);
    if (listeners === undefined) channels.set(channel, new Set([subscriber]));
    else listeners.add(subscriber);
  }

  function unsubscribe(channel: string, subscriber: Subscriber): void {
    const listeners = channels.get(channel);
    if (listeners?.delete(subscriber) && listeners.size === 0) channels.delete(channel);
  }

  function broadcast(channel: string, frame: string, exceptSocketId: string | null): void {
    for (const listener of channels.get(channel) ?? []) {
      if (listener.socketId !== exceptSocketId) listener.send(frame);
    }
  }

  return {
    subscribe,
    unsubscribe,
    broadcast,
    listeners: (channel) => channels.get(channel)?.size ?? 0,
    occupied: (prefix) => [...channels.keys()].filter((channel) => channel.startsWith(prefix)),
    subscriptions: () =>
      [...channels.values()].reduce((total, listeners) => total + listeners.size, 0),
  };
}
