import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { commandDrafts } from '../db/schema/index.js';
import { isUuid } from './guest.js';

const optionsShape = z.object({
  subcommand: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export type DraftOptions = z.infer<typeof optionsShape>;

export interface CommandDraft {
  readonly partyId: string;
  /** `Actor.caller` of whoever asked. */
  readonly caller: string;
  readonly command: string;
  readonly options: DraftOptions;
}

/**
 * Discord lets an ephemeral message be used for 15 minutes; a day is more than any of them lives.
 */
const keptMs = 24 * 60 * 60 * 1000;

/** Keeps a command that needs one more choice and returns its id; drops those of yesterday. */
export async function keepDraft(
  db: Database,
  { caller, ...draft }: CommandDraft,
  clock: Clock,
): Promise<string> {
  const now = clock.now();
  await db.orm
    .delete(commandDrafts)
    .where(lt(commandDrafts.createdAt, new Date(now.getTime() - keptMs)));
  const [row] = await db.orm
    .insert(commandDrafts)
    .values({ ...draft, discordId: caller, createdAt: now })
    .returning({ id: commandDrafts.id });
  if (row === undefined) throw new Error('the draft was not kept');
  return row.id;
}

/** The draft of this very person; null where there is none (any more), or it is somebody else's. */
export async function readDraft(
  db: Database,
  {
    partyId,
    caller,
    draftId,
  }: { readonly partyId: string; readonly caller: string; readonly draftId: string },
): Promise<{ readonly command: string; readonly options: DraftOptions } | null> {
  if (!isUuid(draftId)) return null;
  const [row] = await db.orm
    .select()
    .from(commandDrafts)
    .where(
      and(
        eq(commandDrafts.id, draftId),
        eq(commandDrafts.partyId, partyId),
        eq(commandDrafts.discordId, caller),
      ),
    );
  if (row === undefined) return null;
  const options = optionsShape.safeParse(row.options);
  return options.success ? { command: row.command, options: options.data } : null;
}
