import { ComponentType } from 'discord.js';
import { guestOptions, isUserError, UserError } from '../../errors.js';
import { keepDraft, readDraft } from '../../party/command-draft.js';
import { text } from '../../text/index.js';
import type { Command, Component, Context, Reply } from './command.js';
import { componentId, idArg, wordArg } from './component-id.js';
import { select } from './declare-component.js';
import { type CommandOptions, withOption } from './options.js';

/** The options that a choice can fill in. */
const choosable = ['race', ...guestOptions] as const;

const chooseId = componentId({
  name: 'choose',
  version: 1,
  args: { draft: idArg, option: wordArg(...choosable) },
});

interface Question {
  /** The option that the choice fills in. */
  readonly option: (typeof choosable)[number];
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
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: chooseId.with({ draft: draftId, option: question.option }),
    placeholder: text.choose.placeholder,
    options: question.choices
      .slice(0, maxChoices)
      .map(({ id, name }) => ({ label: name.slice(0, maxLabel), value: id })),
  };
  return {
    answer: {
      content: question.sentence,
      components: [{ type: ComponentType.ActionRow, components: [menu] }],
    },
  };
}

/**
 * The select of `askForChoice`: runs the kept command again with what was chosen. Asks on where one
 * more choice is needed.
 */
export function createChooseSelect(commands: readonly Command[]): Component {
  return select(chooseId, 'update', ({ args: { draft: draftId, option }, chosen }) => ({
    async run(context) {
      const { db, party, actor } = context;
      const draft = await readDraft(db, { partyId: party.id, discordId: actor.discordId, draftId });
      const command = commands.find(({ data }) => data.name === draft?.command);
      if (draft === null) throw new UserError('not-found', { what: 'offer' });
      if (command === undefined) throw new UserError('button-outdated', {});
      return runOrAsk(command, withOption(draft.options, option, chosen), context);
    },
  }));
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
