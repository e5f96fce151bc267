import { UserError } from '../../errors.js';
import { rotateOverlay } from '../../party/rotate-overlay.js';
import { text } from '../../text/index.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { showOverlayLinks } from './overlay-links.js';

/**
 * *End the old links* under the warning. Names the generation that the host saw, so that pressed
 * twice it ends one.
 */
export const rotateOverlayButton: Component = {
  name: 'rotate-overlay',
  version: 1,
  answers: 'update',
  async execute({ args: [generation = ''] }, context) {
    requireHost(context);
    if (!/^[1-9]\d{0,8}$/.test(generation)) throw new UserError('button-outdated', {});
    const { party, isChanged } = await rotateOverlay(context.db, {
      party: context.party,
      generation: Number(generation),
    });
    // Also where an earlier press did it: that one may have ended before it came to this.
    context.endChannels(party.id, party.overlayGeneration);
    return {
      answer: await showOverlayLinks(
        context,
        party,
        isChanged ? text.overlay.rotated : text.overlay.rotatedBefore,
      ),
    };
  },
};
