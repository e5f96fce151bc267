import { expect, it } from 'vitest';
import { renderBallot } from './render-ballot.js';

const paper = {
  round: { id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', number: 3 },
  ballot: 1,
  endsAt: new Date(1_700_000_000_500),
  candidates: [{ userId: 'b', name: 'Ben' }],
  chosenId: null,
};

it('says until what time of day it is open, which no client counts on past the end', () => {
  const [embed] = renderBallot(paper).embeds ?? [];
  expect(embed?.description).toContain('open until <t:1700000001:T>');
  expect(embed?.description).not.toContain(':R>');
});
