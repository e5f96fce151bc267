import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, revealed } from '../../../../tests/support/healthy-party.js';

describeInvariant(10, 'round_prizes', [
  {
    what: 'a prize is in the ledger and not in the round',
    statement: `update party_imposter_players set prize = 50 where round_id = '${revealed}' and user_id = '${ann}'`,
  },
  {
    what: 'an undecided round paid prizes',
    statement: `update party_imposter_rounds set outcome = 'UNDECIDED' where id = '${revealed}'`,
  },
  {
    what: 'a caught imposter won without guessing the word',
    statement: `update party_imposter_rounds set outcome = 'CIVILIANS' where id = '${revealed}'`,
  },
  {
    what: 'more was stolen than half',
    statement: `update party_imposter_players set prize = case user_id when '${ann}' then 40 else 61 end where round_id = '${revealed}'`,
  },
  {
    what: 'a civilian was paid for a vote for a civilian',
    statement: `delete from party_imposter_votes where round_id = '${revealed}'`,
  },
]);
