import { randomBytes } from 'node:crypto';
import { createMessage } from './messages.js';
import type { InteractionRecord } from './records.js';
import type { World } from './world.js';

/**
 * Discord's time-outs: 3 s for the first answer, 15 min for the token
 * (https://discord.com/developers/docs/interactions/receiving-and-responding).
 */
export const firstAnswerMs = 3000;
const tokenMs = 15 * 60 * 1000;
/** What a person reads where no first answer came. */
const noAnswer = 'The application did not respond';
/** How many interactions are kept. */
const interactionsKept = 5000;

/** A new token; like Discord's it carries the interaction's id. */
export function createToken(id: string): string {
  return Buffer.from(`interaction:${id}:${randomBytes(24).toString('base64url')}`).toString(
    'base64url',
  );
}

/** The id in a token; empty where there is none. */
export function interactionIdOf(token: string): string {
  return /^interaction:(\d+):/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1] ?? '';
}

/** Writes a new interaction and drops the oldest beyond what is kept. */
export function addInteraction(world: World, interaction: InteractionRecord): InteractionRecord {
  world.interactions.put(interaction);
  const ids = [...world.interactions.values()];
  for (const old of ids.slice(0, Math.max(0, ids.length - interactionsKept)))
    world.interactions.delete(old.id);
  return interaction;
}

/** Changes what is known of an interaction now. */
export function changeInteraction(
  world: World,
  id: string,
  change: Partial<InteractionRecord>,
): InteractionRecord | undefined {
  const interaction = world.interactions.get(id);
  return interaction && world.interactions.put({ ...interaction, ...change });
}

/**
 * Ends an interaction that got no first answer; its person sees the sentence, except while typing.
 * Returns that message's id.
 */
export function failInteraction(world: World, id: string): string | undefined {
  const interaction = world.interactions.get(id);
  if (interaction?.state !== 'open') return undefined;
  changeInteraction(world, id, { state: 'failed' });
  if (interaction.kind === 'autocomplete') return undefined;
  const { channelId, personId } = interaction;
  const { botId } = world.meta();
  return createMessage(world, {
    channelId,
    authorId: botId,
    content: noAnswer,
    visibleTo: personId,
    interactionId: id,
    failed: true,
  }).id;
}

/** Ends what was open when the process stopped: its time is up. */
export function failStale(world: World): void {
  for (const interaction of [...world.interactions.values()]) {
    if (interaction.state === 'open') failInteraction(world, interaction.id);
  }
}

/** Whether the first answer can no longer come. */
export function isTooLate(world: World, interaction: InteractionRecord): boolean {
  return (
    interaction.state === 'failed' || world.now().getTime() - interaction.createdAt > firstAnswerMs
  );
}

/** Whether follow-ups and edits can no longer come. */
export function isTokenOver(world: World, interaction: InteractionRecord): boolean {
  return world.now().getTime() - interaction.createdAt > tokenMs;
}
