import type { RaceNotices } from '../../src/evening/race-notices.js';

/** Notices that go nowhere; what was said is kept as `kind: title`. */
export function createTestNotices(): RaceNotices & { readonly said: readonly string[] } {
  const said: string[] = [];
  return {
    said,
    async locked({ title }) {
      said.push(`locked: ${title}`);
    },
    async leftAlone({ title }, endsAt, hasWinner) {
      said.push(
        `left alone until ${endsAt.toISOString()}, ${hasWinner ? 'with' : 'without'} a winner: ${title}`,
      );
    },
    async paidByItself({ race, paidOut }) {
      said.push(`paid ${paidOut}: ${race.title}`);
    },
    async cancelledByItself({ race, refundedBets }) {
      said.push(`cancelled, ${refundedBets} refunded: ${race.title}`);
    },
  };
}
