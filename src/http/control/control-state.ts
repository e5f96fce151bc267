import type { ControlHolder, ControlLinks, ControlState } from '../../contract/control.js';
import { readControl } from '../../evening/read-control.js';
import type { ControlAccess } from '../../party/control/control-sessions.js';
import { readViewers } from '../../party/overlay-viewers.js';
import { readJoinGeneration } from '../../party/phones/join-code.js';
import { readIsWatchPublic } from '../../party/switch-watch.js';
import { createJoinLink } from '../join-link.js';
import type { WebDeps } from '../perform-act.js';

export function tellHolder({
  sessionId,
  holderName: name,
  seat,
  expiresAt,
}: ControlAccess): ControlHolder {
  return {
    ...{ sessionId, name },
    seat: seat === null ? null : { id: seat.id, name: seat.name },
    expiresAt: expiresAt.toISOString(),
  };
}

async function readLinks({ party }: ControlAccess, deps: WebDeps): Promise<ControlLinks> {
  const { db, clock, joinUrl, overlayUrl, watchUrl } = deps;
  const [generation, viewers, isWatchPublic] = await Promise.all([
    readJoinGeneration(db, party.id),
    readViewers(db, party.id, clock),
    readIsWatchPublic(db, party.id),
  ]);
  return {
    join: createJoinLink(joinUrl(party.id, generation)),
    overlayUrl: overlayUrl(party),
    watchUrl: isWatchPublic ? watchUrl(party) : null,
    viewers: {
      present: viewers.present,
      lastSeenAt: viewers.lastSeenAt?.toISOString() ?? null,
    },
  };
}

/** All that race control's page shows besides the snapshot. */
export async function readControlState(
  access: ControlAccess,
  deps: WebDeps,
): Promise<ControlState> {
  const { party, sessionId: askedBy } = access;
  const wanted = { partyId: party.id, askedBy, usualWebJoin: deps.usualWebJoin };
  const [view, links] = await Promise.all([
    readControl(deps.db, wanted, deps.clock),
    readLinks(access, deps),
  ]);
  return {
    ...view,
    party: { id: party.id, name: party.name },
    holder: tellHolder(access),
    links,
  };
}
