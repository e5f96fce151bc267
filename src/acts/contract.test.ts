import { readdir, readFile } from 'node:fs/promises';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { ControlActs } from '../contract/control-acts.js';
import type { PhoneActs } from '../contract/phone-acts.js';
import { allActs } from './all-acts.js';
import * as betting from './betting.js';
import * as cancelling from './cancelling.js';
import * as control from './control.js';
import * as entrants from './entrants.js';
import * as guests from './guests.js';
import * as imposter from './imposter.js';
import * as laps from './laps.js';
import * as overlay from './overlay.js';
import * as overview from './overview.js';
import * as party from './party.js';
import * as phones from './phones.js';
import * as photos from './photos.js';
import * as raceEditing from './race-editing.js';
import * as racing from './racing.js';
import * as resetting from './resetting.js';
import * as settings from './settings.js';
import * as settling from './settling.js';
import * as undoing from './undoing.js';
import * as voting from './voting.js';
import * as wallet from './wallet.js';

type Promised = ControlActs & PhoneActs;
type Name = keyof Promised;

/** The acts behind the names that pages call. */
const acts = {
  'add-walk-in': guests.addWalkInAct,
  'approve-photo': photos.approvePhotoAct,
  'ask-rotate-overlay': overlay.askRotateOverlayAct,
  'bet-again': betting.betAgainAct,
  'call-vote': voting.callVoteAct,
  'cancel-race': cancelling.cancelRaceAct,
  'cancel-round': imposter.cancelRoundAct,
  'cast-vote': voting.castVoteAct,
  'change-settings': settings.changeSettingsAct,
  'close-vote': voting.closeVoteAct,
  'deal-lobby': imposter.dealLobbyAct,
  'decide-lap': laps.decideLapAct,
  'decide-lobby': imposter.decideLobbyAct,
  'edit-race': raceEditing.editRaceAct,
  'end-control-session': control.endControlSessionAct,
  'end-own-session': phones.endOwnSessionAct,
  'end-own-sessions': phones.endOwnSessionsAct,
  'end-seat-sessions': phones.endSeatSessionsAct,
  'extend-lock': raceEditing.extendLockAct,
  'grant-coins': wallet.grantCoinsAct,
  'guess-word': voting.guessWordAct,
  'let-in': phones.letInAct,
  'list-keys': control.listKeysAct,
  'list-laps': overview.listLapsAct,
  'list-own-sessions': phones.listOwnSessionsAct,
  'list-seat-sessions': phones.listSeatSessionsAct,
  'list-standings': overview.listStandingsAct,
  'lock-race': racing.lockRaceAct,
  'make-control-link': control.makeControlLinkAct,
  'make-host': phones.makeHostAct,
  'make-key': control.makeKeyAct,
  'merge-guests': guests.mergeGuestsAct,
  'next-round': imposter.nextRoundAct,
  'offer-reset': resetting.offerResetAct,
  'open-race': racing.openRaceAct,
  'open-vote': voting.openVoteAct,
  'pass-turn': imposter.passTurnAct,
  'place-bet': betting.placeBetAct,
  'place-bet-for': betting.placeBetForAct,
  'preview-cancel': cancelling.previewCancelAct,
  'preview-merge': guests.previewMergeAct,
  'preview-remove': guests.previewRemoveAct,
  'preview-settlement': settling.previewSettlementAct,
  'preview-undo': settling.previewUndoAct,
  'record-lap': laps.recordLapAct,
  'record-lap-for': laps.recordLapForAct,
  'remove-guest': guests.removeGuestAct,
  'remove-photo': photos.removePhotoAct,
  'rename-guest': guests.renameGuestAct,
  'renew-pin': guests.renewPinAct,
  'reset-party': resetting.resetPartyAct,
  'restore-guest': guests.restoreGuestAct,
  'reveal-round': imposter.revealRoundAct,
  'revoke-key': control.revokeKeyAct,
  'rotate-join': phones.rotateJoinAct,
  'rotate-overlay': overlay.rotateOverlayAct,
  'set-control-seat': control.setControlSeatAct,
  'set-entrants': entrants.setEntrantsAct,
  settle: settling.settleAct,
  'show-bets': betting.showBetsAct,
  'show-board': racing.showBoardAct,
  'show-entrants': entrants.showEntrantsAct,
  'show-join': phones.showJoinAct,
  'show-log': party.showLogAct,
  'set-photo': photos.setPhotoAct,
  'show-overlay': overlay.showOverlayAct,
  'show-scores': imposter.showScoresAct,
  'show-photo': photos.showPhotoAct,
  'show-standings': party.showStandingsAct,
  'show-stats': party.showStatsAct,
  'show-wallet': wallet.showWalletAct,
  'show-word': imposter.showWordAct,
  'start-round': imposter.startRoundAct,
  'switch-watch': overlay.switchWatchAct,
  'take-allowance': wallet.takeAllowanceAct,
  'take-back-lap': laps.takeBackLapAct,
  'test-overlay': overlay.testOverlayAct,
  undo: undoing.undoHostAct,
  'undo-settlement': settling.undoSettlementAct,
  'unlock-race': racing.unlockRaceAct,
  'void-lap': laps.voidLapAct,
  'withdraw-bet': betting.withdrawBetAct,
} satisfies Record<Name, object>;

type Acts = typeof acts;

/** An outcome as `plainJson` sends it. */
type Plain<T> = T extends Date
  ? string
  : T extends Uint8Array | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
    ? null
    : T extends readonly (infer E)[]
      ? readonly Plain<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Plain<T[K]> }
        : T;

type Sent<N extends Name> = z.input<Acts[N]['input']>;
type Told<N extends Name> = Plain<Awaited<ReturnType<Acts[N]['perform']>>>;

/** Names whose act takes something else than the pages send. */
type UnfitInput = {
  [N in Name]: Promised[N]['input'] extends Plain<Sent<N>> ? never : N;
}[Name];
/** Names where pages send a field that the act does not know. */
type UnknownField = {
  [N in Name]: string extends keyof Promised[N]['input']
    ? never
    : keyof Promised[N]['input'] extends keyof Sent<N>
      ? never
      : N;
}[Name];
/** Names whose outcome is not what the pages read. */
type UnfitData = { [N in Name]: Told<N> extends Promised[N]['data'] ? never : N }[Name];

test('pages send what the acts take, and read what comes of them', () => {
  expectTypeOf<UnfitInput>().toEqualTypeOf<never>();
  expectTypeOf<UnknownField>().toEqualTypeOf<never>();
  expectTypeOf<UnfitData>().toEqualTypeOf<never>();
  for (const [name, act] of Object.entries(acts)) expect(allActs.get(name)).toBe(act);
});

test('every act that is declared can be called by its name', async () => {
  const folder = new URL('.', import.meta.url);
  const files = (await readdir(folder)).filter((file) => !file.endsWith('.test.ts'));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  const declared = texts.flatMap((text) =>
    [...text.matchAll(/defineAct\(\{\s*name: '([\w-]+)'/g)].map(([, name]) => name ?? ''),
  );
  expect(declared.length).toBeGreaterThan(60);
  expect(declared.filter((name) => !allActs.has(name))).toEqual([]);
});
