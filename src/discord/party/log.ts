import { showLogAct } from '../../acts/party.js';
import { logFilters } from '../../contract/log.js';
import { UserError } from '../../errors.js';
import { button, select } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { logFilterId, logPageId } from './ids.js';
import { renderLog } from './render-log.js';

/** The select above the log: the newest of one kind. */
export const logFilterSelect = select(logFilterId, 'update', ({ chosen }) => {
  const filter = logFilters.find((known) => known === chosen);
  if (filter === undefined) throw new UserError('button-outdated', {});
  return step(showLogAct, { filter, page: 0, until: null }, (log) => ({ answer: renderLog(log) }));
});

/** *Newer* and *Older* under the log; the time in them keeps the pages apart while more happens. */
export const logPageButton = button(logPageId, 'update', ({ args }) =>
  step(showLogAct, args, (log) => ({ answer: renderLog(log) })),
);
