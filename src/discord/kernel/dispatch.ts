import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { touchGuest } from '../../party/touch-guest.js';
import type {
  Command,
  Component,
  MessageBody,
  Modal,
  ModalOpener,
  Reply,
  Services,
} from './command.js';
import { readContext } from './context.js';
import type { Desk } from './desk.js';
import { findWork, type Work } from './find-work.js';
import type { InteractionApi } from './interaction-api.js';
import { type Answerable, type Letter, readLetter, readWho } from './letter.js';
import { readOptions } from './options.js';
import { createOwed, finishOwed } from './owed.js';
import { type AnswerTiming, answerTiming, type Question } from './question.js';
import { offerChoices, openForm, respond } from './respond.js';

export interface Dispatch {
  /** Answers one interaction, whatever happens. Never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Answers what an earlier process left on "thinking…". */
  finishOwed(): Promise<void>;
  /** Resolves when nothing is being answered any more. */
  drain(): Promise<void>;
}

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly components: readonly (Component | ModalOpener)[];
  readonly modals: readonly Modal[];
  readonly services: Services;
  readonly api: InteractionApi;
  readonly timing?: AnswerTiming;
}

/**
 * Discord takes at most 25 autocomplete choices, each name up to 100 characters (developer docs,
 * Application Commands).
 */
const maxChoices = 25;
const maxChoiceLength = 100;

/** A follow-up has no nonce, so it is tried once. In milliseconds. */
const followUpMs = 8_000;

/** Finds what an interaction is for. How it is answered is in `respond.ts`. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { services, api, timing = answerTiming } = options;
  const { clock, log, renderRefusal, onDiskFull } = services;
  const running = new Set<Promise<void>>();
  async function track(work: Promise<void>): Promise<void> {
    const safe = work.catch((error: unknown) =>
      log.error({ err: error }, 'an interaction was not handled to its end'),
    );
    running.add(safe);
    await safe;
    running.delete(safe);
  }
  const desk: Desk = {
    ...{ services, api, timing, clock, log, renderRefusal, onDiskFull },
    commands: new Map(options.commands.map((command) => [command.data.name, command])),
    components: new Map(options.components.map((each) => [`${each.name}:${each.version}`, each])),
    modals: new Map(options.modals.map((modal) => [`${modal.name}:${modal.version}`, modal])),
    afterwards: (work) => void track(work),
  };
  return {
    handle: (interaction) => track(route(desk, interaction)),
    finishOwed: () => track(finishOwed(desk)),
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function route(desk: Desk, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await complete(desk, interaction);
  else if (
    interaction.isChatInputCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  )
    await answer(desk, interaction);
}

function questionOf(
  interaction: Answerable | AutocompleteInteraction,
  updates: string | null,
): Question {
  const { id, token, applicationId, createdTimestamp } = interaction;
  return { id, token, applicationId, createdAt: createdTimestamp, updates };
}

async function answer(desk: Desk, interaction: Answerable): Promise<void> {
  const letter = readLetter(interaction);
  const work = findWork(desk, letter.request);
  if (work.kind === 'answer') return act(desk, questionOf(interaction, work.updates), letter, work);
  const asking = { ...letter, interactionId: interaction.id };
  const open = async () => work.open(await readContext(asking, desk.services));
  return openForm(desk, questionOf(interaction, null), open);
}

/** Reads who acts, acts, has the answer delivered, and then tells all what they are owed. */
async function act(
  desk: Desk,
  question: Question,
  letter: Letter,
  { run }: Extract<Work, { readonly kind: 'answer' }>,
): Promise<void> {
  const { services } = desk;
  const said: { reply: Reply | null } = { reply: null };
  const owed = createOwed(desk, question, letter);
  const carryOut = async (): Promise<Reply> => {
    const context = await readContext({ ...letter, interactionId: question.id }, services);
    const reply = await run(context);
    const { actor, party } = context;
    services.wakeRelay(party.id);
    if (actor.guest !== null)
      desk.afterwards(touchGuest(services.db, actor.guest, actor.avatarUrl, services.clock));
    said.reply = reply;
    return reply;
  };
  const isTold = await respond(desk, question, carryOut, owed);
  if (isTold) desk.afterwards(owed.forget());
  if (said.reply !== null)
    desk.afterwards(tellAll(desk, question, letter.channelId, isTold ? said.reply : null));
}

/** `reply` is null where the answer did not get there: then there is no token to speak by. */
async function tellAll(
  { api, services }: Desk,
  question: Question,
  channelId: string | null,
  reply: Reply | null,
): Promise<void> {
  const { updates } = question;
  if (reply?.shows !== undefined && updates !== null)
    await services.markShown(reply.shows, updates);
  if (channelId === null) return;
  const followUp = (body: MessageBody) =>
    api.followUp(question, { body, isPrivate: false }, AbortSignal.timeout(followUpMs));
  await services.tellLines(channelId, reply === null ? null : followUp);
}

/**
 * Autocomplete cannot be deferred and has no place for a sentence: a fault gives an empty list and
 * a log entry.
 */
async function complete(desk: Desk, interaction: AutocompleteInteraction): Promise<void> {
  const command = desk.commands.get(interaction.commandName);
  const { name, value } = interaction.options.getFocused(true);
  const { id: interactionId, channelId } = interaction;
  const choices = await readContext(
    { who: readWho(interaction), interactionId, channelId },
    desk.services,
  )
    .then(
      (context) =>
        command?.autocomplete?.({ name, value }, context, readOptions(interaction.options.data)) ??
        [],
    )
    .catch((error: unknown) => {
      desk.log.error({ err: error }, 'autocomplete failed');
      return [];
    });
  const cut = choices
    .slice(0, maxChoices)
    .map((choice) => ({ name: choice.name.slice(0, maxChoiceLength), value: choice.value }));
  await offerChoices(desk, questionOf(interaction, null), cut);
}
