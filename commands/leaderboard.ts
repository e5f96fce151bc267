import { showBoardAct } from '../src/acts/racing.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { optionalText } from '../src/discord/kernel/option.js';
import { step } from '../src/discord/kernel/step.js';
import { completeRaces } from '../src/discord/party/completion.js';
import { renderBoard } from '../src/discord/racing/render-board.js';
import { text } from '../src/text/index.js';

export const leaderboard = command({
  name: 'leaderboard',
  words: text.commands.leaderboard,
  acts: [showBoardAct],
  options: { race: optionalText({ complete: completeRaces }) },
  run: (args) =>
    step(showBoardAct, args, ({ race, board, viewerId }) => ({
      answer: { embeds: [renderBoard(race, board, viewerId)] },
    })),
});
