import { z } from 'zod';
import { readStandings } from '../evening/read-standings.js';
import { listLaps } from '../racing/laps/list-laps.js';
import { defineAct } from './act.js';

/** Laps as they come, for a host's eyes. */
export const listLapsAct = defineAct({
  name: 'list-laps',
  access: 'host',
  input: z.object({}),
  run: async (_input, { party }, { db }) => ({ laps: await listLaps(db, party.id) }),
});

/** The evening so far, for a host who may have no seat. */
export const listStandingsAct = defineAct({
  name: 'list-standings',
  access: 'host',
  input: z.object({}),
  run: async (_input, { party }, { db }) => ({ standings: await readStandings(db, party.id) }),
});
