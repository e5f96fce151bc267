import { stageOf } from '../acting/actor.js';
import type { ActingDeps } from '../acting/deliver.js';
import { ActingError } from '../acting/refusal.js';
import { runCommand } from '../acting/run-command.js';
import { toSeen } from '../acting/seen.js';
import { submitModal } from '../acting/submit-modal.js';
import { useComponent } from '../acting/use-component.js';
import type { Outcome, SeenMessage } from '../api.js';
import { isObject, type JsonObject, objectsOf, textOf } from '../json.js';
import { componentType } from '../rules/component-types.js';
import { walk } from '../rules/components.js';
import { messagesSeenBy } from '../state/messages.js';
import { listPeople } from '../state/people.js';
import type { PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';

/** What the demo's scenes act with: the same functions that the interface and the page use. */
export interface Stagehand {
  host(): PersonRecord;
  /** A guest by number, from 0; counted again from the first where there are fewer. */
  guest(index: number): PersonRecord;
  /** The guest whose private messages are closed, or the last. */
  shyGuest(): PersonRecord;
  /**
   * Types a command; waits for a bot that is away and tries once more. A select in the answer gets
   * this of its offers, else the first.
   */
  type(person: PersonRecord, line: string, offer?: number): Promise<Outcome>;
  /** Presses the newest of these buttons; undefined where there is none. */
  press(
    person: PersonRecord,
    messages: readonly SeenMessage[],
    label: string,
  ): Promise<Outcome | undefined>;
  /** Sends off the form that a press has opened. */
  fill(person: PersonRecord, opened: Outcome, text: string): Promise<Outcome>;
  /** What the person sees in the channel now. */
  seenBy(person: PersonRecord): readonly SeenMessage[];
  /** Waits until the person sees this button in the channel. */
  awaitButton(person: PersonRecord, label: string): Promise<readonly SeenMessage[]>;
}

const patienceMs = 30_000;
const buttonMs = 15_000;
const lookMs = 100;

/** A stagehand on the home server. */
export function createStagehand(deps: ActingDeps): Stagehand {
  const { world } = deps;
  const people = (isHost: boolean): readonly PersonRecord[] =>
    listPeople(world, world.meta().homeGuildId).filter((person) => person.host === isHost);
  return {
    host: () => pick(people(true), 0, 'host'),
    guest: (index) => pick(people(false), index, 'guest'),
    shyGuest: () =>
      people(false).find((person) => person.dms === 'closed') ??
      pick(people(false).toReversed(), 0, 'guest'),
    type: (person, line, offer = 0) => type(deps, person, line, offer),
    async press(person, messages, label) {
      const button = findComponent(
        messages,
        (part) => part.label === label && part.disabled !== true,
      );
      return (
        button &&
        useComponent(deps, {
          as: person.id,
          messageId: button.messageId,
          customId: button.customId,
        })
      );
    },
    async fill(person, { interactionId, modal }, text) {
      const fields = walk(modal?.components ?? [], []).flatMap(({ part }) => {
        const name =
          isObject(part) && Number(part.type) === componentType.textInput
            ? textOf(part.custom_id)
            : undefined;
        return name === undefined ? [] : [[name, text] as const];
      });
      return submitModal(deps, {
        as: person.id,
        interactionId,
        fields: Object.fromEntries(fields),
      });
    },
    seenBy: (person) => seenBy(world, person),
    async awaitButton(person, label) {
      const isThere = (): boolean =>
        findComponent(
          seenBy(world, person),
          (part) => part.label === label && part.disabled !== true,
        ) !== undefined;
      await until(world, isThere, buttonMs, `no button "${label}" appeared.`);
      return seenBy(world, person);
    },
  };
}

function seenBy(world: World, person: PersonRecord): readonly SeenMessage[] {
  const { channel } = stageOf(world, { as: person.id });
  return messagesSeenBy(world, channel.id, person.id).map((message) => toSeen(world, message));
}

function pick(candidates: readonly PersonRecord[], index: number, what: string): PersonRecord {
  const person = candidates[index % Math.max(1, candidates.length)];
  if (!person) throw new ActingError(409, `there is no ${what} in the server. Add one first.`);
  return person;
}

async function type(
  deps: ActingDeps,
  person: PersonRecord,
  line: string,
  place: number,
): Promise<Outcome> {
  const first = await send(deps, person, line);
  const outcome = first.timedOut ? await send(deps, person, line) : first;
  const asked = findComponent(
    outcome.messages,
    (part) => Number(part.type) === componentType.stringSelect,
  );
  const offers = asked ? objectsOf(asked.part.options) : [];
  const offer = textOf((offers[place] ?? offers[0])?.value);
  if (!asked || offer === undefined) return outcome;
  return useComponent(deps, {
    as: person.id,
    messageId: asked.messageId,
    customId: asked.customId,
    values: [offer],
  });
}

async function send(deps: ActingDeps, person: PersonRecord, command: string): Promise<Outcome> {
  await until(
    deps.world,
    () => deps.world.isBotConnected(),
    patienceMs,
    'the bot is not connected. Is it running?',
  );
  return runCommand(deps, { as: person.id, command });
}

interface Found {
  readonly messageId: string;
  readonly customId: string;
  readonly part: JsonObject;
}

/** The newest message's component that fits. */
function findComponent(
  messages: readonly SeenMessage[],
  fits: (part: JsonObject) => boolean,
): Found | undefined {
  for (const message of messages.toReversed()) {
    const part = walk(message.components, []).find(
      (placed) => isObject(placed.part) && fits(placed.part),
    )?.part;
    const customId = textOf(part?.custom_id);
    if (part && customId !== undefined) return { messageId: message.id, customId, part };
  }
  return undefined;
}

async function until(
  world: World,
  isMet: () => boolean,
  withinMs: number,
  otherwise: string,
): Promise<void> {
  const started = performance.now();
  while (!isMet()) {
    if (world.stopping.aborted) throw new ActingError(409, 'the stand-in was stopped.');
    if (performance.now() - started > withinMs) throw new ActingError(409, otherwise);
    await new Promise((done) => setTimeout(done, lookMs));
  }
}
