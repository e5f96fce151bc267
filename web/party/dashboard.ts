import type { PhoneState } from '../../src/contract/phone.js';

const response = await fetch('/party/api/me');
if (response.ok) {
  const { seat }: PhoneState = await response.json();
  document.querySelector('main')?.replaceChildren(`${seat.name}: ${seat.balance} coins`);
} else location.assign('/party/join');
