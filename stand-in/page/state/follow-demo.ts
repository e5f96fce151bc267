import type { Actions } from './actions.js';
import type { PageState } from './page-state.js';
import type { Store } from './store.js';

/**
 * While the page follows a demo it becomes whoever acts, and afterwards whom it was before. Call it
 * with each change of the state.
 */
export function createDemoFollower(store: Store<PageState>, actions: Actions): () => void {
  let before: string | null = null;
  return () => {
    const { demo, isFollowing, me, people } = store.get();
    if (!isFollowing) {
      before = null;
      return;
    }
    const isOver = demo?.running === false;
    const wanted = isOver ? before : (demo?.viewer ?? null);
    if (isOver) actions.follow(false);
    if (wanted === null || wanted === me || !people.some(({ name }) => name === wanted)) return;
    before ??= me;
    void actions.choose(wanted);
  };
}
