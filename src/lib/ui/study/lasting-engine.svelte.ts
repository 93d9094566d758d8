import { Engine } from '../engine/engine.ts';
import { troubleOf } from '../engine/trouble.ts';

/** A worker that broke off is started again so many times before the page gives up. */
const MOST_RESTARTS = 3;

/** The engine, made when it is first needed. When its worker breaks off, another one takes over the work by itself. */
export class LastingEngine {
  #engine: Engine | undefined;
  /** Engines whose work has gone over to another one. */
  readonly #replaced = new WeakSet<Engine>();
  #restarts = 0;
  #restarted = $state(false);
  readonly #make: () => Engine;

  /** @param make - makes an engine; another one in tests */
  constructor(make = () => new Engine()) {
    this.#make = make;
  }

  /** Whether a worker has broken off and was started again. */
  get restarted(): boolean {
    return this.#restarted;
  }

  /** The engine that there is at present. */
  get current(): Engine | undefined {
    return this.#engine;
  }

  /**
   * Does work with the engine. Work whose worker breaks off is begun again with another one.
   *
   * @param isWanted - what is no longer wanted is not begun again, but rejects with an AbortError
   */
  async do<Value>(
    work: (engine: Engine) => Promise<Value>,
    isWanted: () => boolean = () => true,
  ): Promise<Value> {
    for (;;) {
      const engine = this.start();
      try {
        return await work(engine);
      } catch (error) {
        if (!this.#goesOver(engine, error)) throw error;
        if (!isWanted()) throw new DOMException('something else has come in between', 'AbortError');
      }
    }
  }

  /** Makes the engine before there is work for it. */
  start(): Engine {
    return (this.#engine ??= this.#make());
  }

  /** From now on it may break off as often as before. */
  forgive(): void {
    this.#restarts = 0;
  }

  /** Ends all work; the next begins with another engine. */
  close(): void {
    this.#engine?.close();
    this.#engine = undefined;
  }

  /** Whether an engine's work goes over to another one: its worker broke off, and not too often. */
  #goesOver(engine: Engine, error: unknown): boolean {
    if (troubleOf(error).kind !== 'worker') return false;
    if (engine === this.#engine) {
      this.close();
      if (this.#restarts === MOST_RESTARTS) return false;
      this.#restarts++;
      this.#restarted = true;
      this.#replaced.add(engine);
    }
    return this.#replaced.has(engine);
  }
}
