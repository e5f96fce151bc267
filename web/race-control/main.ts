import type { ControlState } from '../../src/contract/control.js';
import { readAnswer } from '../read-answer.js';

const response = await fetch('/admin/api/control');
const shown = response.ok
  ? (await readAnswer<ControlState>(response)).party.name
  : 'Ask for a link of your own with /party control.';
document.querySelector('main')?.replaceChildren(shown);
