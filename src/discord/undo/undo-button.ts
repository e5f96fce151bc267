import { text } from '../../text/index.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Reply } from '../kernel/command.js';
import { undoId } from './ids.js';

/** A sentence about what a host did, with *Undo* and until when. */
export function withUndo(
  content: string,
  { actId, until }: { readonly actId: string; readonly until: Date },
): Reply {
  const note = text.undo.until(Math.floor(until.getTime() / 1000));
  return { answer: { content: `${content} ${note}`, components: [undoRow(actId)] } };
}

function undoRow(actId: string) {
  return buttonRow({
    label: text.buttons.undo,
    style: 'secondary',
    id: undoId.with({ act: actId, debts: 'unknown' }),
  });
}
