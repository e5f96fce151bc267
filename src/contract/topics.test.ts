import { describe, expect, it } from 'vitest';
import { channelName, parseChannelName, topics } from './topics.js';

const partyId = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('channel names', () => {
  it.each(topics)('of %s read back', (topic) => {
    expect(parseChannelName(channelName(topic, partyId, 3))).toEqual({
      topic,
      partyId,
      generation: 3,
    });
  });

  it.each([
    '',
    `private-betting.${partyId}`,
    `private-betting.${partyId}.0`,
    `private-betting.${partyId}.1.2`,
    `private-other.${partyId}.1`,
    `betting.${partyId}.1`,
    `private-betting.${partyId}.1 `,
    'private-betting.not-a-uuid.1',
  ])('%j is none of ours', (name) => {
    expect(parseChannelName(name)).toBeNull();
  });
});
