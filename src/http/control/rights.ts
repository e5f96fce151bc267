import type { ControlAccess } from '../../party/control/control-sessions.js';
import { endControl, touchControl } from '../../party/control/control-sessions.js';
import type { WebDeps } from '../perform-act.js';
import { SignedOut, Unavailable } from '../reply.js';

/** Asks whether an account is a host's now; `unknown` while Discord does not say. */
export type ReadHostRight = (
  guildId: string,
  discordId: string,
  hostRoleId: string | null,
) => Promise<'host' | 'not-host' | 'unknown'>;

/** A right is asked again once the last answer is this old; a page asks every 2 s. In milliseconds. */
const askAfterMs = 30_000;
/** While Discord says nothing, its last answer holds this long. */
const holdsMs = 15 * 60 * 1000;

const silence =
  'Discord has not said for a quarter of an hour whether you are a host. Try again when it answers; hosts on phones go on meanwhile.';

/**
 * Keeps the right of those who came from Discord true. Requests of one session share one question.
 * @returns a check that throws `SignedOut` to whoever lost the right, whose session is ended then,
 * and `Unavailable` where Discord has been silent for a quarter of an hour.
 */
export function createRightCheck(
  { db, clock }: Pick<WebDeps, 'db' | 'clock'>,
  readHostRight: ReadHostRight,
): (access: ControlAccess) => Promise<void> {
  const asking = new Map<string, Promise<'host' | 'not-host' | 'unknown'>>();

  function ask({ sessionId, party, hostRoleId }: ControlAccess, discordId: string) {
    const running = asking.get(sessionId);
    if (running !== undefined) return running;
    const question = readHostRight(party.guildId, discordId, hostRoleId).finally(() =>
      asking.delete(sessionId),
    );
    asking.set(sessionId, question);
    return question;
  }

  return async (access) => {
    const { discordId, rightSeenAt, party, sessionId } = access;
    const age = clock.now().getTime() - rightSeenAt.getTime();
    if (discordId === null || age < askAfterMs) return touchControl(db, access, clock);
    const right = await ask(access, discordId);
    if (right === 'host') return touchControl(db, access, clock, true);
    if (right === 'unknown') {
      if (age > holdsMs) throw new Unavailable(silence);
      return;
    }
    await endControl(db, party.id, sessionId, clock);
    throw new SignedOut();
  };
}
