import { startEmbeddedPostgres } from '../../../src/db/embedded.js';

/**
 * The embedded Postgres of the directory given, for tests that kill it. Writes one JSON line a
 * happening: {up: {url, adminUrl}}, {failed: {name, message}}, {log}, {exit}, {signal}. SIGTERM
 * stops it. It ends with its standard input, so that a test run which is killed leaves nothing
 * behind.
 */
async function main(directory: string): Promise<void> {
  const server = await startEmbeddedPostgres({
    directory,
    isDurable: false,
    log: (line) => tell({ log: line }),
  });
  server.onExit((error) => tell({ exit: error.message }));
  process.on('SIGTERM', () => void server.stop().then(() => process.exit()));
  process.on('SIGINT', () => tell({ signal: 'SIGINT' }));
  tell({ up: { url: server.url, adminUrl: server.adminUrl } });
}

function tell(happening: object): void {
  process.stdout.write(`${JSON.stringify(happening)}\n`);
}

process.stdin.on('end', () => process.exit(1)).resume();
await main(process.argv[2] ?? '').catch(({ name, message }: Error) =>
  tell({ failed: { name, message } }),
);
