import type { Component } from '../kernel/command.js';
import { joinAsGuest } from './join-reply.js';

/** *Join*, under a refusal or a public line: the same as `/join`. */
export const joinButton: Component = {
  name: 'join',
  version: 1,
  answers: 'new',
  execute: (_input, context) => joinAsGuest(context, null),
};
