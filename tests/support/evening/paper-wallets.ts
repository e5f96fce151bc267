/** Everybody's coins and debts on paper, by seat. */
export class PaperWallets {
  readonly balances: number[] = [];
  /** What each owes. */
  readonly debts: number[] = [];

  /** A new seat with the first coins. */
  add(): void {
    this.balances.push(1000);
    this.debts.push(0);
  }

  of(guest: number): number {
    return this.balances[guest] ?? 0;
  }

  owedBy(guest: number): number {
    return this.debts[guest] ?? 0;
  }

  /** Moves coins and leaves debts alone. */
  move(guest: number, coins: number): void {
    this.balances[guest] = this.of(guest) + coins;
  }

  /** What comes in pays first what is owed. */
  pay(guest: number, coins: number): void {
    const paid = Math.min(this.owedBy(guest), coins);
    this.debts[guest] = this.owedBy(guest) - paid;
    this.move(guest, coins - paid);
  }

  /** What the wallet lacks is owed. */
  takeBack(guest: number, coins: number): void {
    const given = Math.min(coins, this.of(guest));
    this.debts[guest] = this.owedBy(guest) + coins - given;
    this.move(guest, -given);
  }

  /** Either, by the sign. */
  change(guest: number, coins: number): void {
    if (coins < 0) this.takeBack(guest, -coins);
    else this.pay(guest, coins);
  }

  /** Pays what is owed with what is there. */
  clear(guest: number): void {
    const paid = Math.min(this.owedBy(guest), this.of(guest));
    this.debts[guest] = this.owedBy(guest) - paid;
    this.move(guest, -paid);
  }
}
