import { z } from 'zod';

const lap = z.object({ gameId: z.uuid(), oldId: z.number(), newId: z.number() }).readonly();

const restakedBet = z
  .object({
    oldId: z.uuid(),
    newId: z.uuid(),
    gameId: z.uuid(),
    stake: z.number(),
    total: z.number(),
  })
  .readonly();

const seatBefore = {
  intoId: z.uuid(),
  fromName: z.string(),
  /** Seats that had been merged into the one that ended. */
  chained: z.array(z.uuid()).readonly(),
  /** The account of the seat that ended, and whether it went to the other. */
  discordId: z.string().nullable(),
  isAccountMoving: z.boolean(),
  avatarUrl: z.string().nullable(),
  intoAvatarUrl: z.string().nullable(),
  /** Whether the picture of the seat that ended went to the other. */
  isPhotoMoving: z.boolean().default(false),
  /** Whether the seat that ended was a host's. */
  isHost: z.boolean().default(false),
};

/** What is kept of a merge, so that it can be taken back. */
export const mergeData = z.object({
  ...seatBefore,
  retargeted: z.array(z.uuid()).readonly(),
  restaked: z.array(restakedBet).readonly(),
  laps: z.array(lap).readonly(),
  claims: z.array(z.uuid()).readonly(),
});

export type MergeData = Readonly<z.infer<typeof mergeData>>;
export type SeatBefore = Pick<MergeData, keyof typeof seatBefore>;
