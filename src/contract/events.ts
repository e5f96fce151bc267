import type { RaceBets } from './bets.js';
import type { BoardEntry } from './board.js';
import type { PayoutRule, RaceFields, RaceStatus } from './race.js';
import type { Person, RoundOutcome, RoundState, RoundStatus } from './round.js';
import type { SeatEventPayloads, Stamped } from './seat-events.js';
import type { Topic } from './topics.js';

export type { PayoutRule, RaceFields, RaceStatus, RoundStatus };

/**
 * Not written with the event but added when it is published: the race's bets as they are then
 * (`src/events/enrich.ts`).
 */
interface WithBets {
  readonly raceBets?: RaceBets;
}

interface RacerFields {
  readonly gameId: string;
  readonly userId: string;
  readonly userName: string;
}

/**
 * Added when the event is published: the round as everybody may see it then. Word and roles only
 * once it is REVEALED.
 */
interface WithRound {
  readonly state?: RoundState;
}

/** The guests with the most coins, and how many more there are than are named. */
export interface Richest {
  readonly names: readonly string[];
  readonly hidden: number;
  readonly coins: number;
}

/**
 * Every event's payload by its name. Ids are our uuids. Values are absolute: an event that a
 * snapshot already held changes nothing when it is applied again.
 */
export interface EventPayloads extends SeatEventPayloads {
  'user-joined': Stamped & {
    readonly userId: string;
    readonly name: string;
    /** On cdn.discordapp.com; null or absent: no picture. */
    readonly avatarUrl?: string | null;
    /** True where they took over a walk-in's seat by its PIN. */
    readonly isTakenOver?: boolean;
  };
  /**
   * The party's settings changed (accent colour, invite link, name): readers take a snapshot.
   * `fields` names them for the log.
   */
  'party-updated': Stamped & { readonly fields?: readonly string[] };
  /** A host looks whether the overlay is there; it changes nothing. */
  'overlay-test': Stamped & { readonly hostName: string };
  /**
   * `before`: the name until then. `interactionId`: of the command, whose second delivery finds by
   * it what the first did.
   */
  'user-renamed': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly before?: string;
    readonly interactionId?: string;
  };
  /** A host gave a guest or walk-in another PIN; never says which. */
  'pin-renewed': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly interactionId?: string;
  };
  'party-reset': Stamped & {
    readonly resetId: string;
    readonly guests: number;
    readonly cancelledRaces: number;
    readonly refundedBets: number;
    /** Absent where all had as much. */
    readonly richest?: Richest;
  };
  /** A reset was taken back; `races` are on again. */
  'party-restored': Stamped & { readonly races: number };
  'race-opened': Stamped & RaceFields;
  /**
   * A live race has another title, track, rule or lock. `before`: the title until then;
   * `interactionId` as in a renaming.
   */
  'race-edited': Stamped &
    RaceFields & { readonly before?: string; readonly interactionId?: string };
  /** Somebody is on a race's list, or off it; a lap enters its racer without this. */
  'racer-entered': Stamped & RacerFields;
  'racer-left': Stamped & RacerFields;
  'race-locked': Stamped & RaceFields;
  'race-unlocked': Stamped & RaceFields;
  /** `isInvolved`: true where the host who cancelled it had a bet in it. */
  'race-cancelled': Stamped &
    RaceFields &
    WithBets & { readonly refundedBets: number; readonly isInvolved?: boolean };
  /** A cancelling taken back: the race is on again, `bets` of its bets are pending again. */
  'race-restored': Stamped & RaceFields & { readonly bets: number; readonly takenBack: number };
  /** `lapTimeMs` is the lap as driven (null for a DNF); `entry` is the racer's line afterwards. */
  'leaderboard-update': Stamped & {
    readonly gameId: string;
    readonly userId: string;
    readonly userName: string;
    readonly lapTimeMs: number | null;
    readonly isPersonalBest: boolean;
    readonly entry: BoardEntry;
  };
  /**
   * `lapTimeMs` is the lap that counts no more (null for a DNF); `entry` is the racer's line
   * without it, null where none is left.
   */
  'lap-voided': Stamped & {
    readonly gameId: string;
    /** The lap's row keeps the reason. */
    readonly lapId?: number;
    readonly userId: string;
    readonly userName: string;
    readonly lapTimeMs: number | null;
    readonly entry: BoardEntry | null;
  };
  /** `amount` is what was staked now; `totalAmount` is the bet after it. */
  'bet-placed': Stamped &
    WithBets & {
      readonly gameId: string;
      readonly betId: string;
      readonly bettorId: string;
      readonly bettorName: string;
      readonly targetId: string;
      readonly targetName: string;
      readonly amount: number;
      readonly totalAmount: number;
    };
  /** A pending bet taken back whole by its bettor; `amount` is what went back. */
  'bet-withdrawn': Stamped &
    WithBets & {
      readonly gameId: string;
      readonly betId: string;
      readonly bettorId: string;
      readonly bettorName: string;
      readonly targetId: string;
      readonly targetName: string;
      readonly amount: number;
    };
  'bets-settled': Stamped &
    WithBets & {
      readonly gameId: string;
      readonly winnerId: string;
      readonly winnerName: string;
      readonly lapTimeMs: number;
      readonly winningBets: number;
      readonly paidOut: number;
      /** True where the host who confirmed held a bet in the race. */
      readonly isSettlerInvolved: boolean;
    };
  /**
   * A payout taken back: the race is LOCKED again, and `bets` of its bets are pending again.
   * `hasMerged`: laps and bets of seats that were merged since have changed hands, too.
   */
  'bets-unsettled': Stamped &
    RaceFields & {
      readonly bets: number;
      readonly takenBack: number;
      readonly hasMerged?: boolean;
    };
  /** The daily coins of a guest who had run out. */
  'allowance-taken': Stamped & {
    readonly userId: string;
    readonly userName: string;
    readonly amount: number;
  };
  'round-started': Stamped &
    WithRound & { readonly roundId: string; readonly playerCount: number; readonly round: number };
  'round-dealt': Stamped &
    WithRound & { readonly roundId: string; readonly playerCount: number; readonly round: number };
  /**
   * Anything public of a running round changed: its phase, who is in, whose turn it is, how many
   * have voted. Never for whom.
   */
  'round-updated': Stamped &
    WithRound & {
      readonly roundId: string;
      readonly round: number;
      readonly status: RoundStatus;
      readonly playerCount: number;
      readonly speaker: Person | null;
      /** The imposter who was voted out; left out by an older version. */
      readonly caught?: Person | null | undefined;
      /** ISO 8601, UTC. */
      readonly phaseEndsAt: string | null;
      readonly votesCast: number;
      readonly votesNeeded: number;
    };
  'round-revealed': Stamped &
    WithRound & {
      readonly roundId: string;
      readonly round: number;
      readonly word: string;
      readonly hint: string;
      readonly imposters: readonly Person[];
      readonly outcome?: RoundOutcome | null | undefined;
    };
  'round-cancelled': Stamped & WithRound & { readonly roundId: string; readonly round: number };
}

export type EventType = keyof EventPayloads;

/** Which topic carries which event. */
export const eventTopics = {
  'user-joined': 'party-lobby',
  'user-renamed': 'party-lobby',
  'party-updated': 'party-lobby',
  'pin-renewed': 'party-lobby',
  'photo-changed': 'party-lobby',
  'guest-removed': 'party-lobby',
  'guest-restored': 'party-lobby',
  'guests-merged': 'party-lobby',
  'guests-unmerged': 'party-lobby',
  'coins-granted': 'party-lobby',
  'grant-undone': 'party-lobby',
  'party-reset': 'party-lobby',
  'party-restored': 'party-lobby',
  'overlay-test': 'party-lobby',
  'race-opened': 'sim-racing',
  'race-edited': 'sim-racing',
  'racer-entered': 'sim-racing',
  'racer-left': 'sim-racing',
  'race-locked': 'sim-racing',
  'race-unlocked': 'sim-racing',
  'race-cancelled': 'sim-racing',
  'race-restored': 'sim-racing',
  'leaderboard-update': 'sim-racing',
  'lap-voided': 'sim-racing',
  'bet-placed': 'betting',
  'bet-withdrawn': 'betting',
  'bets-settled': 'betting',
  'bets-unsettled': 'betting',
  'allowance-taken': 'betting',
  'round-started': 'imposter-game',
  'round-dealt': 'imposter-game',
  'round-updated': 'imposter-game',
  'round-revealed': 'imposter-game',
  'round-cancelled': 'imposter-game',
} as const satisfies Record<EventType, Topic>;

/** All event names, for subscribers that bind each. */
export const eventTypes: readonly EventType[] = Object.keys(eventTopics).filter(isEventType);

/** True for a name that this build knows; a newer server may send others. */
export function isEventType(name: string): name is EventType {
  return Object.hasOwn(eventTopics, name);
}

/** An event as it is published: the payload and the party's gapless sequence number. */
export type PublishedEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly sequence: number; readonly payload: EventPayloads[K] };
}[T];
