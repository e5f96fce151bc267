import { describe, expect, it, vi } from 'vitest';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import {
  buttonsOf,
  type Outcome,
  only,
  privateText,
  type SeenMessage,
  selectOf,
  textOf,
} from './support/product-acts.js';

const [host, ana, ben] = cast;
const product = withProduct([host, ana, ben]);

/** The labels that can be pressed. */
function enabled(message: SeenMessage): readonly string[] {
  return buttonsOf(message)
    .filter(({ disabled }) => disabled !== true)
    .map(({ label }) => label);
}

async function findPanel(): Promise<SeenMessage> {
  const panels = (await product.messages(host)).filter((message) =>
    textOf(message).includes('Run the evening'),
  );
  const [panel, ...rest] = panels;
  if (panel === undefined || rest.length > 0) throw new Error(`${panels.length} panels`);
  return panel;
}

/**
 * Waits until the panel offers this; where a first edit fails, the sweep makes up for it within 15
 * s.
 */
function untilOffered(label: string): Promise<SeenMessage> {
  const look = async () => {
    const panel = await findPanel();
    expect(enabled(panel)).toContain(label);
    return panel;
  };
  return vi.waitFor(look, { timeout: patienceMs, interval: 100 });
}

async function press(label: string): Promise<Outcome> {
  return product.press(host, await untilOffered(label), label);
}

async function openRace(fields: Readonly<Record<string, string>>): Promise<Outcome> {
  const opened = await press('Open a race');
  expect(opened.modal?.title).toBe('Open a race');
  return product.submit(host, opened, fields);
}

describe('the control panel', () => {
  it('is a message for all to see that only hosts can press', async () => {
    expect(privateText(await product.type(ana, '/party control'))).toContain('Only a host');
    await product.type(host, '/party control');
    // It comes apart from the answer, which waits for no channel.
    const panel = await vi.waitFor(findPanel, patienceMs);
    expect(panel.ephemeral).toBe(false);
    expect(enabled(panel)).toEqual(['Open a race', 'Start a round', 'Overlay link']);
    expect(privateText(await product.press(ana, panel, 'Open a race'))).toContain('Only a host');
    expect(privateText(await product.press(ana, panel, 'Overlay link'))).toContain('Only a host');
    expect(privateText(await press('Overlay link'))).toContain('/overlay/#key=');
  });

  it('opens a race by a form, and names it on its buttons', async () => {
    expect(
      privateText(await openRace({ title: 'Night Cup', track: 'Harbour', payout: 'pool' })),
    ).toContain('Night Cup');
    const panel = await untilOffered('Lock bets: Night Cup');
    expect(enabled(panel)).toEqual([
      'Open a race',
      'Lock bets: Night Cup',
      'Settle: Night Cup',
      'Race list',
      'Edit: Night Cup',
      'Lock Night Cup in…',
      'Start a round',
      'Overlay link',
    ]);
    const [race] =
      await product.sql`select track, payout_rule, status from party_games where title = 'Night Cup'`;
    expect(race).toEqual({ track: 'Harbour', payout_rule: 'pool', status: 'OPEN' });
  });

  it('changes the race, sets when its bets lock, and gives them more time', async () => {
    const edit = await press('Edit: Night Cup');
    const title = JSON.stringify(edit.modal).match(/Night Cup/g);
    expect(title).toHaveLength(2);
    const edited = privateText(await product.submit(host, edit, { title: 'Late Cup', track: '' }));
    expect(edited).toContain(
      '**Late Cup** is changed, and its board follows. It is driven at Harbour.',
    );
    const lockIn = await press('Lock Late Cup in…');
    expect(privateText(await product.submit(host, lockIn, { lock: '5m' }))).toContain(
      'Betting locks',
    );
    const read = async () => {
      const [row] = await product.sql<{ at: Date }[]>`
        select locks_at as at from party_games where title = 'Late Cup'`;
      return row?.at.getTime() ?? 0;
    };
    const before = await read();
    expect(privateText(await press('Extend by 2 min: Late Cup'))).toContain(
      'Betting on Late Cup locks',
    );
    expect((await read()) - before).toBe(120_000);
    await product.type(host, '/race edit title:Night Cup lock:first-lap');
  });

  it('asks which race is meant where there are several', async () => {
    await openRace({ title: 'Day Cup' });
    const asked = await press('Lock bets');
    const [race] = await product.sql<
      { id: string }[]
    >`select id from party_games where title = 'Day Cup'`;
    const message = only(asked.messages);
    const chosen = await product.send(host, message, selectOf(message).custom_id, [race?.id ?? '']);
    expect(privateText(chosen)).toContain('Day Cup');
    await untilOffered('Unlock bets: Day Cup');
    await product.confirm(host, '/race cancel race:Day Cup', 'Cancel race and refund');
  });

  it('settles with the same preview as the command, and is quiet again afterwards', async () => {
    await product.type(ana, '/lap time:1:24.500');
    await untilOffered('Settle: Night Cup');
    const preview = await press('Settle: Night Cup');
    const shown = preview.messages.find(({ ephemeral }) => ephemeral);
    if (shown === undefined) throw new Error('no preview');
    await product.press(host, shown, 'Pay out');
    await vi.waitFor(async () => expect(textOf(await findPanel())).toContain('None is on'), {
      timeout: patienceMs,
    });
  });

  it('starts a round and reveals it', async () => {
    expect(privateText(await press('Start a round'))).toContain('Round 1');
    const panel = await untilOffered('Reveal');
    expect(textOf(panel)).toContain('Round 1: everybody has a word');
    expect(enabled(panel)).not.toContain('Start a round');
    expect(privateText(await press('Reveal'))).toContain('revealed');
    await untilOffered('Start a round');
  });

  it('moves where it is asked for again, and never is there twice', async () => {
    const before = await findPanel();
    await product.type(host, '/party control', { deliver: 3 });
    await vi.waitFor(async () => expect((await findPanel()).id).not.toBe(before.id), patienceMs);
  });
});
