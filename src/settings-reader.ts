/** Variables of a process, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable that cannot be used, and how to mend it. */
export interface ConfigProblem {
  readonly key: string;
  readonly problem: string;
}

/** Collects problems while values are read, so that all bad keys are reported at once. */
export class SettingsReader {
  readonly problems: ConfigProblem[] = [];
  private readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  /**
   * The trimmed value without surrounding quotes (env files of containers keep them); empty counts
   * as unset.
   */
  text(key: string): string | null {
    const trimmed = this.env[key]?.trim() ?? '';
    const unquoted = /^(["'])(.*)\1$/s.exec(trimmed)?.[2]?.trim() ?? trimmed;
    return unquoted === '' ? null : unquoted;
  }

  refuse(key: string, problem: string): null {
    this.problems.push({ key, problem });
    return null;
  }

  port(key: string): number | null {
    const value = this.text(key);
    if (value === null) return null;
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    return port >= 1 && port <= 65_535
      ? port
      : this.refuse(key, 'is not a port; use a whole number from 1 to 65535, such as 3000.');
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | null {
    const value = this.text(key)?.toLowerCase();
    if (value === undefined) return null;
    return (
      choices.find((choice) => choice === value) ??
      this.refuse(key, `use one of ${choices.join(', ')}, or leave it empty.`)
    );
  }

  url(key: string, schemes: readonly string[], example: string): URL | null {
    const value = this.text(key);
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url === null || !schemes.includes(url.protocol) || url.hostname === '') {
      return this.refuse(key, `is not an address of the right kind; it looks like ${example}.`);
    }
    return url;
  }

  secret(key: string): string | null {
    const value = this.text(key);
    if (value !== null && /\s/.test(value))
      return this.refuse(key, 'has a space or line break inside; copy it once more.');
    return value;
  }
}
