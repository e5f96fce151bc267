import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, ben, cleo, revealed, running } from '../../../../tests/support/healthy-party.js';

describeInvariant(6, 'round_players', [
  {
    what: 'two rounds are unrevealed',
    also: [10],
    statement: `drop index idx_party_imposter_rounds_one_unrevealed; update party_imposter_rounds set status = 'GUESSING' where id = '${revealed}'`,
  },
  {
    what: 'a player is neither imposter nor civilian',
    statement: `alter table party_imposter_players drop constraint party_imposter_players_role; update party_imposter_players set role = 'BOTH' where user_id = '${cleo}'`,
  },
  {
    what: 'the imposter is a civilian',
    statement: `update party_imposter_players set role = 'CIVILIAN' where round_id = '${running}'`,
  },
  {
    what: 'the imposter does not play',
    statement: `update party_imposter_rounds set imposter_id = '${cleo}' where id = '${revealed}'`,
  },
  {
    what: 'a vote comes from a guest who does not play',
    also: [10],
    statement: `update party_imposter_votes set round_id = '${revealed}', voter_id = '${cleo}', target_id = '${ann}' where ballot = 2`,
  },
  {
    what: 'a vote is for a guest who does not play',
    also: [10],
    statement: `update party_imposter_votes set round_id = '${revealed}', target_id = '${cleo}' where ballot = 2`,
  },
  {
    what: 'a player votes twice',
    statement: `alter table party_imposter_votes drop constraint party_imposter_votes_round_id_ballot_voter_id_pk; update party_imposter_votes set ballot = 1`,
  },
  {
    what: 'a vote is of a ballot that was never opened',
    statement: `update party_imposter_rounds set ballot = 1 where id = '${running}'`,
  },
  {
    what: 'a round has votes while it still talks',
    statement: `update party_imposter_rounds set status = 'ACTIVE' where id = '${running}'`,
  },
  {
    what: 'a round has votes and was never dealt',
    statement: `update party_imposter_rounds set dealt_at = null where id = '${running}'`,
  },
  {
    what: 'a second ballot has a vote for a player who was not tied',
    statement: `update party_imposter_players set is_tied = false where round_id = '${running}' and user_id = '${cleo}'`,
  },
  {
    what: 'a player of a round with one vote is out',
    statement: `update party_imposter_players set out_talk = 1 where round_id = '${running}' and user_id = '${cleo}'`,
  },
  {
    what: 'somebody votes who was out by then',
    statement: `update party_imposter_rounds set mode = 'elimination' where id = '${running}'; update party_imposter_players set out_talk = 0 where round_id = '${running}' and user_id = '${cleo}'`,
  },
  {
    what: 'a turn runs while nobody talks',
    statement: `update party_imposter_rounds set turn_ends_at = now() where id = '${running}'`,
  },
  {
    what: 'the last guess is given to a civilian',
    statement: `update party_imposter_rounds set status = 'GUESSING', caught_id = '${ben}' where id = '${running}'`,
  },
  {
    what: 'a running round has an outcome',
    statement: `update party_imposter_rounds set outcome = 'IMPOSTERS' where id = '${running}'`,
  },
  {
    what: 'a round that is over has a timer',
    statement: `update party_imposter_rounds set phase_ends_at = now() where id = '${revealed}'`,
  },
]);
