import { checkDealAct } from '../../acts/imposter.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { checkDealId } from './ids.js';
import { renderDealCheck } from './render-fairness.js';

/** *Check the deal* under a revealed round: what its commitment was made of. */
export const checkDealButton = button(checkDealId, 'new', ({ args }) =>
  step(checkDealAct, args, (deal) => ({ answer: renderDealCheck(deal) })),
);
