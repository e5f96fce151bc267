import { expect, it, vi } from 'vitest';
import { patienceMs } from '../../../tests/support/patience.js';
import { coalesce } from './coalesce.js';

/** Work that ends when it is told to, and what was begun so far. */
function createWork() {
  const begun: string[] = [];
  const ends: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const work = (id: string) =>
    new Promise<number>((resolve, reject) => {
      begun.push(id);
      ends.push({ resolve: () => resolve(1), reject });
    });
  return { begun, ends, work };
}

it('runs at once, and once more for all changes that came meanwhile; other ids do not wait', async () => {
  const { begun, ends, work } = createWork();
  const show = coalesce(work);
  const first = show('a');
  expect(begun).toEqual(['a']);
  const later = [show('a'), show('a'), show('a')];
  const other = show('b');
  expect(begun).toEqual(['a', 'b']);
  for (const { resolve } of ends.splice(0)) resolve();
  await Promise.all([first, other]);
  await vi.waitFor(() => expect(begun).toEqual(['a', 'b', 'a']), patienceMs);
  for (const { resolve } of ends.splice(0)) resolve();
  await Promise.all(later);
  expect(begun).toEqual(['a', 'b', 'a']);
});

it('tells each caller what became of the run that saw its change, and goes on after a failure', async () => {
  const { begun, ends, work } = createWork();
  const show = coalesce(work);
  const first = show('a');
  const second = show('a');
  ends[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await vi.waitFor(() => expect(begun).toHaveLength(2), patienceMs);
  ends[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
  const third = show('a');
  await vi.waitFor(() => expect(begun).toHaveLength(3), patienceMs);
  ends[2]?.resolve();
  await third;
});
