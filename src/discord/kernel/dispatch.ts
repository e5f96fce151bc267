import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { UserError } from '../../errors.js';
import { touchGuest } from '../../party/touch-guest.js';
import { askForChoice } from './choose.js';
import type {
  Command,
  Component,
  ComponentInput,
  Context,
  MessageBody,
  Modal,
  ModalOpener,
  Reply,
  Services,
} from './command.js';
import { type Answerable, readContext } from './context.js';
import { decodeCustomId } from './custom-id.js';
import type { InteractionApi } from './interaction-api.js';
import { readOptions } from './options.js';
import { type AnswerTiming, answerTiming, type Question } from './question.js';
import { offerChoices, openForm, type RespondDeps, respond } from './respond.js';

type Run = (context: Context) => Promise<Reply>;

export interface Dispatch {
  /** Answers one interaction, whatever happens. Never rejects. */
  handle(interaction: Interaction): Promise<void>;
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

/** What the routes below share. */
interface Desk extends RespondDeps {
  readonly services: Services;
  readonly commands: ReadonlyMap<string, Command>;
  readonly components: ReadonlyMap<string, Component | ModalOpener>;
  readonly modals: ReadonlyMap<string, Modal>;
  /** Has something done that no answer waits for. */
  readonly afterwards: (work: Promise<void>) => void;
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
  const { clock, log, renderRefusal } = services;
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
    ...{ services, api, timing, clock, log, renderRefusal },
    commands: new Map(options.commands.map((command) => [command.data.name, command])),
    components: new Map(options.components.map((each) => [`${each.name}:${each.version}`, each])),
    modals: new Map(options.modals.map((modal) => [`${modal.name}:${modal.version}`, modal])),
    afterwards: (work) => void track(work),
  };
  return {
    handle: (interaction) => track(route(desk, interaction)),
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function route(desk: Desk, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await complete(desk, interaction);
  else if (interaction.isChatInputCommand()) await runCommand(desk, interaction);
  else if (interaction.isMessageComponent()) await runComponent(desk, interaction);
  else if (interaction.isModalSubmit()) await runModal(desk, interaction);
}

function questionOf(
  interaction: Answerable | AutocompleteInteraction,
  updates: string | null,
): Question {
  const { id, token, applicationId, createdTimestamp } = interaction;
  return { id, token, applicationId, createdAt: createdTimestamp, updates };
}

/** Reads who acts, acts, has the answer delivered, and then tells all what they are owed. */
async function act(
  desk: Desk,
  interaction: Answerable,
  updates: string | null,
  run: Run,
): Promise<void> {
  const { services } = desk;
  const question = questionOf(interaction, updates);
  const said: { reply: Reply | null } = { reply: null };
  const isTold = await respond(desk, question, async () => {
    const context = await readContext(interaction, services);
    const reply = await run(context);
    const { actor, party } = context;
    services.wakeRelay(party.id);
    if (actor.guest !== null)
      desk.afterwards(touchGuest(services.db, actor.guest, actor.avatarUrl, services.clock));
    said.reply = reply;
    return reply;
  });
  if (said.reply !== null)
    desk.afterwards(tellAll(desk, question, interaction.channelId, isTold ? said.reply : null));
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

function runCommand(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = desk.commands.get(interaction.commandName);
  const options = readOptions(interaction.options.data);
  return act(desk, interaction, null, async (context) => {
    if (command === undefined) throw new UserError('button-outdated', {});
    try {
      return await command.execute(options, context);
    } catch (error) {
      const question = await askForChoice(error, command.data.name, options, context);
      if (question === null) throw error;
      return question;
    }
  });
}

function runComponent(desk: Desk, interaction: MessageComponentInteraction): Promise<void> {
  const id = decodeCustomId(interaction.customId);
  const component = desk.components.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  const values = interaction.isAnySelectMenu() ? interaction.values : [];
  const message = { channelId: interaction.channelId, messageId: interaction.message.id };
  const input: ComponentInput = { args: id?.args ?? [], values, message };
  if (component?.answers === 'modal') {
    const open = async () => component.open(input, await readContext(interaction, desk.services));
    return openForm(desk, questionOf(interaction, null), open);
  }
  const updates = component?.answers === 'update' ? interaction.message.id : null;
  return act(desk, interaction, updates, async (context) => {
    if (component === undefined) throw new UserError('button-outdated', {});
    return component.execute(input, context);
  });
}

function runModal(desk: Desk, interaction: ModalSubmitInteraction): Promise<void> {
  const id = decodeCustomId(interaction.customId);
  const modal = desk.modals.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  const texts = [...interaction.fields.fields.values()].flatMap((field) => {
    if ('value' in field && typeof field.value === 'string')
      return [[field.customId, field.value] as const];
    return 'values' in field ? [[field.customId, field.values.join(',')] as const] : [];
  });
  const source = interaction.isFromMessage() ? interaction.message.id : null;
  const updates = modal?.answers === 'update' ? source : null;
  return act(desk, interaction, updates, async (context) => {
    if (modal === undefined) throw new UserError('button-outdated', {});
    return modal.execute({ args: id?.args ?? [], fields: new Map(texts) }, context);
  });
}

/**
 * Autocomplete cannot be deferred and has no place for a sentence: a fault gives an empty list and
 * a log entry.
 */
async function complete(desk: Desk, interaction: AutocompleteInteraction): Promise<void> {
  const command = desk.commands.get(interaction.commandName);
  const { name, value } = interaction.options.getFocused(true);
  const choices = await readContext(interaction, desk.services)
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
