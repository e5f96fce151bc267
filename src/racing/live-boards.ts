import type { Database } from '../db/database.js';

/** A message that the bot keeps up to date, as its row tells. */
export interface KeptMessage {
  readonly channelId: string | null;
  /** Null until it was posted. */
  readonly messageId: string | null;
  readonly postedAt: Date | null;
  /** What it shows, as `fingerprint` tells it; null where that is not known. */
  readonly shown: string | null;
  /**
   * Before this it is left alone: it was changed a moment ago, somebody is at it, or it is out of
   * reach.
   */
  readonly dueAt: Date | null;
}

/** A race's live board: its message, and the channels where it may be, the first one preferred. */
export interface KeptBoard extends KeptMessage {
  readonly gameId: string;
  readonly channels: readonly string[];
}

type BoardRow = KeptMessage & {
  readonly gameId: string;
  readonly partyChannel: string | null;
  readonly raceChannel: string | null;
};

/** How long a finished board that could not be brought up to date is still tried. */
const triedMs = 24 * 60 * 60 * 1000;

/** How long the sweep looks after a control panel once something happened. */
const recentMs = 10 * 60 * 1000;

/** What `shown` of a board in its last state begins with. */
export const finishedMark = 'FINISHED:';

/**
 * The boards of a party that may have to change: of live races, and of finished ones that do not
 * show it yet.
 */
export async function readKeptBoards(
  db: Database,
  partyId: string,
  now: Date,
): Promise<readonly KeptBoard[]> {
  const rows = await db.sql<BoardRow[]>`
    select g.id as "gameId", g.board_channel_id as "channelId", g.board_message_id as "messageId", g.board_posted_at as "postedAt",
      g.board_shown as shown, g.board_due_at as "dueAt", p.board_channel_id as "partyChannel", g.channel_id as "raceChannel"
    from party_games g join parties p on p.id = g.party_id
    where g.party_id = ${partyId} and g.type = 'SIM_RACE' and (g.status <> 'FINISHED' or (
      g.board_message_id is not null and coalesce(g.board_shown, '') not like ${`${finishedMark}%`}
      and coalesce(g.end_time, g.cancelled_at, g.created_at) > ${new Date(now.getTime() - triedMs)}))
    order by g.created_at, g.id`;
  return rows.map(({ partyChannel, raceChannel, ...row }) => {
    const channels = [partyChannel, raceChannel].filter((channel) => channel !== null);
    return { ...row, channels: [...new Set(channels)] };
  });
}

/**
 * Takes a board for oneself until `until`; false where somebody else was first or it is not due.
 */
export async function claimBoard(
  db: Database,
  gameId: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const rows = await db.sql`
    update party_games set board_due_at = ${until}
    where id = ${gameId} and (board_due_at is null or board_due_at <= ${now}) returning 1`;
  return rows.length > 0;
}

/** Writes where a board is now and what it shows. */
export async function saveBoard(db: Database, gameId: string, kept: KeptMessage): Promise<void> {
  const { channelId, messageId, postedAt, shown, dueAt } = kept;
  await db.sql`
    update party_games set board_channel_id = ${channelId}, board_message_id = ${messageId}, board_posted_at = ${postedAt},
      board_shown = ${shown}, board_due_at = ${dueAt}
    where id = ${gameId}`;
}

/**
 * Parties whose kept messages may be behind: with a live race, or with a control panel and
 * something new in the last ten minutes.
 */
export async function readPartiesToShow(db: Database, now: Date): Promise<readonly string[]> {
  const rows = await db.sql<{ partyId: string }[]>`
    select distinct party_id as "partyId" from party_games where type = 'SIM_RACE' and status <> 'FINISHED'
    union
    select p.id from parties p where p.control_message_id is not null and exists (
      select from party_events e where e.party_id = p.id and e.created_at > ${new Date(now.getTime() - recentMs)})`;
  return rows.map(({ partyId }) => partyId);
}
