import { eq } from 'drizzle-orm';
import { placeBet } from '../../../src/betting/place-bet.js';
import { previewSettlement } from '../../../src/betting/preview-settlement.js';
import { previewUndo } from '../../../src/betting/preview-undo.js';
import { settleRace } from '../../../src/betting/settle-race.js';
import { withdrawBet } from '../../../src/betting/withdraw-bet.js';
import type { Clock } from '../../../src/clock.js';
import type { Database } from '../../../src/db/database.js';
import { hostActs } from '../../../src/db/schema/host-acts.js';
import { cancelRace } from '../../../src/evening/cancel-race.js';
import { mergeGuests } from '../../../src/evening/merge-guests.js';
import { removeGuest } from '../../../src/evening/remove-guest.js';
import { restoreGuest } from '../../../src/evening/restore-guest.js';
import { undoCancel } from '../../../src/evening/undo-cancel.js';
import { undoGrant } from '../../../src/evening/undo-grant.js';
import { undoMerge } from '../../../src/evening/undo-merge.js';
import { undoSettlement } from '../../../src/evening/undo-settlement.js';
import type { Party } from '../../../src/party/ensure-party.js';
import { joinParty } from '../../../src/party/join-party.js';
import { editRace, extendLock } from '../../../src/racing/edit-race.js';
import { submitLap } from '../../../src/racing/laps/submit-lap.js';
import { voidLap } from '../../../src/racing/laps/void-lap.js';
import { openRace } from '../../../src/racing/open-race.js';
import { setEntrants } from '../../../src/racing/set-entrants.js';
import { grantCoins } from '../../../src/wallet/grant-coins.js';
import { takeAllowance } from '../../../src/wallet/take-allowance.js';
import { freshId, randomPin } from '../party.js';
import type { PaperBet, PaperRace } from './paper-races.js';

const undoOf = { cancel: undoCancel, grant: undoGrant, merge: undoMerge } as const;

/** The evening in the product: guests, races and acts by their ids, in the order of the paper. */
export class ProductEvening {
  readonly guests: string[] = [];
  readonly races: string[] = [];
  readonly acts: string[] = [];
  readonly db: Database;
  readonly party: Party;
  readonly clock: Clock;

  constructor(db: Database, party: Party, clock: Clock) {
    this.db = db;
    this.party = party;
    this.clock = clock;
  }

  /** What a host's change of a race is asked with. */
  change(gameId: string) {
    return { party: this.party, gameId, triggeredBy: null };
  }

  async join(): Promise<void> {
    const displayName = `Guest ${this.guests.length}`;
    const person = { discordId: freshId(), displayName, avatarUrl: null, interactionId: freshId() };
    const input = { party: this.party, ...person };
    this.guests.push((await joinParty(this.db, input, this.clock, randomPin)).guest.id);
  }

  async open({ rule, backing, lock, cap }: Pick<PaperRace, 'rule' | 'backing' | 'lock' | 'cap'>) {
    const rules = { payoutRule: rule, backing, lock, cap: cap === null ? null : String(cap) };
    const input = { party: this.party, title: `Race ${this.races.length}`, ...rules };
    const by = { channelId: null, triggeredBy: null, interactionId: freshId() };
    this.races.push((await openRace(this.db, { ...input, ...by }, this.clock)).race.id);
  }

  edit(gameId: string, change: Partial<Pick<PaperRace, 'rule' | 'lock' | 'cap'>>) {
    const { rule: payoutRule, lock, cap } = change;
    const typed = cap === undefined ? {} : { cap: cap === null ? 'none' : String(cap) };
    const edit = { ...this.change(gameId), payoutRule, lock, ...typed, interactionId: freshId() };
    return editRace(this.db, edit, this.clock);
  }

  extend(gameId: string) {
    const edit = { ...this.change(gameId), by: '5m', interactionId: freshId() };
    return extendLock(this.db, edit, this.clock);
  }

  setEntrants(gameId: string, lists: { enter: readonly string[]; leave: readonly string[] }) {
    return setEntrants(this.db, { ...this.change(gameId), ...lists }, this.clock);
  }

  lap(gameId: string, racerId: string, timeMs: number | null) {
    const input = { party: this.party, racerId, submittedBy: null, timeMs, raceInput: gameId };
    return submitLap(this.db, { ...input, interactionId: freshId() }, this.clock);
  }

  bet(gameId: string, people: { bettorId: string; targetId: string }, amount: number | string) {
    const input = { party: this.party, ...people, amountText: String(amount), raceInput: gameId };
    return placeBet(this.db, { ...input, interactionId: freshId() }, this.clock);
  }

  async voidLap(gameId: string, index: number): Promise<void> {
    const [lap] = await this.db.sql<{ id: number }[]>`
      select id::float8 as id from sim_race_laps where game_id = ${gameId} order by id offset ${index} limit 1`;
    const about = { lapId: lap?.id ?? 0, reason: 'cut the corner', triggeredBy: null };
    await voidLap(this.db, { party: this.party, ...about }, this.clock);
  }

  async withdraw(gameId: string, { bettor, target, at, status }: PaperBet): Promise<void> {
    const [bet] = await this.db.sql<{ id: string }[]>`
      select id from bets where game_id = ${gameId} and bettor_id = ${this.guests[bettor] ?? ''}
        and target_user_id = ${this.guests[target] ?? ''} and status = ${status} and created_at = ${new Date(at)}`;
    if (bet === undefined) throw new Error('a bet of the paper is not in the product');
    const input = { party: this.party, betId: bet.id, triggeredBy: null };
    await withdrawBet(this.db, input, this.clock);
  }

  takeAllowance(guestId: string) {
    const input = { party: this.party, guestId, interactionId: freshId() };
    return takeAllowance(this.db, input, this.clock);
  }

  /** Pays out what the preview shows. */
  async settle(gameId: string) {
    const input = { party: this.party, raceInput: gameId, triggeredBy: null };
    const { boardVersion, ...shown } = await previewSettlement(this.db, input, this.clock);
    return { shown, paid: await this.confirm(gameId, boardVersion) };
  }

  /** With a version that no preview has shown, it must change nothing. */
  confirm(gameId: string, boardVersion: number) {
    const by = { settledBy: this.guests[0] ?? null, isInvolvementKnown: true };
    const input = { party: this.party, gameId, boardVersion, ...by, interactionId: freshId() };
    return settleRace(this.db, input, this.clock);
  }

  async undo(gameId: string) {
    const shown = { party: this.party, raceInput: gameId };
    const { settlement } = await previewUndo(this.db, shown, this.clock);
    const input = { party: this.party, settlementId: settlement.id, triggeredBy: null };
    return undoSettlement(this.db, input, this.clock);
  }

  async cancel(gameId: string): Promise<void> {
    const { isChanged, undo } = await cancelRace(this.db, this.change(gameId), this.clock);
    if (isChanged && undo !== null) this.acts.push(undo.actId);
  }

  async grant(userId: string, amount: number): Promise<void> {
    const input = { party: this.party, userId, amount, reason: 'because', grantedBy: null };
    const granted = await grantCoins(this.db, { ...input, interactionId: freshId() }, this.clock);
    if (granted.undo !== null) this.acts.push(granted.undo.actId);
  }

  async merge(fromId: string, intoId: string): Promise<void> {
    const input = { party: this.party, fromId, intoId, mergedBy: null };
    const { isChanged, undo } = await mergeGuests(this.db, input, this.clock);
    if (isChanged && undo !== null) this.acts.push(undo.actId);
  }

  remove(userId: string) {
    return removeGuest(this.db, { party: this.party, userId, changedBy: null }, this.clock);
  }

  restore(userId: string, acceptsDebts: boolean) {
    const input = { party: this.party, userId, changedBy: null, acceptsDebts };
    return restoreGuest(this.db, input, this.clock);
  }

  async undoAct(index: number, acceptsDebts: boolean) {
    const actId = this.acts[index] ?? '';
    const [act] = await this.db.orm.select().from(hostActs).where(eq(hostActs.id, actId));
    const kind = act?.kind ?? 'reset';
    if (kind !== 'cancel' && kind !== 'grant' && kind !== 'merge')
      throw new Error(`act ${index} is of the kind ${kind}`);
    const input = { party: this.party, actId, triggeredBy: null, acceptsDebts };
    return undoOf[kind](this.db, input, this.clock);
  }
}
