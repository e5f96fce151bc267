import { prepareLapAct, recordLapAct } from '../../acts/laps.js';
import { text } from '../../text/index.js';
import { opener } from '../kernel/declare-component.js';
import { form, formLayout } from '../kernel/declare-form.js';
import { lineField } from '../kernel/form-field.js';
import { step } from '../kernel/step.js';
import { lapFormId } from './ids.js';
import { answerLap } from './lap-reply.js';

const lapForm = formLayout(lapFormId, {
  time: lineField({ maxLength: 20, isRequired: true }),
  car: lineField({ maxLength: 64 }),
  track: lineField({ maxLength: 64 }),
});

/** *Record a lap* on a live board: asks for the time, the car, and the track where the race has none. */
export const lapFormButton = opener(lapFormId, ({ args: { race: raceId } }) =>
  step(prepareLapAct, { race: raceId }, ({ race, car }) =>
    lapForm.page(
      { race: race.id },
      {
        title: text.lap.formTitle(race.title),
        fields: {
          time: { label: text.lap.timeField, placeholder: text.lap.timeHint },
          car: { label: text.lap.carField, ...(car === null ? {} : { value: car }) },
          track: race.track === null ? { label: text.lap.trackField } : undefined,
        },
      },
    ),
  ),
);

/** The form, sent: the answer is the racer’s own, and the board stays in sight. */
export const lapModal = form(lapForm, 'new', ({ args: { race }, fields }) => {
  const isDnf = fields.time.trim().toLowerCase() === 'dnf';
  const time = isDnf ? null : fields.time;
  const lap = { car: fields.car, track: fields.track, race, isNewRaceMeant: false };
  return step(recordLapAct, { ...lap, time, isDnf }, answerLap);
});
