import { maxPayloadBytes, type SnapshotNotice } from '../contract/snapshot-notice.js';
import { channelName, topics } from '../contract/topics.js';
import type { ChannelMessage } from './publisher.js';
import type { WaitingEvent } from './relay-store.js';

function channelOf(event: WaitingEvent, partyId: string): string {
  // A row of a topic that this build does not know still takes its place in the numbering, where
  // every overlay listens.
  const topic = topics.find((known) => known === event.topic) ?? 'party-lobby';
  return channelName(topic, partyId, event.generation);
}

/** The event without its payload: its number is spent, and the reader asks for a snapshot. */
export function toNotice(event: WaitingEvent, partyId: string): ChannelMessage {
  const notice: SnapshotNotice & { readonly sequence: number } = {
    snapshot: true,
    timestamp: event.createdAt.toISOString(),
    sequence: event.sequence,
  };
  return { channel: channelOf(event, partyId), name: event.type, data: JSON.stringify(notice) };
}

/**
 * The event as consumers read it: its payload with `sequence` beside the fields; a notice where
 * that is over `maxPayloadBytes`.
 */
export function toMessage(event: WaitingEvent, partyId: string): ChannelMessage {
  const isObject =
    typeof event.data === 'object' && event.data !== null && !Array.isArray(event.data);
  if (!isObject) return toNotice(event, partyId);
  const data = JSON.stringify({ ...event.data, sequence: event.sequence });
  if (Buffer.byteLength(data) > maxPayloadBytes) return toNotice(event, partyId);
  return { channel: channelOf(event, partyId), name: event.type, data };
}
