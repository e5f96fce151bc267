import { invariantView } from './define.js';

/** A settlement paid what its rule says. */
export const settlementPayouts = invariantView(
  4,
  'settlement_payouts',
  `
select s.party_id, 'settlement ' || s.id || ' says it paid ' || s.paid_out || ', its ledger rows sum to ' || coalesce(sum(w.amount), 0)
from race_settlements s left join wallet_entries w on w.settlement_id = s.id and w.kind in ('PAYOUT', 'REFUND')
group by s.id having coalesce(sum(w.amount), 0) <> s.paid_out
union all
select s.party_id, 'settlement ' || s.id || ' of a pool of ' || s.staked || ' paid ' || s.paid_out
from race_settlements s where s.payout_rule = 'pool' and s.paid_out <> s.staked
union all
select s.party_id, 'settlement ' || s.id || ' counted stakes of ' || s.staked || ', its bets sum to ' || coalesce(sum(b.amount), 0)
from race_settlements s
left join bets b on b.game_id = s.game_id and (
  b.status in ('WON', 'LOST')
  or (b.status = 'REFUNDED' and exists (select from wallet_entries w where w.settlement_id = s.id and w.bet_id = b.id and w.kind = 'REFUND')))
where s.reversed_at is null
group by s.id having coalesce(sum(b.amount), 0) <> s.staked
union all
select b.party_id, 'bet ' || b.id || ' of ' || b.amount || ' won ' || coalesce(b.payout, 0) || ' under the rule double'
from bets b join race_settlements s on s.game_id = b.game_id and s.reversed_at is null
where b.status = 'WON' and s.payout_rule = 'double' and b.payout is distinct from 2 * b.amount`,
);
