import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createClient } from './client.js';

let server: Server | undefined;
afterEach(() => server?.close());

/** A Discord whose first answers are pages of something in between; says how often it was asked. */
async function startBehindPages(pages: number) {
  let asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    const isPage = asked <= pages;
    response
      .writeHead(200, { 'content-type': isPage ? 'text/html' : 'application/json' })
      .end(isPage ? '<html>Welcome</html>' : '{"id":"1"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  const client = createClient({ token: 'x', apiUrl: `http://127.0.0.1:${address.port}/api` }, 1);
  client.rest.setToken('x');
  return {
    edit: () => client.rest.patch('/channels/1/messages/2', { body: { content: 'a' } }),
    count: () => asked,
  };
}

it('tries again where a page came with 200 in place of Discord’s answer', async () => {
  const { edit, count } = await startBehindPages(2);
  expect(await edit()).toEqual({ id: '1' });
  expect(count()).toBe(3);
});

it('fails where nothing but pages come, instead of taking one for done', async () => {
  const { edit } = await startBehindPages(100);
  await expect(edit()).rejects.toMatchObject({ status: 502 });
});
