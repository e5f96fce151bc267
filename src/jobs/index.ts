import { checkBooks } from './check-books.js';
import type { Job } from './define-job.js';
import { deliverWord } from './deliver-word.js';
import { endPhase } from './end-phase.js';
import { generateWords } from './generate-words.js';
import { lockRace } from './lock-race.js';
import { showLive } from './show-live.js';
import { sweep } from './sweep.js';
import { tellLines } from './tell-lines.js';

/** Every job there is; queues, workers and schedules are made from this list. */
export const jobs: readonly Job[] = [
  generateWords,
  deliverWord,
  lockRace,
  showLive,
  tellLines,
  endPhase,
  sweep,
  checkBooks,
];
