import { joinAct, takeSeatAct } from '../src/acts/party.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { optionalText } from '../src/discord/kernel/option.js';
import { step } from '../src/discord/kernel/step.js';
import { answerJoin, answerTakenSeat } from '../src/discord/party/join-reply.js';
import { text } from '../src/text/index.js';

export const join = command({
  name: 'join',
  words: text.commands.join,
  acts: [joinAct, takeSeatAct],
  options: { name: optionalText(), pin: optionalText() },
  run: ({ name, pin }) =>
    pin === null
      ? step(joinAct, { name }, answerJoin)
      : step(takeSeatAct, { pin, name }, answerTakenSeat),
});
