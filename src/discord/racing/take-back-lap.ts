import { takeBackLapAct } from '../../acts/laps.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { takeBackLapId } from './ids.js';
import { renderVoided } from './render-race.js';

/** *Take back* below the answer to a lap, for whoever typed it. */
export const takeBackLapButton = button(takeBackLapId, 'update', ({ args }) =>
  step(takeBackLapAct, args, ({ voided }) => ({ answer: { content: renderVoided(voided) } })),
);
