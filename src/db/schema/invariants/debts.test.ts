import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ben, party } from '../../../../tests/support/healthy-party.js';

describeInvariant(12, 'debts', [
  {
    what: 'a guest owes what no row of the ledger says',
    statement: `update party_users set debt = 5, wallet_balance = wallet_balance where id = '${ben}'`,
  },
  {
    what: 'coins came in and did not pay what the guest owes',
    statement: `insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after) overriding system value values (99, '${party}', '${ben}', 'DEBT', 5, 1285);
      update party_users set debt = 5, wallet_balance = 1285 where id = '${ben}'`,
  },
]);
