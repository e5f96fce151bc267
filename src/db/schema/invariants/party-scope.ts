import type { lineKinds } from '../lines.js';
import { invariantView } from './define.js';

type LineKind = (typeof lineKinds)[number];

/** Which columns point to rows of which tables; all of them hold party_id. */
const references = [
  ['bets', 'bettor_id', 'party_users'],
  ['bets', 'game_id', 'party_games'],
  ['bets', 'target_user_id', 'party_users'],
  ['host_acts', 'done_by', 'party_users'],
  ['host_acts', 'game_id', 'party_games'],
  ['host_acts', 'user_id', 'party_users'],
  ['kept_messages', 'race_id', 'party_games'],
  ['kept_messages', 'round_id', 'party_imposter_rounds'],
  ['control_sessions', 'user_id', 'party_users'],
  ['one_time_links', 'user_id', 'party_users'],
  ['party_events', 'triggered_by', 'party_users'],
  ['party_games', 'opened_by', 'party_users'],
  ['party_games', 'winner_id', 'party_users'],
  ['party_imposter_clues', 'round_id', 'party_imposter_rounds'],
  ['party_imposter_clues', 'user_id', 'party_users'],
  ['party_imposter_lobby', 'round_id', 'party_imposter_rounds'],
  ['party_imposter_lobby', 'user_id', 'party_users'],
  ['party_imposter_players', 'round_id', 'party_imposter_rounds'],
  ['party_imposter_players', 'user_id', 'party_users'],
  ['party_imposter_rounds', 'caught_id', 'party_users'],
  ['party_imposter_rounds', 'game_id', 'party_games'],
  ['party_imposter_rounds', 'imposter_id', 'party_users'],
  ['party_imposter_rounds', 'started_by', 'party_users'],
  ['party_imposter_votes', 'round_id', 'party_imposter_rounds'],
  ['party_imposter_votes', 'target_id', 'party_users'],
  ['party_imposter_votes', 'voter_id', 'party_users'],
  ['party_sessions', 'device_id', 'party_devices'],
  ['party_sessions', 'user_id', 'party_users'],
  ['party_users', 'merged_into', 'party_users'],
  ['race_entrants', 'game_id', 'party_games'],
  ['race_entrants', 'user_id', 'party_users'],
  ['race_settlements', 'game_id', 'party_games'],
  ['race_settlements', 'settled_by', 'party_users'],
  ['race_settlements', 'winner_id', 'party_users'],
  ['seat_photos', 'user_id', 'party_users'],
  ['seat_pin_attempts', 'user_id', 'party_users'],
  ['sim_race_entries', 'game_id', 'party_games'],
  ['sim_race_entries', 'lap_id', 'sim_race_laps'],
  ['sim_race_entries', 'user_id', 'party_users'],
  ['sim_race_lap_claims', 'decided_by', 'party_users'],
  ['sim_race_lap_claims', 'game_id', 'party_games'],
  ['sim_race_lap_claims', 'user_id', 'party_users'],
  ['sim_race_laps', 'game_id', 'party_games'],
  ['sim_race_laps', 'submitted_by', 'party_users'],
  ['sim_race_laps', 'user_id', 'party_users'],
  ['wallet_entries', 'act_id', 'host_acts'],
  ['wallet_entries', 'bet_id', 'bets'],
  ['wallet_entries', 'game_id', 'party_games'],
  ['wallet_entries', 'reverses_id', 'wallet_entries'],
  ['wallet_entries', 'round_id', 'party_imposter_rounds'],
  ['wallet_entries', 'settlement_id', 'race_settlements'],
  ['wallet_entries', 'user_id', 'party_users'],
] as const;

/** What the subjects of public lines are, by kind; the id comes first in each of them. */
const subjects = [
  ['party_users', ['joined', 'seat-taken-over'], 'uuid'],
  ['party_games', ['race-opened', 'race-opened-by-lap', 'race-locks-soon', 'race-left'], 'uuid'],
  ['sim_race_laps', ['lap', 'lap-voided'], 'bigint'],
  ['sim_race_lap_claims', ['lap-waiting', 'lap-decided'], 'uuid'],
  ['race_settlements', ['settled'], 'uuid'],
  [
    'host_acts',
    [
      'race-cancelled',
      'race-cancelled-by-itself',
      'cancel-undone',
      'guest-removed',
      'guest-restored',
    ],
    'uuid',
  ],
  [
    'party_events',
    [
      'party-reset',
      'party-restored',
      'race-locked',
      'race-locked-by-lap',
      'race-locked-in-time',
      'race-unlocked',
      'settlement-undone',
    ],
    'bigint',
  ],
] as const satisfies readonly (readonly [string, readonly LineKind[], string])[];

/** Every row belongs to the party of the rows that it points to. */
export const partyScope = invariantView(
  9,
  'party_scope',
  [...references.map(betweenRows), ...subjects.map(ofLines)].join('\nunion all'),
);

function betweenRows([table, column, target]: (typeof references)[number]): string {
  return `
select a.party_id, '${table}.${column} points to ' || a.${column} || ' of another party'
from ${table} a join ${target} b on b.id = a.${column} where b.party_id <> a.party_id`;
}

function ofLines([target, kinds, type]: (typeof subjects)[number]): string {
  const named = kinds.map((kind) => `'${kind}'`).join(', ');
  return `
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in (${named})) a
join ${target} b on b.id = split_part(a.subject, ':', 1)::${type} where b.party_id <> a.party_id`;
}
