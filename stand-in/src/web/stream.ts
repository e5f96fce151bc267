import type { Response } from 'express';
import { personOf } from '../acting/actor.js';
import type { Notice } from '../state/notices.js';
import type { World } from '../state/world.js';

/** Open streams of notices, closed together with the stand-in. */
export interface Streams {
  open(as: string, response: Response): void;
  close(): void;
}

const heartbeatMs = 15_000;
/** Notices of one kind within this time are told once. */
const gatherMs = 40;

/**
 * Server-Sent Events: `{"type":"messages"}` and the like, whenever something that this person may
 * see has changed.
 */
export function createStreams(world: World): Streams {
  const open = new Set<() => void>();
  return {
    open(as, response) {
      const person = personOf(world, as);
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(': open\n\n');
      const waiting = new Set<Notice['type']>();
      const tell = (): void => {
        for (const type of waiting) response.write(`data: ${JSON.stringify({ type })}\n\n`);
        waiting.clear();
      };
      const stop = world.notices.listen(({ type, personId }) => {
        if (personId !== '' && personId !== person.id) return;
        if (waiting.size === 0) setTimeout(tell, gatherMs).unref();
        waiting.add(type);
      });
      const beat = setInterval(() => response.write(': beat\n\n'), heartbeatMs);
      beat.unref();
      const end = (): void => {
        clearInterval(beat);
        stop();
        waiting.clear();
        open.delete(end);
        response.end();
      };
      open.add(end);
      response.on('close', end);
    },
    close() {
      for (const end of open) end();
    },
  };
}
