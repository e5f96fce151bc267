/** Of the round that is on. */
export const secret = { word: 'Pizza_%', hint: 'Oven' };

/** A number as a uuid, so that rows can be named below. */
function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const [party, other] = [id(1), id(2)];
const [ann, ben, cleo, stranger] = [id(11), id(12), id(13), id(21)];
const [doubled, pooled, cancelled, undone, words, foreignRace] = [
  id(31),
  id(32),
  id(33),
  id(34),
  id(35),
  id(36),
];
const [benOnAnn, cleoOnBen, benInPool, cleoInPool, annRefunded, cleoPending] = [
  id(41),
  id(42),
  id(43),
  id(44),
  id(45),
  id(46),
];
const [doubledPaid, pooledPaid, undonePaid] = [id(51), id(52), id(53)];
const [revealed, running] = [id(61), id(62)];

export {
  ann,
  ben,
  benInPool,
  benOnAnn,
  cleo,
  cleoOnBen,
  cleoPending,
  doubled,
  doubledPaid,
  foreignRace,
  other,
  party,
  pooledPaid,
  revealed,
  running,
  stranger,
  undone,
};

/** A party in which everything that the rules speak of has happened, rightly. */
export const healthyParty = `
insert into parties (id, guild_id, name, event_sequence) values ('${party}', '1', 'Home', 2), ('${other}', '2', 'Elsewhere', 0);
insert into party_users (id, party_id, name, pin_code, wallet_balance) values
  ('${ann}', '${party}', 'Pizza_% Ann', 1001, 1051), ('${ben}', '${party}', 'Ben', 1002, 1280),
  ('${cleo}', '${party}', 'Cleo', 1003, 830), ('${stranger}', '${other}', 'Stranger', 1001, 1000);
insert into party_games (id, party_id, title, type, status, payout_rule, cancelled_at, winner_id) values
  ('${doubled}', '${party}', 'First', 'SIM_RACE', 'FINISHED', 'double', null, '${ann}'),
  ('${pooled}', '${party}', 'Second', 'SIM_RACE', 'FINISHED', 'pool', null, '${ann}'),
  ('${cancelled}', '${party}', 'Third', 'SIM_RACE', 'FINISHED', 'double', now(), null),
  ('${undone}', '${party}', 'Fourth', 'SIM_RACE', 'LOCKED', 'double', null, null),
  ('${words}', '${party}', 'Words', 'IMPOSTER', 'OPEN', 'double', null, null),
  ('${foreignRace}', '${other}', 'Away', 'SIM_RACE', 'OPEN', 'double', null, null);
insert into sim_race_laps (id, party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id, voided_at, submitted_by) overriding system value values
  (1, '${party}', '${doubled}', '${ann}', 80000, false, 'l1', null, '${ann}'), (2, '${party}', '${doubled}', '${ann}', 81000, false, 'l2', null, '${ann}'),
  (3, '${party}', '${doubled}', '${ann}', 80000, false, 'l3', null, '${ben}'), (4, '${party}', '${doubled}', '${ben}', 79000, false, 'l4', now(), null),
  (5, '${party}', '${doubled}', '${ben}', 82000, false, 'l5', null, null), (6, '${party}', '${doubled}', '${ben}', null, true, 'l6', null, null),
  (7, '${party}', '${doubled}', '${cleo}', null, true, 'l7', null, null), (8, '${party}', '${doubled}', '${cleo}', null, true, 'l8', null, null),
  (9, '${party}', '${undone}', '${cleo}', 90000, false, 'l9', now(), null);
insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, is_dnf, lap_id) values
  ('${party}', '${doubled}', '${ann}', 80000, false, 1), ('${party}', '${doubled}', '${ben}', 82000, false, 5), ('${party}', '${doubled}', '${cleo}', null, true, 8);
insert into bets (id, party_id, game_id, bettor_id, target_user_id, amount, status, payout) values
  ('${benOnAnn}', '${party}', '${doubled}', '${ben}', '${ann}', 200, 'WON', 400), ('${cleoOnBen}', '${party}', '${doubled}', '${cleo}', '${ben}', 100, 'LOST', null),
  ('${benInPool}', '${party}', '${pooled}', '${ben}', '${ann}', 50, 'WON', 80), ('${cleoInPool}', '${party}', '${pooled}', '${cleo}', '${ben}', 30, 'LOST', null),
  ('${annRefunded}', '${party}', '${cancelled}', '${ann}', '${ben}', 10, 'REFUNDED', 10), ('${cleoPending}', '${party}', '${undone}', '${cleo}', '${ann}', 40, 'PENDING', null);
insert into race_settlements (id, party_id, game_id, winner_id, board_version, payout_rule, staked, paid_out, interaction_id, reversed_at, settled_by) values
  ('${doubledPaid}', '${party}', '${doubled}', '${ann}', 1, 'double', 300, 400, 's1', null, '${ann}'),
  ('${pooledPaid}', '${party}', '${pooled}', '${ann}', 1, 'pool', 80, 80, 's2', null, null),
  ('${undonePaid}', '${party}', '${undone}', '${ann}', 1, 'double', 40, 80, 's3', now(), null);
insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after, bet_id, settlement_id, reverses_id) overriding system value values
  (1, '${party}', '${ann}', 'JOIN', 1000, 1000, null, null, null), (2, '${party}', '${ben}', 'JOIN', 1000, 1000, null, null, null),
  (3, '${party}', '${cleo}', 'JOIN', 1000, 1000, null, null, null), (4, '${other}', '${stranger}', 'JOIN', 1000, 1000, null, null, null),
  (5, '${party}', '${ben}', 'STAKE', -150, 850, '${benOnAnn}', null, null), (6, '${party}', '${ben}', 'STAKE', -50, 800, '${benOnAnn}', null, null),
  (7, '${party}', '${cleo}', 'STAKE', -100, 900, '${cleoOnBen}', null, null), (8, '${party}', '${ben}', 'PAYOUT', 400, 1200, '${benOnAnn}', '${doubledPaid}', null),
  (9, '${party}', '${ben}', 'STAKE', -50, 1150, '${benInPool}', null, null), (10, '${party}', '${cleo}', 'STAKE', -30, 870, '${cleoInPool}', null, null),
  (11, '${party}', '${ben}', 'PAYOUT', 80, 1230, '${benInPool}', '${pooledPaid}', null),
  (12, '${party}', '${ann}', 'STAKE', -10, 990, '${annRefunded}', null, null), (13, '${party}', '${ann}', 'REFUND', 10, 1000, '${annRefunded}', null, null),
  (14, '${party}', '${cleo}', 'STAKE', -40, 830, '${cleoPending}', null, null), (15, '${party}', '${cleo}', 'PAYOUT', 80, 910, '${cleoPending}', '${undonePaid}', null),
  (16, '${party}', '${cleo}', 'REVERSAL', -80, 830, '${cleoPending}', '${undonePaid}', 15);
insert into party_imposter_rounds (id, party_id, game_id, status, imposter_id, secret_word, imposter_hint, round, interaction_id, dealt_at, started_by, ballot, outcome, caught_id, phase_ends_at) values
  ('${revealed}', '${party}', '${words}', 'REVEALED', '${ben}', 'Castle', 'Tower', 1, 'r1', now(), '${ann}', 1, 'STOLEN', '${ben}', null),
  ('${running}', '${party}', '${words}', 'VOTING', '${ann}', '${secret.word}', '${secret.hint}', 2, 'r2', now(), null, 2, null, null, now() + interval '1 minute');
insert into party_imposter_players (round_id, party_id, user_id, role, delivery, is_tied, prize) values
  ('${revealed}', '${party}', '${ann}', 'CIVILIAN', 'SENT', false, 51), ('${revealed}', '${party}', '${ben}', 'IMPOSTER', 'SENT', false, 50),
  ('${running}', '${party}', '${ann}', 'IMPOSTER', 'SENT', true, null), ('${running}', '${party}', '${ben}', 'CIVILIAN', 'PENDING', false, null), ('${running}', '${party}', '${cleo}', 'CIVILIAN', 'CLOSED', true, null);
insert into party_imposter_votes (round_id, party_id, ballot, voter_id, target_id) values
  ('${revealed}', '${party}', 1, '${ann}', '${ben}'),
  ('${running}', '${party}', 1, '${ben}', '${ann}'), ('${running}', '${party}', 2, '${ben}', '${cleo}'), ('${running}', '${party}', 1, '${ann}', '${ben}');
insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after, round_id) overriding system value values
  (17, '${party}', '${ann}', 'PRIZE', 51, 1051, '${revealed}'), (18, '${party}', '${ben}', 'PRIZE', 50, 1280, '${revealed}');
insert into party_events (id, party_id, event_type, channel, data, sequence, published_at, created_at) values
  (1, '${party}', 'user-joined', 'party-lobby', '{"name": "a pizza_% long before", "userId": "${ann}"}', 1, now(), now() - interval '1 day'),
  (2, '${party}', 'leaderboard-update', 'sim-racing', '{"userName": "Pizza_% Ann", "entry": {"track": null, "laps": ["Second", 5]}}', 2, null, now()),
  (3, '${party}', 'bet-placed', 'betting', '{"bettorName": "Ben", "status": "OPEN", "timestamp": "2026-11-01T12:00:00.000Z", "pizzaX%": "oven"}', null, null, now() - interval '2 days');
`;
