import type { JsonObject } from '../json.js';
import { addInteraction, failInteraction, firstAnswerMs } from '../state/interactions.js';
import type { InteractionRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import type { Activity } from './activity.js';
import type { Stage } from './actor.js';
import { interactionToWire } from './payload.js';

export interface ActingDeps {
  readonly world: World;
  readonly activity: Activity;
}

/** How long an answer may take in all before it is told as it is. */
const wholeAnswerMs = 5000;
/** How long a component's silent deferral waits for what it announced. */
const updateMs = 2000;
const stepMs = 10;
/**
 * Steps in a row without a request of the bot for the interaction, after which its answer counts as
 * complete.
 */
const quietSteps = 15;

/**
 * Sends an interaction to the bot (`times` times at once) and waits until its answer is complete.
 */
export async function deliver(
  deps: ActingDeps,
  interaction: InteractionRecord,
  stage: Stage,
  data: JsonObject,
  times = 1,
): Promise<void> {
  const { world } = deps;
  addInteraction(world, interaction);
  const payload = interactionToWire(world, interaction, stage, data);
  for (let count = 0; count < times; count += 1) {
    world.dispatch({
      name: 'INTERACTION_CREATE',
      guildId: interaction.guildId,
      intent: 0,
      data: payload,
    });
  }
  // Choices are the whole answer; nothing follows them. Of several deliveries the one that acts may
  // be the last to answer.
  await waitForAnswer(
    deps,
    interaction.id,
    interaction.kind === 'autocomplete' ? 1 : quietSteps * times,
  );
}

/**
 * A first answer within 3 s, then until nothing is "thinking" and the bot has been silent for a
 * moment.
 */
async function waitForAnswer(deps: ActingDeps, id: string, quietFor: number): Promise<void> {
  const { world, activity } = deps;
  const started = performance.now();
  let quiet = 0;
  let seen = 0;
  for (;;) {
    await new Promise((done) => setTimeout(done, stepMs));
    const elapsed = performance.now() - started;
    if (world.stopping.aborted) return;
    const state = world.interactions.get(id)?.state ?? 'failed';
    if (state === 'open' && elapsed >= firstAnswerMs && !activity.isBusy(id)) {
      const failed = failInteraction(world, id);
      if (failed !== undefined) activity.touch(id, failed);
    }
    if (state === 'failed') return;
    const count = activity.count(id);
    quiet = count === seen && !activity.isBusy(id) ? quiet + 1 : 0;
    seen = count;
    const isWaiting =
      state === 'open' || state === 'thinking' || (state === 'updating' && elapsed < updateMs);
    if (!isWaiting && quiet >= quietFor) return;
    if (elapsed >= wholeAnswerMs) return;
  }
}
