import type { Aggregate, Measure, WeekMeasure, YearMeasure } from '../plan/index.ts';
import { column, type Column } from '../model/index.ts';

type Columns = ReadonlyMap<string, Column>;

function named(columns: Columns, name: string): Column {
  const found = columns.get(name);
  if (!found) throw new RangeError(`the model makes no ${name}`);
  return found;
}

/** A fact's value in each week, on every lane. A ratio over nothing keeps its last value; before the first it is missing. */
export class WeekValue {
  /** The value of the week after `update`: the model's own column, or a ratio's. */
  readonly values: Column;
  readonly #over: Column | undefined;
  readonly #under: Column | undefined;
  readonly #minus: number = 0;
  readonly #times: number = 1;

  constructor(measure: WeekMeasure, columns: Columns) {
    if ('column' in measure) {
      this.values = named(columns, measure.column);
      return;
    }
    this.values = column(NaN);
    this.#over = named(columns, measure.over);
    this.#under = named(columns, measure.under);
    this.#minus = measure.minus;
    this.#times = measure.times ?? 1;
  }

  start(): void {
    if (this.#over) this.values.fill(NaN);
  }

  update(): void {
    if (this.#over && this.#under) divide(this.values, this.#over, this.#under, this.#times, this.#minus);
  }
}

function divide(out: Column, over: Column, under: Column, times: number, minus: number): void {
  for (let i = 0; i < out.length; i++) if (under[i] !== 0) out[i] = (times * over[i]!) / under[i]! - minus;
}

interface RunningTotal {
  readonly of: Aggregate;
  readonly source: Column;
  readonly values: Column;
}

function addUp(total: Column, source: Column, week: number): void {
  if (week === 1) total.set(source);
  else for (let i = 0; i < total.length; i++) total[i]! += source[i]!;
}

/**
 * Totals of the year so far for a set of facts: each (aggregate, column) is added up once however many facts use it.
 */
export class YearTotals {
  readonly #totals = new Map<string, RunningTotal>();
  /** Those that are added up; `end` is the model's own column. An array: a map's iterator makes garbage in every week. */
  readonly #summed: readonly RunningTotal[];
  #week = 0;

  constructor(measures: readonly YearMeasure[], columns: Columns) {
    for (const measure of measures) {
      for (const total of 'total' in measure ? [measure.total] : [measure.over, measure.under]) {
        const key = `${total.of} ${total.column}`;
        if (this.#totals.has(key)) continue;
        const source = named(columns, total.column);
        this.#totals.set(key, {
          of: total.of,
          source,
          values: total.of === 'end' ? source : column(),
        });
      }
    }
    this.#summed = [...this.#totals.values()].filter(({ of }) => of !== 'end');
  }

  update(week: number): void {
    this.#week = week;
    for (let k = 0; k < this.#summed.length; k++) {
      const { values, source } = this.#summed[k]!;
      addUp(values, source, week);
    }
  }

  /** Writes the value of the year so far. A ratio over nothing is missing. */
  read(measure: YearMeasure, out: Float64Array): void {
    if ('total' in measure) {
      const { of, values } = this.#of(measure.total);
      if (of === 'mean') for (let i = 0; i < out.length; i++) out[i] = values[i]! / this.#week;
      else out.set(values);
      return;
    }
    const over = this.#of(measure.over);
    const under = this.#of(measure.under);
    // Means are sums over the same number of weeks: where only one side is a mean, the ratio of sums is out by that number.
    const meanOver = over.of === 'mean' ? this.#week : 1;
    const meanUnder = under.of === 'mean' ? this.#week : 1;
    ratioOf(out, over.values, under.values, ((measure.times ?? 1) * meanUnder) / meanOver, measure.minus);
  }

  #of(total: { of: Aggregate; column: string }): RunningTotal {
    const found = this.#totals.get(`${total.of} ${total.column}`);
    if (!found) throw new RangeError(`${total.of} of ${total.column} is not added up`);
    return found;
  }
}

function ratioOf(out: Float64Array, over: Column, under: Column, times: number, minus: number): void {
  for (let i = 0; i < out.length; i++) out[i] = under[i] === 0 ? NaN : (times * over[i]!) / under[i]! - minus;
}

/** The model's columns that measures read. */
export const columnsOf = (measures: readonly (WeekMeasure | YearMeasure)[]): string[] =>
  measures.flatMap((measure) => {
    if ('column' in measure) return [measure.column];
    if ('total' in measure) return [measure.total.column];
    return [measure.over, measure.under].map((part) => (typeof part === 'string' ? part : part.column));
  });

/** The measures of facts that have a year. */
export const yearMeasures = (facts: readonly { measure: Measure }[]): YearMeasure[] =>
  facts.flatMap(({ measure }) => (measure.year ? [measure.year] : []));
