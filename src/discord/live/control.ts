import type { Database } from '../../db/database.js';
import { endedStatuses } from '../../imposter/phases.js';
import { readRound } from '../../imposter/read-round.js';
import { claimControl, readKeptControl, saveControl } from '../../party/control-panel.js';
import { findLiveRaces } from '../../racing/find-races.js';
import { listWaitingClaims } from '../../racing/laps/lap-claims.js';
import type { ControlAction } from '../control/control-actions.js';
import { renderControlPanel } from '../control/render-control-panel.js';
import type { ShownMessage } from '../kernel/command.js';
import { fingerprintOf, type KeepDeps, keepMessage } from './keep-message.js';

export interface ShowControlDeps extends KeepDeps {
  readonly db: Database;
  readonly actions: ReadonlySet<ControlAction>;
}

/** The panel of a party as it is to be shown. */
export async function readControlPanel(
  { db, actions }: Pick<ShowControlDeps, 'db' | 'actions'>,
  partyId: string,
): Promise<ShownMessage> {
  const [live, claims, last] = await Promise.all([
    findLiveRaces(db, partyId),
    listWaitingClaims(db.orm, partyId),
    readRound(db, partyId),
  ]);
  const races = live.map(({ id, title, status }) => {
    return { title, status, waiting: claims.filter(({ race }) => race.id === id).length };
  });
  const isOver = last === null || endedStatuses.some((status) => status === last.status);
  const body = renderControlPanel({ races, round: isOver ? null : last, actions });
  return { body, fingerprint: fingerprintOf(body) };
}

/**
 * Brings a party's control panel up to date. A host who deleted it has it back by `/party control`;
 * until then it stays away.
 * @returns when to look again; null where nothing is owed.
 */
export async function showControl(deps: ShowControlDeps, partyId: string): Promise<Date | null> {
  const { db } = deps;
  const kept = await readKeptControl(db, partyId);
  if (kept === null || kept.messageId === null) return null;
  const { messageId } = kept;
  const { body, fingerprint } = await readControlPanel(deps, partyId);
  return keepMessage(
    deps,
    { ...kept, postedAt: null },
    {
      what: 'control panel',
      nonceSeed: `control:${partyId}`,
      channels: kept.channelId === null ? [] : [kept.channelId],
      isReposted: false,
      fingerprint,
      write: async () => body,
      claim: (now, until) => claimControl(db, partyId, now, until),
      save: (next) => saveControl(db, partyId, messageId, next),
    },
  );
}
