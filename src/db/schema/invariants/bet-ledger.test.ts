import { describeInvariant } from '../../../../tests/support/corruption.js';
import {
  benInPool,
  cleo,
  cleoOnBen,
  cleoPending,
} from '../../../../tests/support/healthy-party.js';

describeInvariant(2, 'bet_ledger', [
  {
    what: 'a stake is larger than its ledger rows',
    statement: `update bets set amount = 41 where id = '${cleoPending}'`,
  },
  {
    what: 'a lost bet was paid',
    statement: `update bets set status = 'WON', payout = 200 where id = '${cleoOnBen}'`,
  },
  {
    what: 'a refund was forgotten',
    statement: `update wallet_entries set kind = 'GRANT' where id = 13`,
  },
  {
    what: 'a reversal was forgotten',
    statement: `update wallet_entries set kind = 'GRANT', reverses_id = null where id = 16`,
  },
  {
    what: "a bet's coins moved in a wallet that is not its bettor's",
    statement: `update bets set bettor_id = '${cleo}' where id = '${benInPool}'`,
  },
  {
    what: 'a reversal took from another wallet',
    also: [4],
    statement: `update wallet_entries set reverses_id = 11 where id = 16; update bets set status = 'REFUNDED', payout = 0 where id = '${benInPool}'; update bets set status = 'REFUNDED', payout = 80 where id = '${cleoPending}'`,
  },
]);
