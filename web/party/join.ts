import { loadLetters } from '../common/letters.js';
import { JoinPage } from './elements/join-page.js';
import { JoinFlow } from './join-flow.js';

const page = document.querySelector('join-page');
if (page instanceof JoinPage) {
  new JoinFlow(page).start();
  loadLetters();
}
