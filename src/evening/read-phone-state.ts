import { listBackable } from '../betting/list-backable.js';
import { readOwnBets } from '../betting/read-own-bets.js';
import type { Clock } from '../clock.js';
import {
  type OwnBet,
  type OwnLap,
  type OwnRace,
  type PhoneState,
  seatChannel,
} from '../contract/phone.js';
import type { Database } from '../db/database.js';
import type { SeatSession } from '../party/phones/seat-sessions.js';
import { readSeatPhoto } from '../party/photos/photos.js';
import { listRaces } from '../racing/find-races.js';
import { takeBackMinutes } from '../racing/laps/take-back-lap.js';
import { isLockDue, type Race } from '../racing/race.js';
import { readAllowance } from '../wallet/take-allowance.js';
import { readOwnRound } from './read-own-round.js';

const shownBets = 20;
const shownLaps = 20;
/** As many races as a snapshot has. */
const shownRaces = 11;

/** All that a phone shows of its own guest, besides the snapshot that everybody sees. */
export async function readPhoneState(
  db: Database,
  session: SeatSession,
  clock: Clock,
): Promise<PhoneState> {
  const { party, guest, pin, isHost, seatGeneration } = session;
  const [photo, races, bets, round, allowance] = await Promise.all([
    readSeatPhoto(db, guest),
    readRaces(db, session, clock),
    readOwnBets(db, { partyId: party.id, guestId: guest.id, limit: shownBets, offset: 0 }),
    readOwnRound(db, party.id, guest.id),
    readAllowance(db.orm, party.id, guest.id, guest.walletBalance, clock.now()),
  ]);
  const { id, name, walletBalance: balance, discordId } = guest;
  const avatarUrl = photo?.isShown === true ? photo.url : guest.avatarUrl;
  return {
    party: { id: party.id, name: party.name },
    seat: { id, name, pin, avatarUrl, balance, isHost, hasDiscord: discordId !== null },
    channel: seatChannel(id, seatGeneration),
    races,
    bets: { ...bets, bets: bets.bets.map(tellBet), open: bets.open.map(tellBet) },
    round,
    allowance,
  };
}

function tellBet(bet: Omit<OwnBet, 'createdAt'> & { readonly createdAt: Date }): OwnBet {
  return { ...bet, createdAt: bet.createdAt.toISOString() };
}

async function readRaces(
  db: Database,
  session: SeatSession,
  clock: Clock,
): Promise<readonly OwnRace[]> {
  const races = await listRaces(db.orm, session.party.id, shownRaces);
  const lastFinished = races.find(({ status }) => status === 'FINISHED');
  const shown = races.filter((race) => race.status !== 'FINISHED' || race === lastFinished);
  return Promise.all(shown.map((race) => readRace(db, session, race, clock)));
}

/** The oldest lap that its racer may take back, ISO 8601. */
function takeBackSince(now: Date): string {
  return new Date(now.getTime() - takeBackMinutes * 60_000).toISOString();
}

async function readRace(
  db: Database,
  { party, guest, isHost }: SeatSession,
  race: Race,
  clock: Clock,
): Promise<OwnRace> {
  const { id: gameId, status, lapRule } = race;
  const mayBet = status === 'OPEN' && !isLockDue(race, clock.now());
  const wanted = { partyId: party.id, gameId, bettorId: guest.id };
  const [backable, laps, waiting] = await Promise.all([
    mayBet ? listBackable(db, wanted) : [],
    db.sql<(Omit<OwnLap, 'at'> & { readonly at: Date })[]>`
      select id::float8 as id, lap_time_ms as "lapTimeMs", car_model as car, submitted_at as at,
        ${status !== 'FINISHED'} and coalesce(submitted_by = ${guest.id}, false) and submitted_at > ${takeBackSince(clock.now())}::timestamptz as "mayTakeBack"
      from sim_race_laps
      where party_id = ${party.id} and game_id = ${gameId} and user_id = ${guest.id} and voided_at is null
      order by id desc limit ${shownLaps}`,
    db.sql<{ lapTimeMs: number; at: Date }[]>`
      select lap_time_ms as "lapTimeMs", created_at as at from sim_race_lap_claims
      where party_id = ${party.id} and game_id = ${gameId} and user_id = ${guest.id} and status = 'WAITING'
      order by created_at, id limit ${shownLaps}`,
  ]);
  return {
    ...{ gameId, status, lapRule, mayBet, backable },
    mayRecordLap: status !== 'FINISHED' && (lapRule !== 'host' || isHost),
    laps: laps.map((lap) => ({ ...lap, at: lap.at.toISOString() })),
    waitingLaps: waiting.map(({ lapTimeMs, at }) => ({ lapTimeMs, at: at.toISOString() })),
  };
}
