import { recordLapAct, recordLapForAct } from '../src/acts/laps.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { flag, optionalText } from '../src/discord/kernel/option.js';
import { step } from '../src/discord/kernel/step.js';
import { completeGuests, completeRaces } from '../src/discord/party/completion.js';
import { answerLap } from '../src/discord/racing/lap-reply.js';
import { completeUsed } from '../src/discord/racing/race-completion.js';
import { text } from '../src/text/index.js';

export const lap = command({
  name: 'lap',
  words: text.commands.lap,
  acts: [recordLapAct, recordLapForAct],
  options: {
    time: optionalText(),
    dnf: flag(),
    car: optionalText({ complete: completeUsed('car') }),
    track: optionalText({ complete: completeUsed('track') }),
    racer: optionalText({ complete: completeGuests }),
    race: optionalText({ complete: completeRaces }),
    new: flag(),
  },
  run: ({ dnf: isDnf, new: isNewRaceMeant, racer, ...given }) => {
    const lap = { ...given, isDnf, isNewRaceMeant };
    return racer === null
      ? step(recordLapAct, lap, answerLap)
      : step(recordLapForAct, { ...lap, racer }, answerLap);
  },
});
