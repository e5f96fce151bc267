import type { Sql, TransactionSql } from 'postgres';
import { majorityOf, type RoundState } from '../contract/round.js';

const maxPlayers = 24;

type RoundRow = Omit<RoundState, 'phaseEndsAt' | 'turnEndsAt' | 'endedAt' | 'callsNeeded'> & {
  readonly phaseEndsAt: Date | null;
  readonly turnEndsAt: Date | null;
  /** Players who are not voted out. */
  readonly inside: number;
  readonly endedAt: Date | null;
};

/**
 * Rounds as everybody may see them, in one statement: those named, or without names the unrevealed
 * one, else the last. Word, hint and roles of a round leave the database only once it is REVEALED.
 */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement, whose parts are read from one snapshot
export async function readPublicRounds(
  sql: Sql | TransactionSql,
  partyId: string,
  roundIds: readonly string[] | null,
): Promise<readonly RoundState[]> {
  const rows = await sql<RoundRow[]>`
    with chosen as (
      select * from party_imposter_rounds r
      where r.party_id = ${partyId} and (${roundIds === null} or r.id = any(${[...(roundIds ?? [])]}::uuid[]))
      order by r.status in ('REVEALED', 'CANCELLED'), r.created_at desc, r.id
      limit ${roundIds?.length ?? 1}
    )
    select r.id as "roundId", r.round, r.status, r.mode, r.variant, (r.ballot + 1) / 2 as talk, people.total as "playerCount", people.players, r.ended_at as "endedAt",
      case when r.status in ('LOBBY', 'ACTIVE', 'VOTING', 'GUESSING') then r.phase_ends_at end as "phaseEndsAt",
      case when r.status = 'ACTIVE' then people.speaker end as speaker,
      case when r.status = 'ACTIVE' then r.turn_ends_at end as "turnEndsAt",
      case when r.status in ('GUESSING', 'REVEALED') then people.caught end as caught,
      case when r.status = 'VOTING' then (
        select count(*)::int from party_imposter_votes v where v.round_id = r.id and v.ballot = r.ballot) else 0 end as "votesCast",
      case when r.status = 'VOTING' then people.inside else 0 end as "votesNeeded",
      case when r.status = 'ACTIVE' then people.calls else 0 end as "callsCast", people.inside,
      case when r.status = 'REVEALED' then jsonb_build_object(
        'word', r.secret_word, 'hint', r.imposter_hint, 'imposters', people.imposters, 'outcome', r.outcome,
        'ballots', (${ballotsOf(sql)})) end as reveal
    from chosen r
    cross join lateral (
      select count(*)::int as total, (count(*) filter (where p.out_talk is null))::int as inside, (count(*) filter (where p.wants_vote))::int as calls,
        coalesce(jsonb_agg(p.person || jsonb_build_object('hasVoted', p.has_voted, 'clue', p.clue, 'outTalk', p.out_talk) order by p.place) filter (where p.place <= ${maxPlayers}), '[]') as players,
        coalesce(jsonb_agg(p.person order by p.place) filter (where p.is_imposter), '[]') as imposters,
        (jsonb_agg(p.person) filter (where p.turn = r.speaker_turn)) -> 0 as speaker,
        (jsonb_agg(p.person) filter (where p.user_id = r.caught_id)) -> 0 as caught
      from (
        select jsonb_build_object('userId', u.id, 'name', u.name) as person, u.id as user_id, seat.is_imposter, seat.turn, seat.wants_vote, seat.out_talk,
          r.status = 'VOTING' and exists (
            select from party_imposter_votes v where v.round_id = r.id and v.ballot = r.ballot and v.voter_id = u.id) as has_voted,
          (select c.clue from party_imposter_clues c where c.round_id = r.id and c.talk = (r.ballot + 1) / 2 and c.user_id = u.id) as clue,
          row_number() over (order by seat.turn, seat.decided_at, u.id) as place
        from (
          select user_id, role = 'IMPOSTER' as is_imposter, turn, wants_vote_at is not null as wants_vote, out_talk, null::timestamptz as decided_at
          from party_imposter_players where round_id = r.id
          union all
          select user_id, false, null, false, null, decided_at from party_imposter_lobby
          where round_id = r.id and is_in and r.status = 'LOBBY'
            and not exists (select from party_imposter_players other where other.round_id = r.id)
        ) as seat
        join party_users u on u.id = seat.user_id
      ) as p
    ) as people`;
  return rows.map(({ phaseEndsAt, turnEndsAt, endedAt, inside, ...round }) => ({
    ...round,
    callsNeeded: round.status === 'ACTIVE' ? majorityOf(inside) : 0,
    phaseEndsAt: phaseEndsAt?.toISOString() ?? null,
    turnEndsAt: turnEndsAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

/** Who voted for whom in each ballot of a round `r`; read only where it is REVEALED. */
function ballotsOf(sql: Sql | TransactionSql) {
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('ballot', b.ballot, 'tallies', b.tallies) order by b.ballot), '[]')
    from (
      select t.ballot, jsonb_agg(jsonb_build_object('target', t.target, 'voters', t.voters)
        order by jsonb_array_length(t.voters) desc, t.cast_at, t.target ->> 'userId') as tallies
      from (
        select v.ballot, jsonb_build_object('userId', target.id, 'name', target.name) as target,
          jsonb_agg(jsonb_build_object('userId', voter.id, 'name', voter.name) order by v.cast_at, voter.id) as voters,
          min(v.cast_at) as cast_at
        from party_imposter_votes v
        join party_users target on target.id = v.target_id
        join party_users voter on voter.id = v.voter_id
        where v.round_id = r.id
        group by v.ballot, target.id
      ) as t
      group by t.ballot
    ) as b`;
}
