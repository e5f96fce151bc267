import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, stranger } from '../../../../tests/support/healthy-party.js';

describeInvariant(1, 'wallet_ledger', [
  {
    what: 'coins appear in a wallet',
    statement: `update party_users set wallet_balance = 1052 where id = '${ann}'`,
  },
  {
    what: 'a guest has coins and no ledger',
    statement: `delete from wallet_entries where id = 4`,
  },
  {
    what: 'the ledger has a gap',
    statement: `update wallet_entries set balance_after = 899 where id = 7`,
  },
  {
    what: 'a wallet falls below zero',
    statement: `alter table party_users drop constraint party_users_balance_not_negative;
      alter table wallet_entries drop constraint wallet_entries_balance_not_negative;
      update party_users set wallet_balance = -1 where id = '${stranger}'; update wallet_entries set amount = -1, balance_after = -1 where id = 4`,
  },
]);
