/** A refusal of the control API: a status and a sentence for the person at the page. */
export class ActingError extends Error {
  override readonly name = 'ActingError';
  readonly status: 400 | 403 | 404 | 409 | 422;

  constructor(status: 400 | 403 | 404 | 409 | 422, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** 404: somebody or something that is not there. */
export function notFound(sentence: string): ActingError {
  return new ActingError(404, sentence);
}

/** 422: understood, but a real Discord client would not send it. */
export function unfit(sentence: string): ActingError {
  return new ActingError(422, sentence);
}
