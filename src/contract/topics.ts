/** The four topics of a party's live feed; each is one Channels channel a party and generation. */
export const topics = ['party-lobby', 'sim-racing', 'betting', 'imposter-game'] as const;

export type Topic = (typeof topics)[number];

const channelPattern =
  /^private-(party-lobby|sim-racing|betting|imposter-game)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/;

/**
 * The Channels name of a topic: `private-<topic>.<partyId>.<generation>`. Rotating the generation
 * ends old channels.
 */
export function channelName(topic: Topic, partyId: string, generation: number): string {
  return `private-${topic}.${partyId}.${generation}`;
}

/** Reads a channel name back; null for anything that `channelName` did not make. */
export function parseChannelName(
  name: string,
): { readonly topic: Topic; readonly partyId: string; readonly generation: number } | null {
  const match = channelPattern.exec(name);
  const [, topic, partyId, generation] = match ?? [];
  const known = topics.find((candidate) => candidate === topic);
  if (known === undefined || partyId === undefined || generation === undefined) return null;
  return { topic: known, partyId, generation: Number(generation) };
}
