import { describeInvariant } from '../../../../tests/support/corruption.js';
import { other, party } from '../../../../tests/support/healthy-party.js';

describeInvariant(8, 'event_sequence', [
  {
    what: 'the numbers of events have a gap',
    statement: `update party_events set sequence = 3 where id = 2; update parties set event_sequence = 3 where id = '${party}'`,
  },
  {
    what: 'the numbers of events begin late',
    statement: `update party_events set sequence = sequence + 5; update party_events set sequence = sequence - 4; update parties set event_sequence = 3 where id = '${party}'`,
  },
  {
    what: 'two events have one number',
    statement: `drop index idx_party_events_party_sequence; update party_events set sequence = 2 where sequence is not null`,
  },
  {
    what: 'the party counts further than its events',
    statement: `update parties set event_sequence = 1 where id = '${other}'`,
  },
  {
    what: 'an event was published without a number',
    statement: `update party_events set published_at = now() where id = 3`,
  },
]);
