// The built program's embedded Postgres in a process of its own, for tests that kill it: node
// tests/support/run-postgres.mjs <directory>. Writes one JSON line a happening: {up: {url, adminUrl}},
// {failed: {name, message}}, {log}, {exit}, {signal}. SIGTERM stops it. It ends with its standard
// input, so that a test run which is killed leaves nothing behind.
import { startEmbeddedPostgres } from '../../dist/src/db/embedded.js';

const tell = (happening) => process.stdout.write(`${JSON.stringify(happening)}\n`);

process.stdin.on('end', () => process.exit(1)).resume();

try {
  const server = await startEmbeddedPostgres({
    directory: process.argv[2],
    isDurable: false,
    log: (line) => tell({ log: line }),
  });
  server.onExit((error) => tell({ exit: error.message }));
  process.on('SIGTERM', () => server.stop().then(() => process.exit()));
  process.on('SIGINT', () => tell({ signal: 'SIGINT' }));
  tell({ up: { url: server.url, adminUrl: server.adminUrl } });
} catch (error) {
  tell({ failed: { name: error.name, message: error.message } });
}
