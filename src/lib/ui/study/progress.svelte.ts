/** How far a piece of work is, and how long the rest may take. */
export class Progress {
  #share = $state(0);
  #began = $state(0);
  #now = $state(0);

  /** Share that is done. */
  get share(): number {
    return this.#share;
  }

  /** Milliseconds that are left, going by what it took so far; undefined while nobody can tell. */
  get timeLeft(): number | undefined {
    const spent = this.#now - this.#began;
    return this.#share > 0 && spent > 0 ? (spent * (1 - this.#share)) / this.#share : undefined;
  }

  begin(): void {
    this.#share = 0;
    this.#began = performance.now();
    this.#now = this.#began;
  }

  reach(share: number): void {
    this.#share = share;
    this.#now = performance.now();
  }
}
