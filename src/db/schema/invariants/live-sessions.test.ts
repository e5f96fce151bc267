import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, party } from '../../../../tests/support/healthy-party.js';

const device = `insert into party_devices (id, party_id, token_hash, label) values ('00000000-0000-4000-8000-0000000000d1', '${party}', 'd', 'Phone')`;
const session = `insert into party_sessions (id, party_id, user_id, device_id, token_hash, created_at, last_seen_at, expires_at)
  values ('00000000-0000-4000-8000-0000000000e1', '${party}', '${ann}', '00000000-0000-4000-8000-0000000000d1', 's', now(), now(), now() + interval '7 days')`;

describeInvariant(11, 'live_sessions', [
  {
    what: 'a phone is signed in to a removed seat',
    statement: `${device}; ${session}; update party_users set removed_at = now() where id = '${ann}'`,
  },
  {
    what: 'a phone is signed in to a merged seat',
    statement: `${device}; ${session}; update party_users set merged_into = (select id from party_users where party_id = '${party}' and id <> '${ann}' limit 1) where id = '${ann}'`,
    // A merged seat holds nothing either, and has no pending bet.
    also: [13],
  },
  {
    what: 'a removed seat is a host’s',
    statement: `update party_users set is_host = true, removed_at = now() where id = '${ann}'`,
  },
]);
