import { ComponentType, TextInputStyle } from 'discord.js';
import { UserError } from '../../errors.js';
import { guessWord, mayGuess } from '../../imposter/vote/guess.js';
import { maxGuessLength } from '../../imposter/vote/guess-rules.js';
import { text } from '../../text/index.js';
import type { Modal, ModalOpener } from '../kernel/command.js';
import { encodeCustomId } from '../kernel/custom-id.js';
import { requireGuest } from '../kernel/permissions.js';

const field = 'guess';

/** *Guess the word*: opens the form for the caught imposter alone. */
export const guessButton: ModalOpener = {
  name: 'guess',
  version: 1,
  answers: 'modal',
  async open({ args: [roundId] }, context) {
    const guest = requireGuest(context);
    if (roundId === undefined) throw new UserError('button-outdated', {});
    await mayGuess(context.db, { party: context.party, roundId, userId: guest.id });
    const input = {
      type: ComponentType.TextInput as const,
      custom_id: field,
      style: TextInputStyle.Short,
      max_length: maxGuessLength,
      required: true,
    };
    return {
      custom_id: encodeCustomId({ name: 'guess', version: 1, args: [roundId] }),
      title: text.imposter.guess.formTitle,
      components: [
        {
          type: ComponentType.Label,
          label: text.imposter.guess.formLabel,
          description: text.imposter.guess.formHint,
          component: input,
        },
      ],
    };
  },
};

/** The form with the one guess. */
export const guessModal: Modal = {
  name: 'guess',
  version: 1,
  answers: 'new',
  async execute({ args: [roundId], fields }, context) {
    const guest = requireGuest(context);
    if (roundId === undefined) throw new UserError('button-outdated', {});
    const { db, party, clock } = context;
    const step = await guessWord(
      db,
      { party, roundId, userId: guest.id, text: fields.get(field) ?? '' },
      clock,
    );
    context.followRound(roundId);
    const { right, wrong, late } = text.imposter.guess;
    return {
      answer: {
        content: step.isRight === null ? late : step.isRight ? right : wrong,
      },
    };
  },
};
