import { randomBytes } from 'node:crypto';
import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { isUserError, UserError } from '../../errors.js';
import { touchGuest } from '../../party/touch-guest.js';
import { text } from '../../text/index.js';
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
import { readContext } from './context.js';
import { decodeCustomId } from './custom-id.js';
import {
  type Answerable,
  acknowledge,
  announce,
  answer,
  answerApart,
  readRefusal,
} from './deliver.js';
import { readOptions } from './options.js';

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
}

/**
 * Discord takes at most 25 autocomplete choices, each name up to 100 characters (developer docs,
 * Application Commands).
 */
const maxChoices = 25;
const maxChoiceLength = 100;

/** The one place that turns interactions into answers, and errors into sentences. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { services } = options;
  const commands = new Map(options.commands.map((command) => [command.data.name, command]));
  const components = new Map(
    options.components.map((component) => [`${component.name}:${component.version}`, component]),
  );
  const modals = new Map(options.modals.map((modal) => [`${modal.name}:${modal.version}`, modal]));
  const running = new Set<Promise<void>>();

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete())
      await complete(interaction, commands.get(interaction.commandName), services);
    else if (interaction.isChatInputCommand())
      await runCommand(interaction, commands.get(interaction.commandName), services);
    else if (interaction.isMessageComponent())
      await runComponent(interaction, components, services);
    else if (interaction.isModalSubmit()) await runModal(interaction, modals, services);
  }

  return {
    async handle(interaction) {
      const work = route(interaction).catch((error: unknown) => {
        services.log.error({ err: error }, 'an interaction could not be answered');
      });
      running.add(work);
      await work;
      running.delete(work);
    },
    async drain() {
      await Promise.all(running);
    },
  };
}

function runCommand(
  interaction: ChatInputCommandInteraction,
  command: Command | undefined,
  services: Services,
): Promise<void> {
  const options = readOptions(interaction.options.data);
  const run: Run = async (context) => {
    if (command === undefined) throw new UserError('button-outdated', {});
    try {
      return await command.execute(options, context);
    } catch (error) {
      const question = await askForChoice(error, command.data.name, options, context);
      if (question === null) throw error;
      return question;
    }
  };
  return respond(interaction, 'new', run, services);
}

async function runComponent(
  interaction: MessageComponentInteraction,
  components: ReadonlyMap<string, Component | ModalOpener>,
  services: Services,
): Promise<void> {
  const id = decodeCustomId(interaction.customId);
  const component = components.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  const values = interaction.isAnySelectMenu() ? interaction.values : [];
  const message = { channelId: interaction.channelId, messageId: interaction.message.id };
  const input: ComponentInput = { args: id?.args ?? [], values, message };
  if (component?.answers === 'modal') return openModal(interaction, component, input, services);
  const run: Run = async (context) => {
    if (component === undefined) throw new UserError('button-outdated', {});
    return component.execute(input, context);
  };
  return respond(interaction, component?.answers ?? 'new', run, services);
}

function runModal(
  interaction: ModalSubmitInteraction,
  modals: ReadonlyMap<string, Modal>,
  services: Services,
): Promise<void> {
  const id = decodeCustomId(interaction.customId);
  const modal = modals.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  const texts = [...interaction.fields.fields.values()].flatMap((field) => {
    if ('value' in field && typeof field.value === 'string')
      return [[field.customId, field.value] as const];
    return 'values' in field ? [[field.customId, field.values.join(',')] as const] : [];
  });
  const run: Run = async (context) => {
    if (modal === undefined) throw new UserError('button-outdated', {});
    return modal.execute({ args: id?.args ?? [], fields: new Map(texts) }, context);
  };
  return respond(interaction, modal?.answers ?? 'new', run, services);
}

/**
 * A form must be the first response, so nothing is deferred here; a refusal is answered in its
 * place.
 */
async function openModal(
  interaction: MessageComponentInteraction,
  opener: ModalOpener,
  input: ComponentInput,
  services: Services,
): Promise<void> {
  try {
    await interaction
      .showModal(await opener.open(input, await readContext(interaction, services)))
      .catch(readRefusal);
  } catch (error) {
    if ((await acknowledge(interaction, 'new')) === 'expired') return;
    await answer(interaction, explain(error, services));
  }
}

async function respond(
  interaction: Answerable,
  answers: 'new' | 'update',
  run: Run,
  services: Services,
): Promise<void> {
  const context = readContext(interaction, services);
  // The rejection is taken up below; without this, one that comes before the acknowledgement would
  // count as unhandled.
  context.catch(() => undefined);
  if ((await acknowledge(interaction, answers)) === 'expired') {
    services.log.warn(
      { interaction: interaction.id },
      'interaction expired before it could be acknowledged; nothing was done',
    );
    return;
  }
  let reply: Reply;
  try {
    reply = await run(await context);
  } catch (error) {
    await tell(interaction, answers, explain(error, services));
    return;
  }
  const { actor, party } = await context;
  services.wakeRelay(party.id);
  await answer(interaction, reply.answer);
  if (reply.announcement !== undefined) {
    const message = await announce(interaction, reply.announcement);
    await reply.onAnnounced?.(message);
  }
  if (actor.guest !== null)
    await touchGuest(services.db, actor.guest, actor.avatarUrl, services.clock);
}

/** A refusal must not wipe out the message that holds a button, so there it comes apart. */
async function tell(
  interaction: Answerable,
  answers: 'new' | 'update',
  body: MessageBody,
): Promise<void> {
  if (answers === 'update') await answerApart(interaction, body);
  else await answer(interaction, body);
}

/**
 * Two writers stood in each other's way and Postgres let one go (lock_not_available,
 * deadlock_detected): nothing was written.
 */
const contentionCodes: readonly unknown[] = ['55P03', '40P01'];

function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && contentionCodes.includes(error.code)) || isContention(error.cause);
}

function explain(error: unknown, services: Services): MessageBody {
  if (isUserError(error)) return services.renderRefusal(error);
  if (isContention(error)) return services.renderRefusal(new UserError('try-again', {}));
  const reference = randomBytes(3).toString('hex').toUpperCase();
  services.log.error({ err: error, reference }, 'a command failed');
  return { content: text.common.bug({ reference }) };
}

/**
 * Autocomplete cannot be deferred and has no place for a sentence: a fault gives an empty list and
 * a log entry.
 */
async function complete(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  services: Services,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const choices = await readContext(interaction, services)
    .then(
      (context) =>
        command?.autocomplete?.({ name, value }, context, readOptions(interaction.options.data)) ??
        [],
    )
    .catch((error: unknown) => {
      services.log.error({ err: error }, 'autocomplete failed');
      return [];
    });
  const cut = choices
    .slice(0, maxChoices)
    .map((choice) => ({ name: choice.name.slice(0, maxChoiceLength), value: choice.value }));
  await interaction.respond(cut);
}
