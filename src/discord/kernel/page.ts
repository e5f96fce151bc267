import { text } from '../../text/index.js';
import type { ButtonSpec } from './button-row.js';
import type { Arg, ComponentId } from './component-id.js';

/** *Newer* and *Older*, each where there is such a page. */
export function pageButtons(
  { with: write }: Pick<ComponentId<{ readonly page: Arg<number> }>, 'with'>,
  page: number,
  pages: number,
): ButtonSpec[] {
  const newer = {
    label: text.buttons.newer,
    style: 'secondary',
    id: write({ page: page - 1 }),
  } as const;
  const older = {
    label: text.buttons.older,
    style: 'secondary',
    id: write({ page: page + 1 }),
  } as const;
  return [...(page > 0 ? [newer] : []), ...(page + 1 < pages ? [older] : [])];
}
