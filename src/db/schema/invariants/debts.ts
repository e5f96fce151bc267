import { invariantView } from './define.js';

/**
 * What a guest owes is the sum of the ledger's DEBT rows, and never below zero. Who owes holds
 * nothing but daily coins: all else that came in would have paid.
 */
export const debts = invariantView(
  12,
  'debts',
  `
select u.party_id, 'guest ' || u.id || ' owes ' || u.debt || ', the ledger says ' || coalesce(sum(w.amount), 0)
from party_users u left join wallet_entries w on w.user_id = u.id and w.kind = 'DEBT'
group by u.id
having u.debt <> coalesce(sum(w.amount), 0) or u.debt < 0
union all
select u.party_id, 'guest ' || u.id || ' owes ' || u.debt || ' and holds ' || u.wallet_balance || ' more than daily coins brought'
from party_users u
where u.debt > 0 and u.wallet_balance > (
  select coalesce(sum(w.amount), 0) from wallet_entries w where w.user_id = u.id and w.kind = 'ALLOWANCE')`,
);
