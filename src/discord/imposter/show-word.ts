import { showWordAct } from '../../acts/imposter.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { showWordId } from './ids.js';
import { renderSecretReply } from './render-secret.js';

/** *Show my word* on the round's message. */
export const showWordButton = button(showWordId, 'new', () =>
  step(showWordAct, {}, (secret) => ({ answer: renderSecretReply(secret) })),
);
