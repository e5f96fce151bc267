import type { ControlState } from '../../src/contract/control.js';

const response = await fetch('/admin/api/control');
const main = document.querySelector('main');
if (response.ok) {
  const { party }: ControlState = await response.json();
  main?.replaceChildren(party.name);
} else main?.replaceChildren('Ask for a link of your own with /party control.');
