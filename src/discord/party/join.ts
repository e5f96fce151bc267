import { joinAct } from '../../acts/party.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { joinId } from './ids.js';
import { answerJoin } from './join-reply.js';

/** *Join*, under a refusal or a public line: the same as `/join`. */
export const joinButton = button(joinId, 'new', () => step(joinAct, { name: null }, answerJoin));
