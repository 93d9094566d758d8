import type { WindowKind } from './issue.ts';
import type { Cell, SignalRef } from './program.ts';

export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'divide';

/** A result that is no finite number stands for missing, and so does whatever is made of it. */
export function finiteOrMissing(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** One arithmetic step on numbers, NaN standing for missing. */
export function arithmetic(kind: Arithmetic, left: number, right: number): number {
  switch (kind) {
    case 'add':
      return finiteOrMissing(left + right);
    case 'subtract':
      return finiteOrMissing(left - right);
    case 'multiply':
      return finiteOrMissing(left * right);
    case 'divide':
      return finiteOrMissing(left / right);
  }
}

/** How many weeks of its source a window or a lag reads, the present one included. */
export const reach = (kind: WindowKind | 'lag', weeks: number): number =>
  kind === 'lag' || kind === 'change' ? weeks + 1 : weeks;

/**
 * Builds the list of cells, each only once. Lags are moved outwards, which changes no value: the mean of a lag is the
 * lag of a mean, so that a window and the same window some weeks ago are one cell and its past.
 */
export class CellBuilder {
  readonly signals: SignalRef[] = [];
  readonly cells: Cell[] = [];
  readonly firstWeek: number[] = [];
  readonly #byKey = new Map<string, number>();

  signal(ref: SignalRef): number {
    const key = `signal ${JSON.stringify(ref)}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.signals.push(ref);
    const cell = this.#add({ kind: 'signal', signal: this.signals.length - 1 }, 1);
    this.#byKey.set(key, cell);
    return cell;
  }

  constant(value: number): number {
    return this.#add({ kind: 'constant', value }, 1);
  }

  lag(of: number, weeks: number): number {
    const source = this.cells[of]!;
    if (source.kind === 'lag') return this.lag(source.of, source.weeks + weeks);
    return this.#add({ kind: 'lag', of, weeks }, this.firstWeek[of]! + weeks);
  }

  /** The window over `weeks` weeks up to now, or the change since `weeks` weeks ago. */
  window(kind: WindowKind, of: number, weeks: number): number {
    const source = this.cells[of]!;
    if (source.kind === 'lag') return this.lag(this.window(kind, source.of, weeks), source.weeks);
    return this.#add({ kind, of, weeks }, this.firstWeek[of]! + reach(kind, weeks) - 1);
  }

  arithmetic(kind: Arithmetic, left: number, right: number): number {
    const [a, b] = [this.cells[left]!, this.cells[right]!];
    if (a.kind === 'constant' && b.kind === 'constant')
      return this.constant(arithmetic(kind, a.value, b.value));
    return this.#add({ kind, left, right }, Math.max(this.firstWeek[left]!, this.firstWeek[right]!));
  }

  negate(of: number): number {
    const source = this.cells[of]!;
    return source.kind === 'constant'
      ? this.constant(-source.value)
      : this.#add({ kind: 'negate', of }, this.firstWeek[of]!);
  }

  absolute(of: number): number {
    const source = this.cells[of]!;
    return source.kind === 'constant'
      ? this.constant(Math.abs(source.value))
      : this.#add({ kind: 'absolute', of }, this.firstWeek[of]!);
  }

  #add(cell: Cell, firstWeek: number): number {
    // JSON writes -0 as 0 and NaN as null: both are told apart, since -0 and NaN are constants of their own.
    const key =
      cell.kind === 'constant'
        ? `constant ${Object.is(cell.value, -0) ? '-0' : String(cell.value)}`
        : JSON.stringify(cell);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.cells.push(cell);
    this.firstWeek.push(firstWeek);
    this.#byKey.set(key, this.cells.length - 1);
    return this.cells.length - 1;
  }
}

/** The cells that a cell is made of. */
export function sourcesOf(cell: Cell): readonly number[] {
  if ('of' in cell) return [cell.of];
  return 'left' in cell ? [cell.left, cell.right] : [];
}

export interface Schedule {
  readonly kept: readonly number[];
  readonly weekly: readonly number[];
  readonly onReview: readonly number[];
}

/** Which cells must be kept for how long, and which must therefore be computed in every week. */
export function schedule(cells: readonly Cell[]): Schedule {
  const kept = cells.map(() => 0);
  for (const cell of cells) {
    if ('weeks' in cell) kept[cell.of] = Math.max(kept[cell.of]!, reach(cell.kind, cell.weeks));
  }
  const everyWeek = kept.map((weeks) => weeks > 0);
  for (let place = cells.length - 1; place >= 0; place -= 1) {
    if (!everyWeek[place]) continue;
    for (const source of sourcesOf(cells[place]!)) everyWeek[source] = true;
  }
  const inOrder = cells.map((_, place) => place);
  return {
    kept,
    weekly: inOrder.filter((place) => everyWeek[place]),
    onReview: inOrder.filter((place) => !everyWeek[place]),
  };
}
