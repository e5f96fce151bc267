import type { Component, Modal, ModalOpener } from '../command.js';
import { betAgainButton } from './bet-again.js';
import { betAmountModal, betAskSelect, betOnButton, betPageButton, betPickSelect } from './bet-on-board.js';
import { betWithdrawButton } from './bet-withdraw.js';
import { betsPageButton } from './bets-page.js';
import { betsWithdrawSelect } from './bets-withdraw.js';
import { cancelRaceButton } from './cancel-race.js';
import { castVoteSelect } from './cast-vote.js';
import { checkDealButton } from './check-deal.js';
import { closeVoteButton } from './close-vote.js';
import { confirmLapButton, refuseLapButton } from './decide-lap.js';
import { guessButton, guessModal } from './guess.js';
import { guestListButton } from './guest-list.js';
import { joinButton } from './join.js';
import { dealLobbyButton, lobbyInButton, lobbyOutButton } from './lobby.js';
import { logFilterSelect, logPageButton } from './log.js';
import { keepGuestsButton, mergeGuestsButton } from './merge-guests.js';
import { nextRoundButton } from './next-round.js';
import { nextTurnButton } from './next-turn.js';
import { openVoteButton } from './open-vote.js';
import { payOutButton } from './pay-out.js';
import { previewRaceButton } from './preview-race.js';
import { resetPartyButton, resetPartyForm } from './reset-party.js';
import { rotateOverlayButton } from './rotate-overlay.js';
import { setupChannelSelect, setupDetailsButton, setupDetailsForm, setupPayoutSelect, setupRoleSelect } from './setup.js';
import { showWordButton } from './show-word.js';
import { takeAllowanceButton } from './take-allowance.js';
import { undoSettlementButton } from './undo-settlement.js';
import { unlockBettingButton } from './unlock-betting.js';
import { voteButton } from './vote.js';
import { waitingLapSelect } from './waiting-lap.js';
import { walletPageButton } from './wallet-page.js';

/** Every button and select that this program answers; the select that completes commands is added where those are known. */
export const components: readonly (Component | ModalOpener)[] = [
  joinButton,
  payOutButton,
  undoSettlementButton,
  unlockBettingButton,
  cancelRaceButton,
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
  showWordButton,
  lobbyInButton,
  lobbyOutButton,
  dealLobbyButton,
  checkDealButton,
  guestListButton,
  mergeGuestsButton,
  keepGuestsButton,
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
  guessButton,
  setupRoleSelect,
  setupChannelSelect,
  setupPayoutSelect,
  setupDetailsButton,
  resetPartyButton,
  logFilterSelect,
  logPageButton,
];

/** Every form that this program answers. */
export const modals: readonly Modal[] = [betAmountModal, guessModal, setupDetailsForm, resetPartyForm];
