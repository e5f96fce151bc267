import { afterAll, describe, expect, it, vi } from 'vitest';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import { privateText, textOf } from './support/product-acts.js';
import { civiliansOf, imposterOf, WordTable } from './support/word-table.js';

const [host, ...guests] = cast;
const product = withProduct([]);
const table = new WordTable(product);

afterAll(() => expect(product.output()).not.toContain('a command failed'));

/** A message as it went over the wire, with every letter inside its one spoiler the same. */
function frameOf(content: string): string {
  return content.replace(/\|\|[^|]*\|\|$/, (spoiler) => spoiler.replace(/[^\n|`]/gu, '·'));
}

describe('a round of three', () => {
  it('is talked, voted, caught, stolen and paid', async () => {
    await table.join([host, ...guests.slice(0, 2)]);
    const seats = await table.start(host);
    const [imposter, civilians] = [imposterOf(seats), civiliansOf(seats)];
    const [first = '', second = ''] = seats.map(({ name }) => name);

    const talk = await table.message(first, `**${first}** has the floor`);
    const outsider = seats.find(({ name }) => name !== first && name !== host)?.name ?? '';
    expect(privateText(await product.press(outsider, talk, 'Next'))).toContain(
      `It is ${first}’s turn`,
    );
    await Promise.all([product.press(first, talk, 'Next'), product.press(first, talk, 'Next')]);
    await table.message(first, `**${second}** has the floor`);

    const [early = ''] = seats.map(({ name }) => name).filter((name) => name !== host);
    expect(privateText(await product.press(early, talk, 'Vote now'))).toContain('1 of the 2');
    expect(privateText(await product.type(early, '/imposter vote'))).toContain('1 of the 2');
    await table.message(host, '**1 of 2** needed want to vote');
    expect(privateText(await product.type(early, '/imposter status'))).toContain('Only a host');
    await product.press(host, await table.message(host, 'has the floor'), 'Vote now');
    const ballot = await table.message(host, 'who is the imposter?');
    expect(privateText(await product.press(early, ballot, 'Vote'))).toContain(
      'Your vote in round 1',
    );
    for (const from of civilians) await table.vote(from, imposter);
    await table.message(host, '**2 of 3** have voted');
    expect(privateText(await product.type(host, '/imposter status'))).toContain(
      `Has not voted yet:** ${imposter}`,
    );
    await table.vote(imposter, civilians[0] ?? '');

    const { word, hint } = await table.until('GUESSING');
    const caught = await table.message(host, `**${imposter}** was voted out, and is an imposter`);
    expect(
      privateText(await product.press(civilians[0] ?? '', caught, 'Guess the word')),
    ).toContain(`belongs to ${imposter} alone`);
    expect(privateText(await table.guess(imposter, word.toUpperCase()))).toContain('Right!');

    const shown = textOf(await table.message(host, 'half of the prize is stolen'));
    for (const text of [
      word,
      hint,
      imposter,
      `**${imposter}** 2 votes: ${civilians.toSorted().join(', ')}`,
      `**100 coins**: ${imposter}`,
    ])
      expect(shown).toContain(text);
    expect(shown).not.toMatch(/[0-9a-f]{64}/);
    expect(await product.balance(imposter)).toBe(1100);
    for (const name of civilians) expect(await product.balance(name)).toBe(1050);
    expect(privateText(await product.type(early, '/imposter vote'))).toContain('No round');
    expect(privateText(await product.type(early, '/imposter scores'))).toContain(
      `**1.** ${imposter}: **100 coins** · won 1 of 1`,
    );
  });
});

describe('a round of eight', () => {
  it('sends the same frame to every role, and closed direct messages do not stop it', async () => {
    await table.join(guests);
    await table.start(host);
    const seats = await vi.waitFor(async () => {
      const now = await table.seats();
      expect(now.filter(({ delivery }) => delivery === 'PENDING')).toEqual([]);
      return now;
    }, patienceMs);
    expect(seats).toHaveLength(8);
    const closed = seats.find(({ delivery }) => delivery === 'CLOSED')?.name ?? '';
    expect(privateText(await product.type(host, '/imposter status'))).toContain(
      `has to press *Show my word*:** ${closed}`,
    );
    const inboxes = await Promise.all(
      seats.filter(({ name }) => name !== closed).map(({ name }) => product.dms(name)),
    );
    const dms = inboxes.map((inbox) => inbox.at(-1)).filter((dm) => dm !== undefined);
    expect(dms).toHaveLength(7);
    const shapes = dms.map(({ content, embeds, components, attachments }) => ({
      frame: frameOf(content),
      embeds,
      components,
      attachments,
    }));
    expect(shapes[0]?.frame).toMatch(
      /^\*\*Word game, round \d+\*\*\n\|\|```\n(?:·{28}\n){10}```\|\|$/,
    );
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  it('ties, votes once more among the tied, and ties again: the imposter walks', async () => {
    const seats = await table.seats();
    const [imposter, civilians] = [imposterOf(seats), civiliansOf(seats)];
    const [a = '', b = '', c = '', d = ''] = civilians;
    const voters = seats.flatMap(({ name }) => (name === host ? [] : [name])).slice(0, 5);
    for (const name of voters) await product.type(name, '/imposter vote');
    await table.until('VOTING');
    await table.vote(a, imposter);
    await table.vote(b, a);
    await table.vote(c, b);
    await table.vote(c, imposter);
    await table.vote(imposter, a);
    const asked = await product.type(host, '/imposter reveal');
    expect(privateText(asked)).toContain('only 4 of 8 have voted. Close the vote all the same?');
    const [question] = asked.messages;
    if (question === undefined) throw new Error('no question');
    expect(privateText(await product.press(host, question, 'Yes, close it now'))).toContain(
      'It is a tie',
    );
    await table.until('VOTING', 2);
    const again = await table.message(host, 'Only they can be voted for now');
    await expect(table.vote(b, c)).rejects.toThrow('is not on the ballot');
    for (const name of [b, c]) await table.vote(name, a);
    for (const name of [a, d]) await table.vote(name, imposter);
    const [sure] = (await product.press(host, again, 'Close the vote')).messages;
    if (sure === undefined) throw new Error('no question');
    await Promise.all([
      product.press(host, sure, 'Yes, close it now'),
      product.press(host, sure, 'Yes, close it now'),
    ]);
    expect(await table.until('REVEALED')).toMatchObject({ outcome: 'IMPOSTERS' });
    await table.message(host, 'The imposter gets away');
    const prizes = Object.fromEntries(
      (await table.seats()).map(({ name, prize }) => [name, prize]),
    );
    expect(prizes).toMatchObject({ [imposter]: 300, [a]: 100, [b]: 0, [d]: 100 });
  });

  it('is cancelled in the middle of a vote, and its old buttons only say so', async () => {
    const seats = await table.start(host);
    await product.type(host, '/imposter vote');
    const open = await table.message(host, 'who is the imposter?');
    const { id } = await table.round();
    await table.vote(civiliansOf(seats)[0] ?? '', imposterOf(seats));
    await product.type(host, '/imposter cancel');
    const pressed = await product.send(guests[0], open, `vote:1:${id}`).catch(() => null);
    if (pressed !== null) expect(privateText(pressed)).toContain('No round');
    expect(await table.round()).toMatchObject({ status: 'CANCELLED', outcome: null });
    for (const { prize } of await table.seats()) expect(prize).toBeNull();
  });

  it('is played to its end in one message where the bot may not post, and the host is told', async () => {
    await deny(['SendMessages']);
    const started = await product.press(host, await table.message(host, 'gets away'), 'Next round');
    expect(privateText(started)).toContain('I may not post in this channel');
    await table.until('ACTIVE');
    const seats = await table.seats();
    const [imposter, civilians] = [imposterOf(seats), civiliansOf(seats)];
    await table.message(host, 'has the floor');
    expect(privateText(await product.type(host, '/imposter vote'))).toContain(
      'tell everybody to type',
    );
    await table.message(host, 'who is the imposter?');
    await Promise.all(
      seats.map(({ name }) =>
        table.vote(name, name === imposter ? (civilians[0] ?? '') : imposter),
      ),
    );
    await table.until('GUESSING');
    expect(privateText(await product.type(imposter, '/imposter word'))).toContain('Your hint');
    await table.guess(imposter, 'nothing like it');
    const { number } = await table.round();
    const shown = (await product.messages(host)).filter((message) =>
      textOf(message).includes(`Word game, round ${number}`),
    );
    await table.message(host, 'The civilians win');
    expect(shown.filter(({ ephemeral }) => !ephemeral)).toHaveLength(1);
    await deny([]);
  });

  it('tells a guest who joins meanwhile that they play from the next round on', async () => {
    await table.start(host);
    await product.addPerson('Late');
    expect(privateText(await product.type('Late', '/join'))).toContain(
      'you play from the next round on',
    );
    expect(privateText(await product.type('Late', '/imposter word'))).toContain(
      'dealt without you',
    );
    await product.type(host, '/imposter cancel');
  });

  it('goes on by its timers though a player and the host have left the server', async () => {
    const [leaver] = guests;
    const seats = await table.start(host);
    await product.sql`update party_imposter_rounds set vote_seconds = 5 where id = ${(await table.round()).id}`;
    await product.type(host, '/imposter vote');
    await Promise.all([setPresent(leaver, false), setPresent(host, false)]);
    const civilians = civiliansOf(seats);
    const [target = ''] = civilians;
    const voters = civilians.filter((name) => ![target, leaver, host].includes(name));
    const [voter = ''] = voters;
    await Promise.all(voters.map((name) => table.vote(name, target)));
    expect(await table.until('REVEALED')).toMatchObject({ outcome: 'IMPOSTERS' });
    await table.message(voter, `**${target}** was voted out`);
    await Promise.all([setPresent(leaver, true), setPresent(host, true)]);
  });
});

describe('a round of twenty', () => {
  it('has three imposters; one is caught and guesses wrong, so the civilians win', async () => {
    await table.join(Array.from({ length: 11 }, (_, index) => `Extra ${index + 1}`));
    const seats = await table.start(host, 'imposters:3');
    expect(seats).toHaveLength(20);
    const imposters = seats.filter(({ role }) => role === 'IMPOSTER').map(({ name }) => name);
    expect(imposters).toHaveLength(3);
    const [caught = '', other = ''] = imposters;
    await product.type(host, '/imposter vote');
    await table.until('VOTING');
    await Promise.all(seats.map(({ name }) => table.vote(name, name === caught ? other : caught)));
    await table.until('GUESSING');
    expect(privateText(await table.guess(caught, 'nothing like it'))).toContain('was not the word');
    expect(await table.until('REVEALED')).toMatchObject({ outcome: 'CIVILIANS' });
    const shown = textOf(await table.message(host, 'The imposters were'));
    for (const name of imposters) expect(shown).toContain(name);
    for (const { role, prize } of await table.seats())
      expect(prize).toBe(role === 'CIVILIAN' ? 100 : 0);
  });
});

/** Takes permissions from the bot in the channel of the party. */
async function deny(permissions: readonly string[]): Promise<void> {
  await product.patch('/rehearsal/api/channels/party', { deny: permissions });
}

async function setPresent(name: string, present: boolean): Promise<void> {
  await product.patch(`/rehearsal/api/people/${encodeURIComponent(name)}`, { present });
}
