import { ComponentType } from 'discord.js';
import { isUserError, UserError } from '../../errors.js';
import { keepDraft, readDraft } from '../../party/command-draft.js';
import { text } from '../../text/index.js';
import type { Command, Component, Context, Reply } from './command.js';
import { encodeCustomId } from './custom-id.js';
import { type CommandOptions, createOptions, withOption } from './options.js';

interface Question {
  /** The option that the choice fills in. */
  readonly option: string;
  readonly sentence: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

/** A select holds 25 options, a label 100 characters (developer docs, Component Reference). */
const maxChoices = 25;
const maxLabel = 100;

function readQuestion(error: unknown): Question | null {
  if (!isUserError(error)) return null;
  if (error.option === null) return null;
  if (error.code === 'several-races') {
    return {
      option: error.option,
      sentence: text.choose.race,
      choices: error.params.races.map(({ id, title }) => ({ id, name: title })),
    };
  }
  if (error.code === 'guest-ambiguous') {
    const { input, guests } = error.params;
    return { option: error.option, sentence: text.choose.guest({ input }), choices: guests };
  }
  return null;
}

/**
 * Turns a refusal that one choice mends (which race, which guest) into a select; the command is
 * kept as a row until the choice is made, so that it works after a restart too. Null for every
 * other error.
 */
export async function askForChoice(
  error: unknown,
  command: string,
  options: CommandOptions,
  context: Context,
): Promise<Reply | null> {
  const question = readQuestion(error);
  if (question === null) return null;
  const { subcommand, values } = options;
  const { db, party, actor, clock } = context;
  const draftId = await keepDraft(
    db,
    { partyId: party.id, discordId: actor.discordId, command, options: { subcommand, values } },
    clock,
  );
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: encodeCustomId({ name: 'choose', version: 1, args: [draftId, question.option] }),
    placeholder: text.choose.placeholder,
    options: question.choices
      .slice(0, maxChoices)
      .map(({ id, name }) => ({ label: name.slice(0, maxLabel), value: id })),
  };
  return {
    answer: {
      content: question.sentence,
      components: [{ type: ComponentType.ActionRow, components: [select] }],
    },
  };
}

/**
 * The select of `askForChoice`: runs the kept command again with what was chosen. Asks on where one
 * more choice is needed.
 */
export function createChooseSelect(commands: readonly Command[]): Component {
  return {
    name: 'choose',
    version: 1,
    answers: 'update',
    async execute({ args: [draftId = '', option = ''], values: [value] }, context) {
      const draft = await readDraft(context.db, {
        partyId: context.party.id,
        discordId: context.actor.discordId,
        draftId,
      });
      const command = commands.find(({ data }) => data.name === draft?.command);
      if (draft === null) throw new UserError('not-found', { what: 'offer' });
      if (command === undefined || value === undefined) throw new UserError('button-outdated', {});
      const options = withOption(
        createOptions(draft.options.subcommand, draft.options.values),
        option,
        value,
      );
      return runOrAsk(command, options, context);
    },
  };
}

/** Runs a command; a refusal that one choice mends becomes a select. */
export async function runOrAsk(
  command: Command,
  options: CommandOptions,
  context: Context,
): Promise<Reply> {
  try {
    return await command.execute(options, context);
  } catch (error) {
    const question = await askForChoice(error, command.data.name, options, context);
    if (question === null) throw error;
    return question;
  }
}
