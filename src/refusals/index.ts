import { type BetRefusals, betOptions } from './bets.js';
import { type CoinRefusals, coinOptions } from './coins.js';
import { type DoorRefusals, doorOptions } from './doors.js';
import { type PeopleRefusals, peopleOptions } from './people.js';
import { type RaceRefusals, raceOptions } from './races.js';
import { type RequestRefusals, requestOptions } from './requests.js';
import { type RoundRefusals, roundOptions } from './rounds.js';

/** Everything a person can be told to do differently, with what its sentence needs to know. */
export interface UserErrors
  extends RequestRefusals,
    DoorRefusals,
    PeopleRefusals,
    CoinRefusals,
    RaceRefusals,
    BetRefusals,
    RoundRefusals {}

export type UserErrorCode = keyof UserErrors;

/** Which options of commands the refusals can be about. */
export const optionsByCode = {
  ...requestOptions,
  ...doorOptions,
  ...peopleOptions,
  ...coinOptions,
  ...raceOptions,
  ...betOptions,
  ...roundOptions,
};
