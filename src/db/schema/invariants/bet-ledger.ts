import { invariantView } from './define.js';

/**
 * What a bet took and gave back, reversals taken off, is what its own row says; and only from and
 * to its bettor.
 */
export const betLedger = invariantView(
  2,
  'bet_ledger',
  `
select b.party_id,
  'bet ' || b.id || ' of ' || b.amount || ' is ' || b.status || ', its ledger took ' || -coalesce(m.staked, 0) || ' and gave back ' || coalesce(m.paid, 0)
from bets b
left join (
  select w.bet_id,
    sum(w.amount + coalesce(r.amount, 0)) filter (where w.kind = 'STAKE') as staked,
    sum(w.amount + coalesce(r.amount, 0)) filter (where w.kind in ('PAYOUT', 'REFUND')) as paid
  from wallet_entries w left join wallet_entries r on r.reverses_id = w.id
  where w.bet_id is not null
  group by w.bet_id
) m on m.bet_id = b.id
where coalesce(m.staked, 0) <> -b.amount
  or coalesce(m.paid, 0) <> case when b.status in ('WON', 'REFUNDED') then coalesce(b.payout, 0) else 0 end
union all
select w.party_id, 'ledger row ' || w.id || ' moves coins of bet ' || b.id || ' in a wallet that is not its bettor''s'
from wallet_entries w join bets b on b.id = w.bet_id where w.user_id <> b.bettor_id
union all
select r.party_id, 'ledger row ' || r.id || ' reverses row ' || w.id || ' of another wallet'
from wallet_entries r join wallet_entries w on w.id = r.reverses_id where r.user_id <> w.user_id`,
);
