import { replaceControl } from '../../party/control-panel.js';
import { en } from '../../text/en.js';
import type { Context, Reply } from '../kernel/command.js';
import { findClosed } from '../racing/board-note.js';

/** Posts the control panel where it was asked for; the one before it goes. */
export async function answerPanel(_outcome: unknown, context: Context): Promise<Reply> {
  const { db, party } = context;
  const { body, fingerprint } = await context.readControlPanel(party.id);
  const closed = await findClosed(context, [context.channelId]);
  return {
    answer: { content: [en.control.posted, ...closed.map(en.control.closed)].join('\n') },
    announcement: body,
    async onAnnounced(message) {
      const before = await replaceControl(db, party.id, { ...message, shown: fingerprint });
      if (before !== null) await context.removeMessage(before);
    },
  };
}
