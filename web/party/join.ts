import type { Welcome } from '../../src/contract/phone.js';
import type { Result } from '../../src/contract/result.js';
import { readAnswer } from '../read-answer.js';

/** What the page is about: the party's name, or the sentence of a refusal. */
async function describe(code: string): Promise<string> {
  const response = await fetch('/party/api/look', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const result = await readAnswer<Result<Welcome>>(response);
  return result.success ? result.data.partyName : result.error;
}

document.querySelector('main')?.replaceChildren(await describe(location.hash.slice(1)));
