import type { Button } from '../command.js';
import { joinAsGuest } from '../join-reply.js';

/** *Join*, under a refusal or a public line: the same as `/join`. */
export const joinButton: Button = {
  name: 'join',
  version: 1,
  answers: 'new',
  execute: (_interaction, _args, context) => joinAsGuest(context, null),
};
