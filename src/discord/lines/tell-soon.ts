import type { Clock } from '../../clock.js';
import { telling } from '../../events/tell-lines.js';
import type { Log } from '../../log.js';
import type { FollowUp } from './teller.js';

export interface TellSoonDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** One turn of a channel; tells when to look again. */
  readonly tell: (channelId: string, followUp: FollowUp | null) => Promise<Date | null>;
  /** Has the channel looked at again at that time. */
  readonly tellLater: (channelId: string, at: Date) => Promise<void>;
}

/** What this process knows of a channel; spares looks, and decides nothing. */
interface Known {
  isTelling: boolean;
  /** Something came while it was told. */
  isBehind: boolean;
  /** Until then a look is under way already; Unix time in milliseconds. */
  until: number;
}

/** Discord takes an interaction's token for fifteen minutes; in milliseconds. */
const voiceMs = 840_000;

export interface TellSoon {
  /** After an act in the channel, which lends its voice. Never rejects. */
  readonly afterAct: (channelId: string, followUp: FollowUp | null) => Promise<void>;
  /** A look that is due; tells when the next is. */
  readonly whenDue: (channelId: string) => Promise<Date | null>;
}

/**
 * Has channels told after acts: fifty acts in a second are one look. What comes meanwhile is in the
 * look that is due anyway, and whoever acted last speaks where the bot may not.
 */
export function createTellSoon({ clock, log, tell, tellLater }: TellSoonDeps): TellSoon {
  const known = new Map<string, Known>();
  const voices = new Map<string, { readonly followUp: FollowUp; readonly until: number }>();

  function voiceIn(channelId: string): FollowUp | null {
    const voice = voices.get(channelId);
    if (voice !== undefined && voice.until > clock.now().getTime()) return voice.followUp;
    voices.delete(channelId);
    return null;
  }

  async function takeTurn(channelId: string): Promise<Date | null> {
    const state: Known = { isTelling: true, isBehind: false, until: 0 };
    known.set(channelId, state);
    try {
      const next = await tell(channelId, voiceIn(channelId));
      const soon = new Date(clock.now().getTime() + telling.gapMs);
      const at = next ?? (state.isBehind ? soon : null);
      if (at === null) known.delete(channelId);
      else state.until = Math.min(at.getTime(), soon.getTime());
      return at;
    } finally {
      state.isTelling = false;
      if (state.until === 0) known.delete(channelId);
    }
  }

  async function afterAct(channelId: string, followUp: FollowUp | null): Promise<void> {
    if (followUp !== null)
      voices.set(channelId, { followUp, until: clock.now().getTime() + voiceMs });
    const state = known.get(channelId);
    if (state?.isTelling === true) state.isBehind = true;
    if (state?.isTelling === true || (state?.until ?? 0) > clock.now().getTime()) return;
    try {
      const at = await takeTurn(channelId);
      if (at !== null) await tellLater(channelId, at);
    } catch (error) {
      log.warn({ err: error, channelId }, 'public lines wait for the sweep');
    }
  }

  return { afterAct, whenDue: (channelId) => tell(channelId, voiceIn(channelId)) };
}
