interface RenewalOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /**
   * True while the page's own address answers: a reload now would not end on a browser's error
   * page.
   */
  readonly canReload: () => Promise<boolean>;
  readonly reload: () => void;
}

const storageKey = 'party-overlay-reloaded-for';

/**
 * Reloads the page when the server has a new overlay bundle, at most once for each bundle: two
 * servers of different versions behind one address must not make it flicker.
 */
export class Renewal {
  readonly #options: RenewalOptions;
  #build: string | null = null;
  #isChecking = false;

  constructor(options: RenewalOptions) {
    this.#options = options;
  }

  /** Compares the server's bundle with the one it had when this page first heard of it. */
  note(build: string): void {
    this.#build ??= build;
    if (build === this.#build || this.#isChecking || this.#reloadedFor().includes(build)) return;
    this.#isChecking = true;
    void this.#options
      .canReload()
      .catch(() => false)
      .then((can) => {
        this.#isChecking = false;
        if (can) this.#reload(build);
      });
  }

  #reload(build: string): void {
    try {
      this.#options.storage.setItem(
        storageKey,
        JSON.stringify([...this.#reloadedFor(), build].slice(-20)),
      );
    } catch {
      // Without a memory a reload could repeat for ever: the old bundle stays.
      return;
    }
    this.#options.reload();
  }

  #reloadedFor(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(this.#options.storage.getItem(storageKey) ?? '[]');
      return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : [];
    } catch {
      return [];
    }
  }
}
