import type { Aim, Exceedance } from '../../analysis/index.ts';
import type {
  CellDetail,
  CellOrder,
  Distribution,
  FactWeeks,
  RunView,
  WhichRun,
} from '../engine/cell-types.ts';
import { type Trouble, troubleOf } from '../engine/trouble.ts';
import type { Study } from '../study/study.svelte.ts';

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** One cell as its page sees it: simulated with all its weeks, and asked what the page wants to show. */
export class CellStudy {
  readonly #study: Study;
  /** Counts what has been begun: what an earlier beginning still brings is dropped. */
  #attempt = 0;
  #key = '';
  #working = $state(false);
  #progress = $state(0);
  #stale = $state(false);
  #trouble = $state.raw<Trouble | undefined>();
  #detail = $state.raw<CellDetail | undefined>();

  constructor(study: Study) {
    this.#study = study;
  }

  /** What its years came to; undefined until they have been simulated. */
  get detail(): CellDetail | undefined {
    return this.#detail;
  }

  get working(): boolean {
    return this.#working;
  }

  get progress(): number {
    return this.#progress;
  }

  /** Whether what is there is of another cell, or of files that have been edited since. */
  get stale(): boolean {
    return this.#stale;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Simulates a cell, unless that has been done or is being done. */
  show(order: CellOrder): void {
    const key = JSON.stringify(order);
    // after a trouble, files that have been read anew are reason to try again
    if (key === this.#key && !this.#trouble) return;
    const [before, now] = [nameOf(this.#detail), namesIn(order)];
    if (before !== now) this.#detail = undefined;
    this.#stale = this.#detail !== undefined;
    this.#key = key;
    void this.#simulate(order, ++this.#attempt);
  }

  /** Begins again after a trouble. */
  again(order: CellOrder): void {
    this.#key = '';
    this.show(order);
  }

  /** Simulates it once more: the worker that kept its years may have broken off. */
  renew(order: CellOrder): void {
    if (!this.#working) this.again(order);
  }

  /** Drops what is being done. */
  close(): void {
    this.#attempt++;
    this.#key = '';
  }

  async #simulate(order: CellOrder, attempt: number): Promise<void> {
    this.#working = true;
    this.#progress = 0;
    this.#trouble = undefined;
    try {
      const detail = await this.#persist(attempt, () =>
        this.#study.first((engine) =>
          engine.detail(order, (share) => {
            if (attempt === this.#attempt) this.#progress = share;
          }),
        ),
      );
      if (attempt !== this.#attempt || !detail) return;
      this.#detail = detail;
      this.#stale = false;
    } catch (error) {
      if (attempt !== this.#attempt) return;
      // what the reader has cancelled may be asked for again
      if (isAbort(error)) this.#key = '';
      else this.#trouble = troubleOf(error);
    }
    if (attempt === this.#attempt) this.#working = false;
  }

  /** A fact's weeks, simulated where they are not kept; undefined when another cell has come in between. */
  async weeks(fact: string): Promise<FactWeeks | undefined> {
    const attempt = this.#attempt;
    return this.#persist(attempt, () => this.#study.first((engine) => engine.weeks(fact, () => undefined)));
  }

  distribution(
    fact: string,
    aim: Aim,
    direction: Exceedance['direction'],
  ): Promise<Distribution | undefined> {
    return this.#study.question((engine) => engine.distribution(fact, aim, direction));
  }

  run(fact: string, run: number): Promise<RunView | undefined> {
    return this.#study.question((engine) => engine.run(fact, run));
  }

  find(fact: string, which: WhichRun): Promise<number | undefined> {
    return this.#study.question((engine) => engine.find(fact, which));
  }

  /** Work that something else has come in between is begun again, as long as it is wanted. */
  async #persist<Value>(attempt: number, work: () => Promise<Value>): Promise<Value | undefined> {
    while (attempt === this.#attempt) {
      try {
        return await work();
      } catch (error) {
        if (!isAbort(error) || this.#study.stage === 'cancelled') throw error;
      }
    }
    return undefined;
  }
}

const nameOf = (detail: CellDetail | undefined): string =>
  detail ? `${detail.outcome.strategy.name}/${detail.outcome.scenario.name}` : '';

const namesIn = ({ plans: { strategies, worlds } }: CellOrder): string =>
  `${strategies[0]?.title.name ?? ''}/${worlds[0]?.title.name ?? ''}`;
