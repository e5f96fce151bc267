/** When an event happened. */
export interface Stamped {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

/** What hosts do to seats, by the event's name. */
export interface SeatEventPayloads {
  /** After these three and a reset, boards and bets are read afresh. */
  'guest-removed': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly refundedBets: number;
    /** True where the host had a bet in a race that this changed. */
    readonly isInvolved?: boolean;
  };
  /** A seat's picture is another one, shown now, or gone: pictures are read afresh. */
  'photo-changed': Stamped & { readonly userId: string; readonly name: string };
  'guest-restored': Stamped & { readonly userId: string; readonly name: string };
  /**
   * `fromId` is no guest any more; its coins, pending bets and laps in live races are `userId`'s.
   */
  'guests-merged': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly fromId: string;
    readonly fromName: string;
    readonly coins: number;
  };
  /** Two guests again: `fromId` is one of its own, with what had gone over. */
  'guests-unmerged': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly fromId: string;
    readonly fromName: string;
  };
  /** A host gave coins, or took some; the ledger row holds the reason. */
  'coins-granted': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly amount: number;
    readonly balance: number;
    readonly entryId: number;
  };
  /** A grant of `amount` taken back. */
  'grant-undone': Stamped & {
    readonly userId: string;
    readonly name: string;
    readonly amount: number;
    readonly balance: number;
  };
}
