import { stageOf } from '../acting/actor.js';
import type { ActingDeps } from '../acting/deliver.js';
import { ActingError } from '../acting/refusal.js';
import { type GivenChoices, runAutocomplete } from '../acting/run-autocomplete.js';
import { runCommand } from '../acting/run-command.js';
import { toSeen } from '../acting/seen.js';
import { submitModal } from '../acting/submit-modal.js';
import { useComponent } from '../acting/use-component.js';
import type { Choice, Outcome, Person, SeenMessage } from '../api.js';
import { isObject, objectsOf, textOf } from '../json.js';
import { componentType } from '../rules/component-types.js';
import { walk } from '../rules/components.js';
import { messagesSeenBy } from '../state/messages.js';
import { listPeople, toPerson } from '../state/people.js';
import type { World } from '../state/world.js';
import { listDms } from '../web/places.js';
import { type Found, findComponent } from './find-component.js';

/**
 * What scenes act with: the same functions that the control API and the page use. Buttons are named
 * by their custom id, or by its part before the first colon.
 */
export interface Stagehand {
  /** Who is in the first server: those who manage it first, closed private messages last. */
  people(): readonly Person[];
  /**
   * Types a command; waits for a bot that is away and tries once more. A select in the answer gets
   * this of its offers, by place or by label, else the first.
   */
  type(person: Person, line: string, offer?: number | string): Promise<Outcome>;
  /** What the bot offers for an option of a command line. */
  complete(person: Person, line: string, option: string): Promise<readonly Choice[]>;
  /** The newest of these buttons that can be pressed; undefined where there is none. */
  find(messages: readonly SeenMessage[], button: string): Found | undefined;
  /** Presses the newest of these buttons; undefined where there is none. */
  press(
    person: Person,
    messages: readonly SeenMessage[],
    button: string,
  ): Promise<Outcome | undefined>;
  /** Sends off the form that a press has opened, with this text in each of its lines. */
  fill(person: Person, opened: Outcome, text: string): Promise<Outcome>;
  /** What the person sees in the channel now. */
  seenBy(person: Person): readonly SeenMessage[];
  /** Waits until the person sees this button in the channel; without it the demo ends. */
  awaitButton(person: Person, button: string): Promise<readonly SeenMessage[]>;
  /** The same for a while; undefined where it does not come. */
  tryButton(person: Person, button: string): Promise<readonly SeenMessage[] | undefined>;
  /** The person's private messages. */
  inbox(person: Person): readonly SeenMessage[];
  /** Waits a while until the person has more private messages than so many. */
  awaitInbox(person: Person, count: number): Promise<readonly SeenMessage[]>;
}

const patienceMs = 30_000;
const buttonMs = 15_000;
const tryMs = 5_000;
const lookMs = 100;

/** A stagehand on the first server. */
export function createStagehand(deps: ActingDeps, given: GivenChoices): Stagehand {
  const { world } = deps;
  return {
    people: () =>
      listPeople(world, world.meta().homeGuildId).map((person) => toPerson(world, person)),
    type: (person, line, offer = 0) => type(deps, person, line, offer),
    complete: (person, command, focus) =>
      runAutocomplete(deps, given, { as: person.id, command, focus }),
    find: findButton,
    async press(person, messages, button) {
      const found = findButton(messages, button);
      return found && useComponent(deps, { as: person.id, ...found });
    },
    fill: (person, opened, text) => fill(deps, person, opened, text),
    seenBy: (person) => seenBy(world, person),
    async awaitButton(person, button) {
      const isThere = (): boolean => findButton(seenBy(world, person), button) !== undefined;
      await until(world, isThere, buttonMs, `no button "${button}" appeared.`);
      return seenBy(world, person);
    },
    async tryButton(person, button) {
      const isThere = (): boolean => findButton(seenBy(world, person), button) !== undefined;
      return (await isMetWithin(world, isThere, tryMs)) ? seenBy(world, person) : undefined;
    },
    inbox: (person) => listDms(world, person.id),
    async awaitInbox(person, count) {
      await isMetWithin(world, () => listDms(world, person.id).length > count, tryMs);
      return listDms(world, person.id);
    },
  };
}

function fill(
  deps: ActingDeps,
  person: Person,
  { interactionId, modal }: Outcome,
  text: string,
): Promise<Outcome> {
  const fields = walk(modal?.components ?? [], []).flatMap(({ part }) => {
    const name =
      isObject(part) && Number(part.type) === componentType.textInput
        ? textOf(part.custom_id)
        : undefined;
    return name === undefined ? [] : [[name, text] as const];
  });
  return submitModal(deps, { as: person.id, interactionId, fields: Object.fromEntries(fields) });
}

function findButton(messages: readonly SeenMessage[], name: string): Found | undefined {
  return findComponent(
    messages,
    (part, customId) =>
      Number(part.type) === componentType.button &&
      part.disabled !== true &&
      (customId === name || customId.split(':')[0] === name),
  );
}

function seenBy(world: World, person: Person): readonly SeenMessage[] {
  const { channel } = stageOf(world, { as: person.id });
  return messagesSeenBy(world, channel.id, person.id).map((message) => toSeen(world, message));
}

async function type(
  deps: ActingDeps,
  person: Person,
  line: string,
  wanted: number | string,
): Promise<Outcome> {
  const first = await send(deps, person, line);
  const outcome = first.timedOut ? await send(deps, person, line) : first;
  let offers: readonly { readonly label: string | undefined; readonly value: string }[] = [];
  const asked = findComponent(outcome.messages, (part) => {
    if (Number(part.type) !== componentType.stringSelect) return false;
    offers = objectsOf(part.options).flatMap((option) => {
      const value = textOf(option.value);
      return value === undefined ? [] : [{ label: textOf(option.label), value }];
    });
    return true;
  });
  const place =
    typeof wanted === 'number' ? wanted : offers.findIndex(({ label }) => label === wanted);
  const offer = offers[place] ?? offers[0];
  return asked && offer !== undefined
    ? useComponent(deps, { as: person.id, ...asked, values: [offer.value] })
    : outcome;
}

async function send(deps: ActingDeps, person: Person, command: string): Promise<Outcome> {
  const isThere = (): boolean => deps.world.isBotConnected();
  await until(deps.world, isThere, patienceMs, 'the bot is not connected. Is it running?');
  return runCommand(deps, { as: person.id, command });
}

async function until(
  world: World,
  isMet: () => boolean,
  withinMs: number,
  otherwise: string,
): Promise<void> {
  if (!(await isMetWithin(world, isMet, withinMs))) throw new ActingError(409, otherwise);
}

async function isMetWithin(world: World, isMet: () => boolean, withinMs: number): Promise<boolean> {
  const started = performance.now();
  while (!isMet()) {
    if (world.stopping.aborted) throw new ActingError(409, 'the stand-in was stopped.');
    if (performance.now() - started > withinMs) return false;
    await new Promise((done) => setTimeout(done, lookMs));
  }
  return true;
}
