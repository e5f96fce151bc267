import { describeInvariant } from '../../../../tests/support/corruption.js';
import {
  ben,
  benInPool,
  benOnAnn,
  doubledPaid,
  pooledPaid,
} from '../../../../tests/support/healthy-party.js';

describeInvariant(4, 'settlement_payouts', [
  {
    what: 'a settlement paid less than it says',
    statement: `update race_settlements set paid_out = 401 where id = '${doubledPaid}'`,
  },
  {
    what: 'a pool was not paid out in full',
    statement: `update race_settlements set staked = 81 where id = '${pooledPaid}'`,
  },
  {
    what: 'a pool kept some of its coins',
    statement: `update bets set payout = 70 where id = '${benInPool}'; update wallet_entries set amount = 70, balance_after = 1220 where id = 11;
      update wallet_entries set balance_after = 1270 where id = 18; update party_users set wallet_balance = 1270 where id = '${ben}'; update race_settlements set paid_out = 70 where id = '${pooledPaid}'`,
  },
  {
    what: 'a winning bet was paid other than double',
    statement: `update bets set payout = 390 where id = '${benOnAnn}'; update wallet_entries set amount = 390, balance_after = 1190 where id = 8;
      update wallet_entries set balance_after = 1140 where id = 9; update wallet_entries set balance_after = 1220 where id = 11;
      update wallet_entries set balance_after = 1270 where id = 18; update party_users set wallet_balance = 1270 where id = '${ben}'; update race_settlements set paid_out = 390 where id = '${doubledPaid}'`,
  },
]);
