import { join } from 'node:path';
import { runStandIn } from 'discord-stand-in';
import { rehearsalOptions } from './options.js';
import { upgradeWorld } from './upgrade-world.js';

const directory = process.env.STANDIN_DIR?.trim() || join('.data', 'rehearsal');
const access = process.env.REHEARSAL?.trim() || 'loopback';

if (access === 'lan' || access === 'loopback') {
  upgradeWorld(directory);
  await runStandIn({
    argv: access === 'lan' ? ['--lan'] : [],
    env: process.env,
    version: '',
    defaults: { ...rehearsalOptions, directory },
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
} else {
  console.error(
    `REHEARSAL is "${access}". Use lan to open the page to your network, or leave it out.`,
  );
  process.exitCode = 1;
}
