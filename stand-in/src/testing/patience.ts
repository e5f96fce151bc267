/**
 * How long a test waits for what has to come, in milliseconds. Only where it never comes does
 * anybody wait that long: a machine with ten times as much to do is slow, not wrong.
 */
export const patienceMs = 120_000;
