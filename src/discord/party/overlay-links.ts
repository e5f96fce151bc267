import type { Party } from '../../party/ensure-party.js';
import { readViewers } from '../../party/overlay-viewers.js';
import { readIsWatchPublic } from '../../party/switch-watch.js';
import type { Context, MessageBody } from '../kernel/command.js';
import { renderOverlayLinks } from './render-overlay.js';

/** Answers with a party's links and who looks at them. */
export async function showOverlayLinks(
  context: Context,
  party: Party,
  note?: string,
): Promise<MessageBody> {
  const { db, clock, overlayUrl, watchUrl } = context;
  const [viewers, isPublic] = await Promise.all([
    readViewers(db, party.id, clock),
    readIsWatchPublic(db, party.id),
  ]);
  return renderOverlayLinks({
    overlayUrl: overlayUrl(party),
    watchUrl: isPublic ? watchUrl(party) : null,
    viewers,
    ...(note === undefined ? {} : { note }),
  });
}
