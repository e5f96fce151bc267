import type { Clock } from '../clock.js';
import type {
  ControlRace,
  ControlRound,
  ControlSeat,
  ControlSettings,
  ControlState,
  WaitingLap,
} from '../contract/control.js';
import type { WebJoin } from '../contract/phone.js';
import type { Database } from '../db/database.js';
import { endedStatuses } from '../imposter/phases.js';
import { countPresent } from '../imposter/present.js';
import { readRound } from '../imposter/read-round.js';
import type { RoundView } from '../imposter/round-view.js';
import { listControls } from '../party/control/control-sessions.js';
import { foldName } from '../party/guest.js';
import { listKnocks } from '../party/phones/knocks.js';
import { readSettings } from '../party/settings.js';
import { listWaitingClaims } from '../racing/laps/lap-claims.js';
import { type ListedRace, readRaceList } from '../racing/list-races.js';

/** What the database knows of race control's state; links and holder are the web server's. */
export type ControlView = Omit<ControlState, 'party' | 'holder' | 'links'>;

/** Reads all that race control shows besides the snapshot. */
export async function readControl(
  db: Database,
  {
    partyId,
    askedBy,
    usualWebJoin,
  }: { readonly partyId: string; readonly askedBy: string | null; readonly usualWebJoin: WebJoin },
  clock: Clock,
): Promise<ControlView> {
  const [settings, races, waitingLaps, round, wouldPlay, seats, knocks, sessions] =
    await Promise.all([
      readShownSettings(db, partyId, usualWebJoin),
      readRaceList(db, partyId),
      readWaitingLaps(db, partyId),
      readRunningRound(db, partyId),
      countPresent(db, partyId, clock.now()),
      readSeats(db, partyId, clock),
      listKnocks(db, partyId, clock),
      listControls(db, partyId, askedBy, clock),
    ]);
  return {
    ...{ settings, waitingLaps, round, wouldPlay, seats, knocks, sessions },
    races: races.map(tellRace),
  };
}

async function readShownSettings(
  db: Database,
  partyId: string,
  usualWebJoin: WebJoin,
): Promise<ControlSettings> {
  const settings = await readSettings(db.orm, partyId);
  const { payoutRule, civilianPrize, imposterPrize, accentColour, inviteUrl, webJoin, photos } =
    settings;
  return {
    ...{ payoutRule, civilianPrize, imposterPrize, accentColour, inviteUrl, photos },
    webJoin: webJoin ?? usualWebJoin,
  };
}

function tellRace({ channelId: _, locksAt, ...race }: ListedRace): ControlRace {
  return { ...race, locksAt: locksAt?.toISOString() ?? null };
}

async function readWaitingLaps(db: Database, partyId: string): Promise<readonly WaitingLap[]> {
  const claims = await listWaitingClaims(db.orm, partyId);
  return claims.map(({ id, race, racer, lapTimeMs, reason }) => ({
    ...{ id, racer, lapTimeMs, reason },
    ...{ raceId: race.id, raceTitle: race.title },
  }));
}

async function readRunningRound(db: Database, partyId: string): Promise<ControlRound | null> {
  const round = await readRound(db, partyId);
  const isOn = round !== null && !endedStatuses.some((ended) => ended === round.status);
  return isOn ? tellRound(round) : null;
}

/** Never a role: who runs the round may play it. */
function tellRound(round: RoundView): ControlRound {
  const { id: roundId, number, status, topic, mode, variant, imposterCount, ballot } = round;
  return {
    ...{ roundId, number, status, topic, mode, variant, imposterCount, ballot },
    lobby: round.lobby,
    turn: round.speakerTurn,
    phaseEndsAt: round.phaseEndsAt?.toISOString() ?? null,
    players: round.players.map((player) => {
      const { userId, name, delivery, turn, wantsVote, hasVoted, outTalk, clue } = player;
      return { userId, name, delivery, turn, wantsVote, hasVoted, outTalk, clue };
    }),
  };
}

type SeatRow = Omit<ControlSeat, 'lastSeenAt'> & { readonly lastSeenAt: Date };

async function readSeats(
  db: Database,
  partyId: string,
  clock: Clock,
): Promise<readonly ControlSeat[]> {
  const rows = await db.sql<SeatRow[]>`
    select u.id, u.name, u.pin_code as pin, u.wallet_balance as balance, u.discord_id is not null as "hasDiscord",
      u.is_host as "isHost", u.last_seen_at as "lastSeenAt",
      (select jsonb_build_object('url', '/photos/' || f.hash || '.jpg', 'isShown', f.is_shown) from seat_photos f
        where f.user_id = u.id) as photo,
      case when u.removed_at is not null then 'removed' when u.discord_id is null and not exists (
        select from party_sessions s where s.user_id = u.id) then 'walk-in' else 'joined' end as state,
      (select count(*)::int from party_sessions s
        where s.user_id = u.id and s.ended_at is null and s.expires_at > ${clock.now()}) as phones
    from party_users u where u.party_id = ${partyId} and u.merged_into is null`;
  const place = ({ state, name, id }: SeatRow) =>
    `${state === 'removed' ? 1 : 0}${foldName(name)}\0${id}`;
  return rows
    .map((row) => ({ row, key: place(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => ({ ...row, lastSeenAt: row.lastSeenAt.toISOString() }));
}
