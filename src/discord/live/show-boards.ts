import type { Database } from '../../db/database.js';
import {
  claimBoard,
  finishedMark,
  type KeptBoard,
  readKeptBoards,
  saveBoard,
} from '../../racing/live-boards.js';
import { type LiveBoard, readLiveBoard } from '../../racing/read-live-board.js';
import type { MessageBody, MessageFile } from '../kernel/command.js';
import type { Podium } from '../podium/podium-svg.js';
import { podiumOf, renderLiveBoard } from '../racing/render-live-board.js';
import { fingerprintOf, type KeepDeps, keepMessage } from './keep-message.js';

export interface ShowBoardsDeps extends KeepDeps {
  readonly db: Database;
  readonly renderPodium: (podium: Podium) => Promise<MessageFile>;
}

/**
 * Brings the boards of a party's races up to date.
 * @returns when the next of them has to be looked at again; null where that is for whoever changes
 * something.
 */
export async function showBoards(deps: ShowBoardsDeps, partyId: string): Promise<Date | null> {
  let next: Date | null = null;
  for (const kept of await readKeptBoards(deps.db, partyId, deps.clock.now())) {
    const due = await showBoard(deps, kept);
    if (due !== null && (next === null || due < next)) next = due;
  }
  return next;
}

async function showBoard(deps: ShowBoardsDeps, kept: KeptBoard): Promise<Date | null> {
  const { db } = deps;
  const live = await readLiveBoard(db, kept.gameId);
  if (live === null) return null;
  const body = renderLiveBoard(live);
  const mark = live.race.status === 'FINISHED' ? finishedMark : '';
  return keepMessage(deps, kept, {
    what: 'live board',
    nonceSeed: `board:${kept.gameId}`,
    channels: kept.channels,
    isReposted: true,
    fingerprint: `${mark}${fingerprintOf(body, podiumOf(live))}`,
    write: () => withPodium(deps, live, body),
    claim: (now, until) => claimBoard(db, kept.gameId, now, until),
    save: (next) => saveBoard(db, kept.gameId, next),
  });
}

/** A picture that cannot be drawn never holds a result back. */
async function withPodium(
  { renderPodium, log }: ShowBoardsDeps,
  live: LiveBoard,
  body: MessageBody,
): Promise<MessageBody> {
  const podium = podiumOf(live);
  if (podium === null) return body;
  try {
    return { ...body, files: [await renderPodium(podium)] };
  } catch (error) {
    log.warn(
      { err: error, gameId: live.race.id },
      'the picture of a podium could not be drawn; the board stands without it',
    );
    return body;
  }
}
