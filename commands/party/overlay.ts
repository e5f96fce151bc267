import {
  askRotateOverlayAct,
  showOverlayAct,
  switchWatchAct,
  testOverlayAct,
} from '../../src/acts/overlay.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { oneOf } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import {
  renderOverlayLinks,
  renderRotation,
  renderTested,
  renderWatch,
} from '../../src/discord/party/render-overlay.js';
import { text } from '../../src/text/index.js';

const choices = ['show', 'rotate', 'test', 'watch-on', 'watch-off'] as const;

export const overlay = command({
  name: 'overlay',
  words: text.commands.party.overlay,
  acts: [showOverlayAct, askRotateOverlayAct, testOverlayAct, switchWatchAct],
  options: { do: oneOf(...choices) },
  run({ do: wanted }) {
    if (wanted === 'rotate') return step(askRotateOverlayAct, {}, renderRotation);
    if (wanted === 'test') return step(testOverlayAct, {}, renderTested);
    if (wanted === 'watch-on' || wanted === 'watch-off')
      return step(switchWatchAct, { isPublic: wanted === 'watch-on' }, renderWatch);
    return step(showOverlayAct, {}, (links) => ({ answer: renderOverlayLinks(links) }));
  },
});
