/** What has been made lately, by what it was made from: to be looked at, never changed. The oldest is forgotten first. */
export class Remembered<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  /** @param most - values that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, made where it is not there. */
  of(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = this.#values.keys();
    if (oldest !== undefined && this.#values.size >= this.#most) this.#values.delete(oldest);
    this.#values.set(key, made);
    return made;
  }
}
