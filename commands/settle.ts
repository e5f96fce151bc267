import { previewSettlementAct, previewUndoAct } from '../src/acts/settling.js';
import { renderPreview } from '../src/discord/betting/render-settlement.js';
import { renderUndoPreview } from '../src/discord/betting/render-undo.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { flag, optionalText } from '../src/discord/kernel/option.js';
import { step } from '../src/discord/kernel/step.js';
import { completeRaces } from '../src/discord/party/completion.js';
import { text } from '../src/text/index.js';

export const settle = command({
  name: 'settle',
  words: text.commands.settle,
  acts: [previewSettlementAct, previewUndoAct],
  options: { race: optionalText({ complete: completeRaces }), undo: flag() },
  run: ({ race, undo: isUndo }) =>
    isUndo
      ? step(previewUndoAct, { race }, renderUndoPreview)
      : step(previewSettlementAct, { race }, (preview) => renderPreview(preview)),
});
