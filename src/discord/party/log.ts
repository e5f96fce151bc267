import { type LogFilter, logFilters } from '../../contract/log.js';
import { UserError } from '../../errors.js';
import { readLog } from '../../events/read-log.js';
import type { Component } from '../kernel/command.js';
import { readPage } from '../kernel/page.js';
import { requireHost } from '../kernel/permissions.js';
import { renderLog } from './render-log.js';

function readFilter(text: string | undefined): LogFilter {
  const filter = logFilters.find((known) => known === text);
  if (filter === undefined) throw new UserError('button-outdated', {});
  return filter;
}

/** The select above the log: the newest of one kind. */
export const logFilterSelect: Component = {
  name: 'log-filter',
  version: 1,
  answers: 'update',
  async execute({ values: [value] }, context) {
    requireHost(context);
    const query = { filter: readFilter(value), page: 0, until: context.clock.now() };
    return { answer: renderLog(await readLog(context.db, context.party.id, query)) };
  },
};

/** *Newer* and *Older* under the log; the time in them keeps the pages apart while more happens. */
export const logPageButton: Component = {
  name: 'log-page',
  version: 1,
  answers: 'update',
  async execute({ args: [filter, page, until = ''] }, context) {
    requireHost(context);
    if (!/^\d{1,15}$/.test(until)) throw new UserError('button-outdated', {});
    const query = {
      filter: readFilter(filter),
      page: readPage(page),
      until: new Date(Number(until)),
    };
    return { answer: renderLog(await readLog(context.db, context.party.id, query)) };
  },
};
