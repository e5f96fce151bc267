import type { Database } from '../../db/database.js';
import { endedStatuses } from '../../imposter/phases.js';
import { readRound } from '../../imposter/read-round.js';
import { findLiveRaces } from '../../racing/find-races.js';
import { listWaitingClaims } from '../../racing/laps/lap-claims.js';
import type { ControlAction } from '../control/control-actions.js';
import { renderControlPanel } from '../control/render-control-panel.js';
import type { MessageBody, ShownMessage } from '../kernel/command.js';
import { fingerprintOf, type KeptKind, markOf } from './kept-kind.js';

export interface PanelDeps {
  readonly db: Database;
  readonly actions: ReadonlySet<ControlAction>;
}

/**
 * A party's control panel: each `/party control` has it posted where it was typed. A host who
 * deleted it has it back by the same command; until then it stays away.
 */
export function panelKind(deps: PanelDeps): KeptKind {
  return {
    kind: 'panel',
    what: 'control panel',
    editGapMs: 3_000,
    reposting: null,
    whenClosed: 'each-minute',
    async read({ subject, channelId, askedChannelId, askedBy }) {
      const body = await readBody(deps, subject);
      return {
        channels: [askedChannelId ?? channelId].filter((channel) => channel !== null),
        phase: askedBy ?? '',
        fingerprint: fingerprintOf(body),
        isLast: false,
        write: async () => body,
        movedOn: null,
      };
    },
  };
}

/** The panel of a party as the answer to the interaction that asked for it posts it. */
export async function readControlPanel(
  deps: PanelDeps,
  partyId: string,
  askedBy: string,
): Promise<ShownMessage> {
  const body = await readBody(deps, partyId);
  return { body, shown: markOf({ phase: askedBy, fingerprint: fingerprintOf(body) }) };
}

async function readBody({ db, actions }: PanelDeps, partyId: string): Promise<MessageBody> {
  const [live, claims, last] = await Promise.all([
    findLiveRaces(db, partyId),
    listWaitingClaims(db.orm, partyId),
    readRound(db, partyId),
  ]);
  const races = live.map(({ id, title, status, locksAt }) => {
    return { title, status, locksAt, waiting: claims.filter(({ race }) => race.id === id).length };
  });
  const isOver = last === null || endedStatuses.some((status) => status === last.status);
  return renderControlPanel({ races, round: isOver ? null : last, actions });
}
