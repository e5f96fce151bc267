import postgres from 'postgres';

/** Any fixed number that nothing else locks in the server's maintenance database. */
const ownerLock = 7_262_017;

/**
 * A live program's hold on a server: a session that the system ends with the program, however it
 * ends.
 */
export interface Ownership {
  /** Resolves when the session is gone: released, or the server dropped it. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the server at `url` for this process; undefined where another one has it.
 * @throws Error while the server does not answer.
 */
export async function takeOwnership(url: string): Promise<Ownership | undefined> {
  let tellLost = () => {};
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  const client = openSession(url, () => tellLost());
  try {
    const [row] = await client<
      { isTaken: boolean }[]
    >`select pg_try_advisory_lock(${ownerLock}::bigint) as "isTaken"`;
    if (row?.isTaken) return { lost, release: () => client.end({ timeout: 1 }) };
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error;
  }
  await client.end({ timeout: 1 });
  return undefined;
}

/**
 * Whether some live program has the server at `url`.
 * @throws Error while the server does not answer.
 */
export async function isOwned(url: string): Promise<boolean> {
  const client = openSession(url, () => {});
  try {
    // A 64-bit key shows as its two halves, with objsubid 1.
    const rows =
      await client`select 1 from pg_locks where locktype = 'advisory' and classid = 0 and objid = ${ownerLock} and objsubid = 1 and granted`;
    return rows.length > 0;
  } finally {
    await client.end({ timeout: 1 });
  }
}

function openSession(url: string, onclose: () => void): postgres.Sql {
  return postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    onclose,
    connection: { application_name: 'party-os owner' },
  });
}
