/** An answer of our own server, which keeps to the contract. */
export async function readAnswer<T>(response: Response): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's own answer
  return (await response.json()) as T;
}
