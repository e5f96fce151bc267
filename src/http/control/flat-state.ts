import type { ControlRound, FlatState } from '../../contract/control.js';
import { formatLapTime } from '../../contract/lap-time.js';
import { readControl } from '../../evening/read-control.js';
import { readHead } from '../../events/head.js';
import type { Party } from '../../party/ensure-party.js';
import { readViewers } from '../../party/overlay-viewers.js';
import type { WebDeps } from '../perform-act.js';

function tellRound(round: ControlRound | null) {
  const players = round?.players ?? [];
  return {
    round_id: round?.roundId ?? '',
    round_number: round?.number ?? 0,
    round_status: round?.status ?? '',
    round_players: players.length,
    round_seen: players.filter(({ delivery }) => delivery === 'SEEN' || delivery === 'SENT').length,
    round_voted: players.filter(({ hasVoted }) => hasVoted).length,
  };
}

/** A party's state as one flat object of texts and numbers. */
export async function readFlatState(party: Party, deps: WebDeps): Promise<FlatState> {
  const { db, clock, usualWebJoin } = deps;
  const [view, head, viewers] = await Promise.all([
    readControl(db, { partyId: party.id, askedBy: null, usualWebJoin }, clock),
    readHead(db, party.id),
    readViewers(db, party.id, clock),
  ]);
  const live = view.races.filter(({ status }) => status !== 'FINISHED');
  const race = live[0];
  const leader = race?.leader ?? null;
  const seats = view.seats.filter(({ state }) => state !== 'removed');
  return {
    party: party.name,
    sequence: head?.sequence ?? 0,
    race_id: race?.id ?? '',
    race_title: race?.title ?? '',
    race_status: race?.status ?? '',
    race_pot: race?.pot ?? 0,
    race_bets: race?.bets ?? 0,
    race_racers: race?.racers ?? 0,
    race_leader: leader?.name ?? '',
    race_leader_time: leader === null ? '' : formatLapTime(leader.lapTimeMs),
    race_leader_ms: leader?.lapTimeMs ?? 0,
    live_races: live.length,
    waiting_laps: view.waitingLaps.length,
    ...tellRound(view.round),
    would_play: view.wouldPlay,
    guests: seats.length,
    phones: seats.reduce((sum, { phones }) => sum + phones, 0),
    overlay_viewers: viewers.present,
  };
}
