import {
  findFact,
  findObjectFact,
  findYearFact,
  hasYear,
  type FactDefinition,
  type Target,
  type WeekMeasure,
  type YearMeasure,
} from '../plan/index.ts';
import { column, type Column, type Year } from '../model/index.ts';
import type { SignalRef } from '../rules/index.ts';
import { WeekValue, type YearTotals } from './measures.ts';

/** The catalogue's definition of what a rule reads; undefined for the gap to a target. */
export function signalFact(ref: SignalRef): FactDefinition | undefined {
  if ('gap' in ref) return undefined;
  const found = 'key' in ref ? findObjectFact(ref.fact)?.parts[ref.key]?.[ref.part] : findFact(ref.fact);
  if (!found) throw new RangeError(`no fact ${ref.fact}`);
  return found;
}

/** What the rules, and whoever keeps weekly facts, read in a week. */
export function weekMeasures(signals: readonly SignalRef[], facts: readonly string[]): WeekMeasure[] {
  const read = [...signals.map(signalFact), ...facts.map(findYearFact)];
  return read.flatMap((fact) => (fact ? [fact.measure.week] : []));
}

interface Gap {
  readonly values: Column;
  readonly measure: YearMeasure;
  readonly path: readonly number[];
  /** 1 where more is better, -1 where less is. */
  readonly sign: number;
}

/** The year measures that gaps to targets need added up. */
export function gapMeasures(signals: readonly SignalRef[]): YearMeasure[] {
  return signals.flatMap((ref) => {
    if (!('gap' in ref)) return [];
    const fact = findFact(ref.gap);
    if (!fact || !hasYear(fact)) throw new RangeError(`no year of ${ref.gap}`);
    return [fact.measure.year];
  });
}

/** The weekly columns that the rules of one strategy read, kept up to date week by week. */
export class Signals {
  readonly columns: readonly Column[];
  readonly #values: readonly WeekValue[];
  readonly #gaps: readonly Gap[];
  readonly #totals: YearTotals;

  constructor(refs: readonly SignalRef[], year: Year, totals: YearTotals, targets: readonly Target[]) {
    const values: WeekValue[] = [];
    const gaps: Gap[] = [];
    this.columns = refs.map((ref) => {
      const fact = signalFact(ref);
      if (fact) {
        const value = new WeekValue(fact.measure.week, year.outputByName);
        values.push(value);
        return value.values;
      }
      const gap = gapTo(ref, targets);
      gaps.push(gap);
      return gap.values;
    });
    this.#values = values;
    this.#gaps = gaps;
    this.#totals = totals;
  }

  start(): void {
    for (const value of this.#values) value.start();
  }

  /** Takes the week's values; the totals must have been updated. */
  update(week: number): void {
    for (const value of this.#values) value.update();
    for (const { values, measure, path, sign } of this.#gaps) {
      this.#totals.read(measure, values);
      distance(values, path[week - 1]!, sign);
    }
  }
}

function gapTo(ref: SignalRef, targets: readonly Target[]): Gap {
  const name = 'gap' in ref ? ref.gap : ref.fact;
  const fact = findFact(name);
  const target = targets.find((candidate) => candidate.fact === name);
  if (!fact || !hasYear(fact) || !target) throw new RangeError(`no target for ${name}`);
  return {
    values: column(),
    measure: fact.measure.year,
    path: target.path,
    sign: target.atMost === undefined ? 1 : -1,
  };
}

/** How far the year to date is ahead of its path, in the fact's own unit; below 0 it is behind. */
function distance(values: Column, path: number, sign: number): void {
  for (let i = 0; i < values.length; i++) values[i] = sign * (values[i]! - path);
}
