import { randomBytes } from 'node:crypto';
import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js';
import { isUserError, UserError } from '../errors.js';
import { ensureParty } from '../party/ensure-party.js';
import { type Actor, findPartyAndGuest } from '../party/find-actor.js';
import { touchGuest } from '../party/touch-guest.js';
import { en } from '../text/en.js';
import type { Button, Command, Context, MessageBody, Reply, Services } from './command.js';
import { decodeCustomId } from './custom-id.js';
import { type Answerable, acknowledge, announce, answer, answerApart } from './deliver.js';
import { renderUserError } from './rendering/user-error.js';

type Run = (context: Context) => Promise<Reply>;

export interface Dispatch {
  /** Answers one interaction, whatever happens. Never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Resolves when nothing is being answered any more. */
  drain(): Promise<void>;
}

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly buttons: readonly Button[];
  readonly services: Services;
}

/** Discord takes at most 25 autocomplete choices, each name up to 100 characters (developer docs, Application Commands). */
const maxChoices = 25;
const maxChoiceLength = 100;

/** The one place that turns interactions into answers, and errors into sentences. */
export function createDispatch({ commands, buttons, services }: DispatchOptions): Dispatch {
  const commandsByName = new Map(commands.map((command) => [command.data.name, command]));
  const buttonsByName = new Map(buttons.map((button) => [`${button.name}:${button.version}`, button]));
  const running = new Set<Promise<void>>();

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      await complete(interaction, commandsByName.get(interaction.commandName), services);
    } else if (interaction.isChatInputCommand()) {
      await runCommand(interaction, commandsByName.get(interaction.commandName), services);
    } else if (interaction.isButton()) {
      const id = decodeCustomId(interaction.customId);
      const button = id === null ? undefined : buttonsByName.get(`${id.name}:${id.version}`);
      const run: Run = async (context) => {
        if (id === null || button === undefined) throw new UserError('button-outdated', {});
        return button.execute(interaction, id.args, context);
      };
      await respond(interaction, button?.answers ?? 'new', run, services);
    } else if (interaction.isRepliable()) {
      await interaction.reply({ content: en.errors['button-outdated']({}), flags: 64 });
    }
  }

  async function handle(interaction: Interaction): Promise<void> {
    const work = route(interaction).catch((error: unknown) =>
      services.log.error({ err: error }, 'interaction could not be answered'),
    );
    running.add(work);
    await work;
    running.delete(work);
  }

  return {
    handle,
    async drain() {
      await Promise.all(running);
    },
  };
}

function runCommand(interaction: ChatInputCommandInteraction, command: Command | undefined, services: Services): Promise<void> {
  const run: Run = async (context) => {
    if (command === undefined) throw new UserError('button-outdated', {});
    return command.execute(interaction, context);
  };
  return respond(interaction, 'new', run, services);
}

async function respond(interaction: Answerable, answers: 'new' | 'update', run: Run, services: Services): Promise<void> {
  const context = readContext(interaction, services);
  // The rejection is taken up below; without this, one that comes before the acknowledgement would count as unhandled.
  context.catch(() => undefined);
  const acknowledgement = await acknowledge(interaction, answers);
  if (acknowledgement === 'expired') {
    services.log.warn({ interaction: interaction.id }, 'interaction expired before it could be acknowledged; nothing was done');
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
  if (actor.guest !== null) await touchGuest(services.db, actor.guest, actor.avatarUrl, services.clock);
}

/** A refusal must not wipe out the message that holds a button, so there it comes apart. */
async function tell(interaction: Answerable, answers: 'new' | 'update', body: MessageBody): Promise<void> {
  if (answers === 'update') await answerApart(interaction, body);
  else await answer(interaction, body);
}

/** Two writers stood in each other's way and Postgres let one go (lock_not_available, deadlock_detected): nothing was written. */
const contentionCodes: readonly unknown[] = ['55P03', '40P01'];

function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && contentionCodes.includes(error.code)) || isContention(error.cause);
}

function explain(error: unknown, services: Services): MessageBody {
  if (isUserError(error)) return renderUserError(error);
  if (isContention(error)) return renderUserError(new UserError('try-again', {}));
  const reference = randomBytes(3).toString('hex').toUpperCase();
  services.log.error({ err: error, reference }, 'a command failed');
  return { content: en.bug(reference) };
}

async function readContext(interaction: Answerable | AutocompleteInteraction, services: Services): Promise<Context> {
  if (!interaction.inGuild()) throw new UserError('not-in-server', {});
  const { guildId, user } = interaction;
  const found = await findPartyAndGuest(services.db, guildId, user.id);
  const party = found?.party ?? (await ensureParty(services.db, { guildId, name: interaction.guild?.name ?? 'Party' }));
  const actor: Actor = {
    discordId: user.id,
    displayName: interaction.inCachedGuild() ? interaction.member.displayName : user.displayName,
    avatarUrl: user.displayAvatarURL({ extension: 'png', size: 128 }),
    isHost: interaction.memberPermissions.has('ManageGuild'),
    guest: found?.guest ?? null,
  };
  return { ...services, party, actor, interactionId: interaction.id, channelId: interaction.channelId };
}

/** Autocomplete cannot be deferred and has no place for a sentence: a fault gives an empty list and a log entry. */
async function complete(interaction: AutocompleteInteraction, command: Command | undefined, services: Services): Promise<void> {
  const choices = await readContext(interaction, services)
    .then((context) => command?.autocomplete?.(interaction, context) ?? [])
    .catch((error: unknown) => {
      services.log.error({ err: error }, 'autocomplete failed');
      return [];
    });
  const cut = choices.slice(0, maxChoices).map(({ name, value }) => ({ name: name.slice(0, maxChoiceLength), value }));
  await interaction.respond(cut);
}
