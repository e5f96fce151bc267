import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../tests/support/database.js';
import { partyImposterRounds } from './db/schema/index.js';
import { describeError } from './log.js';

async function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

it('logs a failed query without its values, from either client, and still tells what failed', async () => {
  const { db, close } = await createTestDatabase();
  const viaOrm = await failureOf(
    db.orm
      .update(partyImposterRounds)
      .set({ secretWord: 'canary-word' })
      .where(eq(partyImposterRounds.id, 'canary-id')),
  );
  const viaSql = await failureOf(
    db.sql`insert into parties (guild_id, name, overlay_generation) values ('canary-guild', 'canary-name', -1)`,
  );
  for (const [error, code] of [
    [viaOrm, '22P02'],
    [viaSql, '23514'],
  ] as const) {
    const logged = JSON.stringify(describeError(error));
    expect(logged).not.toContain('canary-word');
    expect(logged).not.toContain('canary-guild');
    expect(logged).not.toContain('canary-name');
    expect(logged).toContain(code);
  }
  await close();
});

it('logs what is no error by its type alone', () => {
  expect(describeError('canary')).toEqual({ type: 'string' });
});
