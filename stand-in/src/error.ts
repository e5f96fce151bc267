export type StandInErrorCode =
  | 'directory-in-use'
  | 'directory-unusable'
  | 'port-unusable'
  | 'setting-wrong'
  | 'world-wrong';

/** Something that whoever starts the stand-in can mend; its message is a sentence for them. */
export class StandInError extends Error {
  override readonly name = 'StandInError';
  readonly code: StandInErrorCode;

  constructor(code: StandInErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
