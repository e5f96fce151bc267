import { Router } from 'express';

/** One thing that must work before guests can play. */
export interface Check {
  readonly name: 'database' | 'disk' | 'queue' | 'channels' | 'gateway' | 'commands';
  readonly isReady: () => boolean | Promise<boolean>;
}

/** A check that takes longer counts as failed: nobody who asks may hang. */
const checkDeadlineMs = 2_000;

async function runCheck({ name, isReady }: Check): Promise<readonly [Check['name'], boolean]> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkDeadlineMs);
  });
  const result = await Promise.race([Promise.resolve().then(isReady), deadline]).catch(() => false);
  clearTimeout(timer);
  return [name, result];
}

/** The names of the parts that are not ready. */
export async function findUnready(checks: readonly Check[]): Promise<readonly Check['name'][]> {
  const results = await Promise.all(checks.map(runCheck));
  return results.filter(([, isReady]) => !isReady).map(([name]) => name);
}

/** `/healthz`: the process answers. `/readyz`: each part by name; 503 until all are ready. */
export function createHealthRouter(readChecks: () => readonly Check[]): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const results = await Promise.all(readChecks().map(runCheck));
    const isReady = results.length > 0 && results.every(([, ready]) => ready);
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: isReady ? 'ready' : 'starting', checks: Object.fromEntries(results) });
  });
  return router;
}
