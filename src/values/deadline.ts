/** Work took longer than it may. The work itself goes on; its outcome is ignored. */
class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** The work's outcome, or a DeadlineError after `ms` milliseconds. */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`not done after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
