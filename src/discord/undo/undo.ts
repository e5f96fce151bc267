import { previewUndoAct } from '../../acts/settling.js';
import { undoHostAct } from '../../acts/undoing.js';
import { renderUndoPreview } from '../betting/render-undo.js';
import { button, select } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { undoApartId, undoId, undoPickId } from './ids.js';
import { renderUndo } from './render-undo.js';

/** *Undo*, and *Take it back* where somebody would owe something. */
export const undoButton = button(undoId, 'update', ({ args: { act, debts } }) =>
  step(undoHostAct, { act, acceptsDebts: debts === 'known' }, renderUndo),
);

/** *Undo* of a reset, whose tables stay where they are. */
export const undoApartButton = button(undoApartId, 'new', ({ args: { act } }) =>
  step(undoHostAct, { act, acceptsDebts: false }, renderUndo),
);

/** What was chosen under the log: a payout shows its preview, all else is taken back. */
export const undoSelectMenu = select(undoPickId, 'new', ({ chosen }) => {
  const [kind, id = ''] = chosen.split(':');
  return kind === 'settlement'
    ? step(previewUndoAct, { race: id }, renderUndoPreview)
    : step(undoHostAct, { act: id, acceptsDebts: false }, renderUndo);
});
