import type { ExportFile } from '../../evening/export-party.js';
import type { ResetOutcome } from '../../evening/reset-party.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody, MessageFile } from '../kernel/command.js';
import { undoApartId } from '../undo/ids.js';
import { resetPartyId } from './ids.js';

/** The export as attachments. */
function exportFiles(files: readonly ExportFile[]): readonly MessageFile[] {
  return files.map(({ name, text: csv }) => ({
    name,
    data: Buffer.from(csv),
    description: text.reset.files,
  }));
}

/**
 * What a reset will do, with the party as it is now attached, and the button that asks for the
 * name.
 */
export function renderResetOffer(
  partyName: string,
  resetId: string,
  files: readonly ExportFile[],
): MessageBody {
  return {
    content: text.reset.offer(discordName(partyName)),
    files: exportFiles(files),
    components: [
      buttonRow({
        label: text.buttons.reset,
        style: 'danger',
        id: resetPartyId.with({ reset: resetId }),
      }),
    ],
  };
}

/** What a reset has done, with the party as it was before, and *Undo*. */
export function renderResetDone(outcome: ResetOutcome): MessageBody {
  const { guests, cancelledRaces: races, refundedBets: refunded, undo } = outcome;
  const done = text.reset.done({ guests, races, refunded });
  const files = exportFiles(outcome.files);
  if (undo === null) return { content: done, files };
  const note = text.undo.until(Math.floor(undo.until.getTime() / 1000));
  const id = undoApartId.with({ act: undo.actId });
  const button = { label: text.buttons.undo, style: 'secondary', id } as const;
  return { content: `${done} ${note}`, files, components: [buttonRow(button)] };
}
