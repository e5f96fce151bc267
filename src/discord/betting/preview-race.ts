import { previewSettlementAct } from '../../acts/settling.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { previewRaceId } from './ids.js';
import { renderPreview } from './render-settlement.js';

/** *Pay out …* under a public message: the same private preview as `/settle`. */
export const previewRaceButton = button(previewRaceId, 'new', ({ args }) =>
  step(previewSettlementAct, args, (preview) => renderPreview(preview)),
);
