import type { ExportFile } from '../../evening/export-party.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody, MessageFile } from '../kernel/command.js';
import { resetPartyId } from './ids.js';

/** The export as attachments. */
export function exportFiles(files: readonly ExportFile[]): readonly MessageFile[] {
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
