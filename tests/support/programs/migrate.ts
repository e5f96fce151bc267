import { migrate } from '../../../src/db/migrate.js';

/** Brings the database at the address given to the newest schema. */
await migrate(process.argv[2] ?? '');
