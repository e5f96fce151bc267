import type { Button } from '../command.js';
import { cancelRaceButton } from './cancel-race.js';
import { joinButton } from './join.js';
import { payOutButton } from './pay-out.js';
import { showWordButton } from './show-word.js';
import { unlockBettingButton } from './unlock-betting.js';

/** Every button that this program answers. */
export const buttons: readonly Button[] = [joinButton, payOutButton, unlockBettingButton, cancelRaceButton, showWordButton];
