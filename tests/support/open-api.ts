import { Ajv2020 } from 'ajv/dist/2020.js';

/** What an interface has promised in its OpenAPI description. */
export interface OpenApi {
  /** What of an answer differs from what is promised for its path and status; null: nothing. */
  findAnswerFault(path: string, status: number, body: unknown): string | null;
  /** The same of a body that is sent to the path. */
  findInputFault(path: string, body: unknown): string | null;
}

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>
    >
  >;
}

/** Reads the description that a server gives of itself. */
export async function readOpenApi(address: string): Promise<OpenApi> {
  // The boundary where a test trusts what is described; the validator reads all of it.
  const description = (await (await fetch(address)).json()) as Described & object;
  const validator = new Ajv2020({ strict: false, validateFormats: false });
  validator.addSchema(description, 'api');
  const find = (path: readonly string[], body: unknown): string | null => {
    const pointer = path.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const isFit = validator.validate({ $ref: `api#/${pointer.join('/')}` }, body);
    return isFit ? null : validator.errorsText();
  };
  const describe = (path: string): readonly [string, Readonly<Record<string, unknown>>] => {
    const [method, operation] = Object.entries(description.paths[path] ?? {})[0] ?? [];
    if (method === undefined || operation === undefined)
      throw new Error(`${path} is not described`);
    return [method, operation.responses];
  };
  const json = ['content', 'application/json', 'schema'];
  return {
    findAnswerFault(path, status, body) {
      const [method, responses] = describe(path);
      const named = String(status) in responses ? String(status) : 'default';
      return find(['paths', path, method, 'responses', named, ...json], body);
    },
    findInputFault: (path, body) =>
      find(['paths', path, describe(path)[0], 'requestBody', ...json], body),
  };
}
