import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';

/** How long the same key gets the same answer, in hours. */
const keptHours = 24;

export interface AnswerKey {
  readonly partyId: string;
  /** `Actor.caller`. */
  readonly caller: string;
  readonly requestKey: string;
}

export interface KeptAnswer {
  readonly act: string;
  /** SHA-256 of the input. */
  readonly inputHash: string;
  readonly status: number;
  readonly answer: unknown;
}

/** What was answered to that key within the last day; null where nothing was. */
export async function readAnswer(
  db: Pick<Database, 'sql'>,
  { partyId, caller, requestKey }: AnswerKey,
  clock: Clock,
): Promise<KeptAnswer | null> {
  const since = new Date(clock.now().getTime() - keptHours * 3600 * 1000);
  const [row] = await db.sql<[KeptAnswer?]>`
    select act, input_hash as "inputHash", status::int as status, answer from kept_answers
    where party_id = ${partyId} and caller = ${caller} and request_key = ${requestKey} and created_at > ${since}`;
  return row ?? null;
}

/** Keeps an answer, in the place of one that is older than a day. */
export async function keepAnswer(
  db: Pick<Database, 'sql'>,
  { partyId, caller, requestKey }: AnswerKey,
  { act, inputHash, status, answer }: KeptAnswer,
  clock: Clock,
): Promise<void> {
  await db.sql`
    insert into kept_answers (party_id, caller, request_key, act, input_hash, status, answer, created_at)
    values (${partyId}, ${caller}, ${requestKey}, ${act}, ${inputHash}, ${status}, ${JSON.stringify(answer)}::text::jsonb, ${clock.now()})
    on conflict (party_id, caller, request_key) do update set act = excluded.act, input_hash = excluded.input_hash,
      status = excluded.status, answer = excluded.answer, created_at = excluded.created_at`;
}
