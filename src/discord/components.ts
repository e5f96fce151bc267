import { betAgainButton } from './betting/bet-again.js';
import {
  betAmountModal,
  betAskSelect,
  betOnButton,
  betPageButton,
  betPickSelect,
} from './betting/bet-on-board.js';
import { betWithdrawButton } from './betting/bet-withdraw.js';
import { betsPageButton } from './betting/bets-page.js';
import { betsWithdrawSelect } from './betting/bets-withdraw.js';
import { payOutButton } from './betting/pay-out.js';
import { previewRaceButton } from './betting/preview-race.js';
import { undoSettlementButton } from './betting/undo-settlement.js';
import { unlockBettingButton } from './betting/unlock-betting.js';
import { castVoteSelect } from './imposter/cast-vote.js';
import { checkDealButton } from './imposter/check-deal.js';
import { closeVoteButton, surelyCloseVoteButton } from './imposter/close-vote.js';
import { noteClueButton, noteClueModal } from './imposter/clue.js';
import { guessButton, guessModal } from './imposter/guess.js';
import { dealLobbyButton, lobbyInButton, lobbyOutButton } from './imposter/lobby.js';
import { nextRoundButton } from './imposter/next-round.js';
import { nextTurnButton } from './imposter/next-turn.js';
import { openVoteButton } from './imposter/open-vote.js';
import { showWordButton } from './imposter/show-word.js';
import { voteButton } from './imposter/vote.js';
import type { Component, Modal, ModalOpener } from './kernel/command.js';
import { guestListButton } from './party/guest-list.js';
import { joinButton } from './party/join.js';
import { logFilterSelect, logPageButton } from './party/log.js';
import { keepGuestsButton, mergeGuestsButton } from './party/merge-guests.js';
import { onMyPhoneButton } from './party/on-my-phone.js';
import { removeGuestButton } from './party/remove-guest.js';
import { resetPartyButton, resetPartyForm } from './party/reset-party.js';
import { rotateOverlayButton } from './party/rotate-overlay.js';
import {
  setupChannelSelect,
  setupDetailsButton,
  setupDetailsForm,
  setupPayoutSelect,
  setupRacesButton,
  setupRacesModal,
  setupRoleSelect,
} from './party/setup.js';
import { cancelRaceButton, confirmCancelButton } from './racing/cancel-race.js';
import { confirmLapButton, refuseLapButton } from './racing/decide-lap.js';
import { enterRaceButton, entrantsSelect, leaveRaceButton } from './racing/entrants.js';
import { lapFormButton, lapModal } from './racing/lap-form.js';
import { takeBackLapButton } from './racing/take-back-lap.js';
import { waitingLapSelect } from './racing/waiting-lap.js';
import { undoApartButton, undoButton, undoSelectMenu } from './undo/undo.js';
import { takeAllowanceButton } from './wallet/take-allowance.js';
import { walletPageButton } from './wallet/wallet-page.js';

/**
 * Every button and select that this program answers; the select that completes commands is added
 * where those are known.
 */
export const components: readonly (Component | ModalOpener)[] = [
  joinButton,
  onMyPhoneButton,
  payOutButton,
  undoSettlementButton,
  unlockBettingButton,
  cancelRaceButton,
  confirmCancelButton,
  undoButton,
  undoApartButton,
  undoSelectMenu,
  betAgainButton,
  betWithdrawButton,
  betsPageButton,
  betsWithdrawSelect,
  walletPageButton,
  takeAllowanceButton,
  previewRaceButton,
  confirmLapButton,
  refuseLapButton,
  waitingLapSelect,
  lapFormButton,
  takeBackLapButton,
  enterRaceButton,
  leaveRaceButton,
  entrantsSelect,
  showWordButton,
  lobbyInButton,
  lobbyOutButton,
  dealLobbyButton,
  checkDealButton,
  guestListButton,
  mergeGuestsButton,
  keepGuestsButton,
  removeGuestButton,
  betOnButton,
  betPageButton,
  betPickSelect,
  betAskSelect,
  rotateOverlayButton,
  nextRoundButton,
  nextTurnButton,
  openVoteButton,
  voteButton,
  castVoteSelect,
  closeVoteButton,
  surelyCloseVoteButton,
  guessButton,
  noteClueButton,
  setupRoleSelect,
  setupChannelSelect,
  setupPayoutSelect,
  setupRacesButton,
  setupDetailsButton,
  resetPartyButton,
  logFilterSelect,
  logPageButton,
];

/** Every form that this program answers. */
export const modals: readonly Modal[] = [
  betAmountModal,
  guessModal,
  noteClueModal,
  setupDetailsForm,
  setupRacesModal,
  lapModal,
  resetPartyForm,
];
