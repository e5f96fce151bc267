import type { PhoneState } from '../../src/contract/phone.js';
import { readAnswer } from '../read-answer.js';

const response = await fetch('/party/api/me');
if (response.ok) {
  const { seat } = await readAnswer<PhoneState>(response);
  document.querySelector('main')?.replaceChildren(`${seat.name}: ${seat.balance} coins`);
} else location.assign('/party/join');
