import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId } from '../../tests/support/party.js';
import { parseSeatChannel, type SeatChanged } from '../contract/phone.js';
import { makeLink } from '../party/phones/one-time-links.js';
import { signInByLink } from '../party/phones/sign-in-by-link.js';
import { grantCoins } from '../wallet/grant-coins.js';
import type { ChannelMessage } from './publisher.js';
import { createSeatNews } from './seat-news.js';

let bed: TestDatabase;
const clock = { now: () => new Date() };
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

test('a seat’s own channel tells what moved in its wallet, once, and nobody else’s', async () => {
  const { party, guests } = await createParty(bed.db, ['Ann', 'Ben'], clock);
  const about = { partyId: party.id, kind: 'phone', userId: guests.Ann.id } as const;
  const link = await makeLink(bed.db, { ...about, discordId: null, holderName: null }, clock);
  await signInByLink(bed.db, { link, device: { hash: 'h', label: 'Phone' } }, clock);
  const sent: ChannelMessage[] = [];
  const publisher = {
    publish(messages: readonly ChannelMessage[]) {
      sent.push(...messages);
      return Promise.resolve({ kind: 'published' } as const);
    },
    check: () => Promise.resolve({ kind: 'published' } as const),
    close() {},
  };
  const news = createSeatNews({ db: bed.db, publisher, clock, log: pino({ level: 'silent' }) });
  news.tell(party.id);
  await expect.poll(() => sent.length).toBe(1);
  for (const guest of [guests.Ann, guests.Ben])
    await grantCoins(
      bed.db,
      {
        ...{ party, userId: guest.id, amount: 50, reason: 'for the test' },
        ...{ grantedBy: null, interactionId: freshId() },
      },
      clock,
    );
  news.tell(party.id);
  news.tell(party.id);
  await expect.poll(() => sent.length).toBe(2);
  const [, last] = sent;
  expect(last?.name).toBe('seat-changed');
  expect(parseSeatChannel(last?.channel ?? '')).toEqual({ seatId: guests.Ann.id, generation: 1 });
  const told = JSON.parse(last?.data ?? '') as SeatChanged;
  expect(told).toMatchObject({ balance: 1050, isMyTurn: false });
  expect(told.movements).toMatchObject([{ kind: 'GRANT', amount: 50 }]);
});
