import { invariantView } from './define.js';

/**
 * `wallet_balance` is the sum of the guest's ledger, which chains from 0 without a gap and never
 * falls below it.
 */
export const walletLedger = invariantView(
  1,
  'wallet_ledger',
  `
select u.party_id, 'wallet of guest ' || u.id || ' holds ' || u.wallet_balance || ', its ledger sums to ' || coalesce(sum(w.amount), 0)
from party_users u left join wallet_entries w on w.user_id = u.id
group by u.id
having u.wallet_balance <> coalesce(sum(w.amount), 0) or u.wallet_balance < 0
union all
select c.party_id, 'ledger row ' || c.id || ' leaves ' || c.balance_after || ' after ' || c.balance_before || ' and a movement of ' || c.amount
from (
  select w.*, coalesce(lag(w.balance_after) over (partition by w.user_id order by w.id), 0) as balance_before from wallet_entries w
) c
where c.balance_after <> c.balance_before + c.amount or c.balance_after < 0`,
);
