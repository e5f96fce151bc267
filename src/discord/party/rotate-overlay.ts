import { rotateOverlayAct } from '../../acts/overlay.js';
import { text } from '../../text/index.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { rotateOverlayId } from './ids.js';
import { renderOverlayLinks } from './render-overlay.js';

/**
 * *End the old links* under the warning. Names the generation that the host saw, so that pressed
 * twice it ends one, and says the same.
 */
export const rotateOverlayButton = button(rotateOverlayId, 'update', ({ args }) =>
  step(rotateOverlayAct, args, (links) => ({
    answer: renderOverlayLinks({ ...links, note: text.overlay.rotated }),
  })),
);
