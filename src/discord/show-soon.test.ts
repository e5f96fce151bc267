import { describe, expect, it, vi } from 'vitest';
import { createShowSoon } from './show-soon.js';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

describe('a message that many changes touch', () => {
  it('is shown at once, and once more for all changes that came meanwhile', async () => {
    const shown: string[] = [];
    const release: (() => void)[] = [];
    const showSoon = createShowSoon(
      async (id) => {
        shown.push(id);
        await new Promise<void>((resolve) => release.push(resolve));
      },
      1,
      log,
    );
    showSoon('a');
    expect(shown).toEqual(['a']);
    for (let change = 0; change < 10; change += 1) showSoon('a');
    showSoon('b');
    expect(shown).toEqual(['a', 'b']);
    for (const next of release.splice(0)) next();
    await vi.waitFor(() => expect(shown).toEqual(['a', 'b', 'a']));
    for (const next of release.splice(0)) next();
    await vi.waitFor(() => {
      // Idle again: the next change shows at once.
      const before = shown.length;
      showSoon('b');
      expect(shown.length).toBe(before + 1);
    });
    expect(shown.filter((id) => id === 'a')).toHaveLength(2);
  });

  it('is shown by the next change where one failed, and the failure is logged', async () => {
    const warnings: unknown[] = [];
    const outcomes = ['fail', 'ok'];
    const shown: string[] = [];
    const show = async (): Promise<void> => {
      const outcome = outcomes.shift() ?? 'ok';
      shown.push(outcome);
      if (outcome === 'fail') throw new Error('away');
    };
    const showSoon = createShowSoon(show, 1, { ...log, warn: (fields: unknown) => void warnings.push(fields) });
    showSoon('a');
    showSoon('a');
    await vi.waitFor(() => expect(shown).toEqual(['fail', 'ok']));
    expect(warnings).toHaveLength(1);
  });
});
