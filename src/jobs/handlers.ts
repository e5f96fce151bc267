import { checkBooks } from './check-books.js';
import { deliverWord } from './deliver-word.js';
import { runPhaseTimer } from './end-phase.js';
import { generateWords } from './generate-words.js';
import type { HandlerDeps } from './handler-deps.js';
import { lockRaceNow } from './keep-races.js';
import type { JobHandlers } from './payloads.js';
import { showLive } from './show-live.js';
import { sweep } from './sweep.js';

/** What each job does. All of them reread their rows and do nothing where those moved on. */
export function createHandlers(deps: HandlerDeps): JobHandlers {
  return {
    'generate-words': (payload) => generateWords(deps, payload),
    'deliver-word': (payload) => deliverWord(deps, payload),
    'lock-race': (payload) => lockRaceNow(deps, payload),
    'show-live': (payload) => showLive(deps, payload),
    'end-phase': (payload) => runPhaseTimer(deps, payload),
    sweep: () => sweep(deps),
    'check-books': () => checkBooks(deps),
  };
}
