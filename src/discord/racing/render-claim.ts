import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord.js';
import { formatLapTime } from '../../contract/lap-time.js';
import type { DecidedClaim } from '../../racing/laps/decide-claim.js';
import type { LapClaim } from '../../racing/laps/lap-claims.js';
import type { WaitingLap } from '../../racing/laps/submit-lap.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { confirmLapId, refuseLapId, waitingLapId } from './ids.js';
import { renderDriven } from './render-lap.js';

function wordsOf({
  racer,
  race,
  lapTimeMs,
}: LapClaim): readonly [name: string, time: string, race: string] {
  return [discordName(racer.name), formatLapTime(lapTimeMs), discordName(race.title)];
}

function decisionRow({ id }: LapClaim, place: 'here' | 'list' | 'asked') {
  return buttonRow(
    {
      label: place === 'asked' ? text.buttons.recordLap : text.buttons.confirmLap,
      style: 'success',
      id: confirmLapId.with({ claim: id, place }),
    },
    { label: text.buttons.refuseLap, style: 'danger', id: refuseLapId.with({ claim: id, place }) },
  );
}

/** What the racer of a lap that waits is told. */
export function renderWaiting(
  { claim }: Pick<WaitingLap, 'claim'>,
  { isHost }: { readonly isHost: boolean },
): Reply {
  const [, time, title] = wordsOf(claim);
  const content = text.lap.waiting({ time, race: title, reason: claim.reason, isHost });
  return { answer: { content } };
}

/** Asks a host whether the lap that they typed for somebody is right. */
export function renderDoubt({ claim, raceBestMs }: WaitingLap): Reply {
  const [name, time, title] = wordsOf(claim);
  const best = raceBestMs ?? claim.lapTimeMs;
  const percent = Math.floor(100 - (100 * claim.lapTimeMs) / best);
  const question = text.lap.doubt({ name, time, race: title, percent, best: formatLapTime(best) });
  return { answer: { content: question, components: [decisionRow(claim, 'asked')] } };
}

/**
 * A lap that waits, with the two buttons for hosts; what became of it where it waits no more.
 * `here`: in a message that all see.
 */
export function renderClaim(claim: LapClaim, place: 'here' | 'list'): MessageBody {
  if (claim.status !== 'WAITING') return renderDecided({ claim, lap: null }, null);
  const [name, time, title] = wordsOf(claim);
  return {
    content: text.lap.claim({ name, time, race: title, reason: claim.reason }),
    components: [decisionRow(claim, place)],
  };
}

/**
 * What a claim has become, in place of its buttons. `by` is the one who pressed now; null where it
 * had been decided before.
 */
export function renderDecided(
  { claim, lap }: Pick<DecidedClaim, 'claim' | 'lap'>,
  by: string | null,
): MessageBody {
  const [name, time, title] = wordsOf(claim);
  const shownBy = by === null ? null : discordName(by);
  if (claim.status === 'REFUSED') {
    const isOwn = claim.decidedBy === claim.racer.id;
    return {
      content: isOwn
        ? text.lap.claimTakenBack({ name, time, race: title })
        : text.lap.claimRefused({ name, time, race: title, host: shownBy }),
    };
  }
  const line =
    lap === null
      ? text.lap.claimCounts({ name, time, race: title })
      : renderDriven(lap, claim.lapTimeMs);
  return {
    content:
      shownBy === null
        ? text.lap.claimConfirmedBefore({ line })
        : text.lap.claimConfirmed({ line, host: shownBy }),
  };
}

/** A label holds 100 characters (developer docs, Component Reference). */
const maxLabel = 100;

/** The select of laps that wait; choosing one shows it with its buttons. */
export function waitingLapRow(
  claims: readonly LapClaim[],
): APIActionRowComponent<APIStringSelectComponent> {
  const options = claims.map(({ id, lapTimeMs, racer, race, reason }) => ({
    label: text.lap
      .waitingOption({ time: formatLapTime(lapTimeMs), name: racer.name })
      .slice(0, maxLabel),
    description: text.lap.waitingHint({ race: race.title, reason }).slice(0, maxLabel),
    value: id,
  }));
  const custom_id = waitingLapId.with({});
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id,
    placeholder: text.lap.waitingPlaceholder,
    options,
  };
  return { type: ComponentType.ActionRow, components: [select] };
}
