import type { EditedRace } from '../../racing/change-race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Reply } from '../kernel/command.js';

/** What a host is told of a race that was changed: how it is now. */
export function answerEdited({ race, isChanged }: EditedRace): Reply {
  const { title, track, status, payoutRule, stakeCap } = race;
  const lines = [
    text.race.edited({ race: discordName(title), isChanged }),
    ...(track === null || track === title ? [] : [text.race.track(discordName(track))]),
    text.race.payout(payoutRule),
    ...(status === 'OPEN' ? [text.race.locks(race) ?? text.race.locksByHand] : []),
    ...(stakeCap === null ? [] : [text.race.cap(stakeCap)]),
  ];
  return { answer: { content: lines.join(' ') } };
}

/** What a host is told of a race that has more time. */
export function answerExtended({ race: { title, locksAt } }: EditedRace): Reply {
  const race = discordName(title);
  const content = locksAt === null ? text.race.locked(race) : text.race.extended({ race, locksAt });
  return { answer: { content } };
}
