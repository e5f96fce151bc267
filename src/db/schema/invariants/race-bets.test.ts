import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, doubled, party, undone } from '../../../../tests/support/healthy-party.js';

describeInvariant(3, 'race_bets', [
  {
    what: 'a finished race has a pending bet',
    statement: `update party_games set status = 'FINISHED' where id = '${undone}'`,
  },
  {
    what: 'an open race has settled bets',
    statement: `update party_games set status = 'OPEN' where id = '${doubled}'`,
  },
  {
    what: 'a race is settled twice',
    also: [4],
    statement: `drop index idx_race_settlements_one_standing; insert into race_settlements (party_id, game_id, winner_id, board_version, payout_rule, staked, paid_out, interaction_id)
      values ('${party}', '${doubled}', '${ann}', 2, 'double', 0, 0, 's4')`,
  },
]);
