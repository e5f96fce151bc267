import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { personOf } from '../acting/actor.js';
import type { ActingDeps } from '../acting/deliver.js';
import { ActingError } from '../acting/refusal.js';
import { commandsFor } from '../acting/registered.js';
import { type GivenChoices, runAutocomplete } from '../acting/run-autocomplete.js';
import { runCommand } from '../acting/run-command.js';
import { submitModal } from '../acting/submit-modal.js';
import { useComponent } from '../acting/use-component.js';
import type { Strikes } from '../faults/strikes.js';
import type { ScenePlayer } from '../scenes/player.js';
import { findGuild } from '../state/guilds.js';
import { listPeople, toPerson } from '../state/people.js';
import type { World } from '../state/world.js';
import { bodies, readAs } from './bodies.js';
import { patchPerson, postPerson } from './people.js';
import {
  deleteChannel,
  deleteGuild,
  denyInChannel,
  listChannels,
  listDms,
  listSeen,
  say,
} from './places.js';
import type { Streams } from './stream.js';

export interface ApiDeps extends ActingDeps {
  readonly given: GivenChoices;
  readonly demo: ScenePlayer;
  readonly strikes: Strikes;
  readonly streams: Streams;
  readonly log: { error(fields: object, message: string): void };
}

/** The control API, to be mounted at `…/api` below the page (its bodies: ../api.ts). */
export function createApi(deps: ApiDeps): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    next();
  });
  router.use(express.json({ limit: '256kb' }));
  addReading(router, deps);
  addActing(router, deps);
  addStage(router, deps);
  addFaults(router, deps);
  router.use((request, response) => {
    response.status(404).json({ error: `There is no ${request.method} ${request.path} here.` });
  });
  router.use(refuse(deps));
  return router;
}

/** A value of the query that must be there once. */
function needed(request: Parameters<RequestHandler>[0], name: string): string {
  const value = optional(request, name);
  if (value === undefined || value === '')
    throw new ActingError(400, `Say ${name}= in the address.`);
  return value;
}

function optional(request: Parameters<RequestHandler>[0], name: string): string | undefined {
  const value: unknown = request.query[name];
  return typeof value === 'string' ? value : undefined;
}

function guildId(world: World, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const guild = findGuild(world, name);
  if (!guild) throw new ActingError(404, `There is no server "${name}".`);
  return guild.id;
}

function addReading(router: Router, { world, demo, streams }: ApiDeps): void {
  router.get('/people', (request, response) => {
    response.json(
      listPeople(world, guildId(world, optional(request, 'guild'))).map((person) =>
        toPerson(world, person),
      ),
    );
  });
  router.get('/channels', (request, response) => {
    response.json(listChannels(world, optional(request, 'as')));
  });
  router.get('/commands', (request, response) => {
    response.json(
      commandsFor(world, guildId(world, optional(request, 'guild')) ?? world.meta().homeGuildId),
    );
  });
  router.get('/messages', (request, response) => {
    const viewer = {
      as: needed(request, 'as'),
      channel: optional(request, 'channel'),
      guild: optional(request, 'guild'),
    };
    response.json(listSeen(world, viewer));
  });
  router.get('/dms', (request, response) => {
    response.json(listDms(world, needed(request, 'as')));
  });
  router.get('/status', (_request, response) => {
    response.json({ botConnected: world.isBotConnected(), botName: world.meta().botName });
  });
  router.get('/demo', (_request, response) => {
    response.json(demo.state());
  });
  router.get('/stream', (request, response) => {
    const as = needed(request, 'as');
    personOf(world, as);
    streams.open(as, response);
  });
}

function addActing(router: Router, deps: ApiDeps): void {
  router.post('/commands', async (request, response) => {
    response.json(await runCommand(deps, readAs(bodies.command, request.body)));
  });
  router.post('/autocomplete', async (request, response) => {
    response.json({
      choices: await runAutocomplete(deps, deps.given, readAs(bodies.autocomplete, request.body)),
    });
  });
  router.post('/components', async (request, response) => {
    response.json(await useComponent(deps, readAs(bodies.component, request.body)));
  });
  router.post('/modals', async (request, response) => {
    response.json(await submitModal(deps, readAs(bodies.modal, request.body)));
  });
  router.post('/messages', (request, response) => {
    response.json(say(deps.world, readAs(bodies.said, request.body)));
  });
  router.post('/demo', (request, response) => {
    if (deps.demo.state().steps === 0) throw new ActingError(422, 'There is no demo here.');
    if (deps.demo.state().running) throw new ActingError(409, 'The demo is being played already.');
    deps.demo.start(readAs(bodies.demo, request.body)?.pauseMs);
    response.json(deps.demo.state());
  });
  router.patch('/demo', (request, response) => {
    const change = readAs(bodies.demoChange, request.body);
    if (!deps.demo.state().running) throw new ActingError(409, 'No demo is being played.');
    deps.demo.change(change);
    response.json(deps.demo.state());
  });
}

/** Who is there, and what an owner of a server can do to the bot. */
function addStage(router: Router, { world }: ApiDeps): void {
  router.post('/people', (request, response) => {
    const { person, isNew } = postPerson(world, readAs(bodies.person, request.body));
    response.status(isNew ? 201 : 200).json(person);
  });
  router.patch('/people/:name', (request, response) => {
    response.json(
      patchPerson(world, request.params.name, readAs(bodies.personChange, request.body)),
    );
  });
  router.patch('/channels/:channel', (request, response) => {
    response.json(
      denyInChannel(world, request.params.channel, readAs(bodies.channelChange, request.body)),
    );
  });
  router.delete('/channels/:channel', (request, response) => {
    deleteChannel(world, optional(request, 'guild'), request.params.channel);
    response.status(204).end();
  });
  router.delete('/guilds/:guild', (request, response) => {
    deleteGuild(world, request.params.guild);
    response.status(204).end();
  });
}

/** What Discord and the network do to the bot on a bad day. */
function addFaults(router: Router, { strikes }: ApiDeps): void {
  router.get('/faults', (_request, response) => {
    response.json(strikes.list());
  });
  router.post('/faults', (request, response) => {
    response.status(201).json(strikes.add(readAs(bodies.fault, request.body)));
  });
  router.delete('/faults', (_request, response) => {
    strikes.remove();
    response.status(204).end();
  });
  router.delete('/faults/:id', (request, response) => {
    if (!strikes.remove(request.params.id))
      throw new ActingError(404, `There is no fault ${request.params.id} any more.`);
    response.status(204).end();
  });
}

function refuse({ log }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof ActingError) {
      response.status(error.status).json({ error: error.message });
      return;
    }
    const status =
      error instanceof Error &&
      'status' in error &&
      typeof error.status === 'number' &&
      error.status < 500
        ? error.status
        : 500;
    if (status === 500) log.error({ err: error }, 'the control API failed');
    response.status(status).json({
      error:
        status === 500
          ? 'Something went wrong in the stand-in.'
          : 'That request cannot be understood.',
    });
  };
}
