import { loadLetters } from '../common/letters.js';
import { PartyDashboard } from './elements/party-dashboard.js';
import { PartyPage } from './party-page.js';
import { stayAwake } from './stay-awake.js';

const page = document.querySelector('party-dashboard');
if (page instanceof PartyDashboard) {
  new PartyPage(page).start();
  stayAwake();
  loadLetters();
}
