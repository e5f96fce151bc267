import { replaceControl } from '../../party/control-panel.js';
import { text } from '../../text/index.js';
import type { Context, Reply } from '../kernel/command.js';
import { findClosed } from '../racing/board-note.js';

/** Posts the control panel where it was asked for; the one before it goes. */
export async function answerPanel(_outcome: unknown, context: Context): Promise<Reply> {
  const { db, party } = context;
  const { body, fingerprint } = await context.readControlPanel(party.id);
  const closed = await findClosed(context, [context.channelId]);
  return {
    answer: {
      content: [
        text.control.posted,
        ...closed.map((channelId) => text.control.closed({ channelId })),
      ].join('\n'),
    },
    announcement: body,
    async onAnnounced(message) {
      const before = await replaceControl(db, party.id, { ...message, shown: fingerprint });
      if (before !== null) await context.removeMessage(before);
    },
  };
}
