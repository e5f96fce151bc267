import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, ben, cleo, party } from '../../../../tests/support/healthy-party.js';

describeInvariant(13, 'ended_seats', [
  {
    what: 'daily coins landed in a seat that was merged',
    statement: `update party_users set merged_into = '${ann}' where id = '${ben}'`,
  },
  {
    what: 'a merged seat has a bet that waits',
    statement: `update party_users set merged_into = '${ann}', wallet_balance = 0 where id = '${cleo}';
      insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after) overriding system value values (99, '${party}', '${cleo}', 'MERGE', -830, 0)`,
  },
  {
    what: 'daily coins landed in a seat that was removed',
    statement: `update party_users set removed_at = now() - interval '1 minute', wallet_balance = 1480 where id = '${ben}';
      insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after) overriding system value values (99, '${party}', '${ben}', 'ALLOWANCE', 200, 1480)`,
  },
  {
    what: 'the picture of a guest who was removed is still there',
    statement: `update party_users set removed_at = now() where id = '${ben}';
      insert into seat_photos (user_id, party_id, hash, image, is_shown, set_at) values ('${ben}', '${party}', repeat('a', 64), 'x', true, now())`,
  },
]);
