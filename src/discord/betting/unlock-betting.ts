import { unlockRaceAct } from '../../acts/racing.js';
import { text } from '../../text/index.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { answerUnlocked } from '../racing/render-race.js';
import { unlockBettingId } from './ids.js';

/** *Unlock betting* under a preview: the race takes bets again, and the preview is void. */
export const unlockBettingButton = button(unlockBettingId, 'update', ({ args }) =>
  step(unlockRaceAct, { race: null, raceId: args.race }, (changed) =>
    answerUnlocked(changed, text.settle.unlocked),
  ),
);
