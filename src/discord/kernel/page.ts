import { UserError } from '../../errors.js';
import { text } from '../../text/index.js';
import type { ButtonSpec } from './button-row.js';

/**
 * Reads the number of a page, 0 the newest, from a button.
 * @throws UserError `button-outdated`.
 */
export function readPage(text: string | undefined): number {
  if (text === undefined || !/^\d{1,6}$/.test(text)) throw new UserError('button-outdated', {});
  return Number(text);
}

/** *Newer* and *Older*, each where there is such a page. */
export function pageButtons(name: string, page: number, pages: number): ButtonSpec[] {
  const newer = {
    label: text.buttons.newer,
    style: 'secondary',
    name,
    args: [String(page - 1)],
  } as const;
  const older = {
    label: text.buttons.older,
    style: 'secondary',
    name,
    args: [String(page + 1)],
  } as const;
  return [...(page > 0 ? [newer] : []), ...(page + 1 < pages ? [older] : [])];
}
