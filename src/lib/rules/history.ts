import type { DerivedFact } from '../plan/index.ts';
import { arithmetic } from './cells.ts';
import { parseExpression, type Expression } from './expression.ts';
import type { WindowKind } from './issue.ts';
import { greater, lesser } from './kernels-window.ts';
import type { Reading } from './params.ts';
import type { SignalRef } from './program.ts';

/**
 * What one lane went through: for each signal of a program, in its order, the numbers of weeks 1, 2, 3 … as columns
 * hold them.
 */
export type LaneHistory = readonly ArrayLike<number>[];

/** A number of each week; NaN where it is missing, and before week 1. */
type Series = (week: number) => number;

const signalKey = (ref: SignalRef): string =>
  JSON.stringify('gap' in ref ? [ref.gap] : 'key' in ref ? [ref.fact, ref.key, ref.part] : ['', ref.fact]);

/** A window read week by week: the plain definition, which the block kernels have to agree with to the bit. */
function windowed(kind: WindowKind, series: Series, weeks: number): Series {
  if (kind === 'change') return (week) => series(week) - series(week - weeks);
  return (week) => {
    let so = series(week - weeks + 1);
    for (let back = weeks - 2; back >= 0; back -= 1) {
      const next = series(week - back);
      so = kind === 'min' ? lesser(so, next) : kind === 'max' ? greater(so, next) : so + next;
    }
    return kind === 'mean' ? so / weeks : so;
  };
}

/** Reads facts of one lane one at a time: what json-rules-engine asks for when it explains a run. */
export class HistoryReader {
  readonly #places: ReadonlyMap<string, number>;
  readonly #history: LaneHistory;
  readonly #expressions: ReadonlyMap<string, string>;
  readonly #derived = new Map<string, Series>();

  constructor(signals: readonly SignalRef[], derived: readonly DerivedFact[], history: LaneHistory) {
    this.#places = new Map(signals.map((ref, place) => [signalKey(ref), place]));
    this.#expressions = new Map(derived.map(({ name, expression }) => [name, expression]));
    this.#history = history;
  }

  /** A signal's number as its column holds it; a signal that was not recorded is missing. */
  signal(ref: SignalRef, reading: Reading, week: number): number {
    return this.#read(this.#signalSeries(ref), reading, week);
  }

  /** A derived fact's number. */
  derived(name: string, reading: Reading, week: number): number {
    return this.#read(this.#derivedSeries(name), reading, week);
  }

  #read(series: Series, { window, lag }: Reading, week: number): number {
    return (window ? windowed(window.kind, series, window.weeks) : series)(week - lag);
  }

  #signalSeries(ref: SignalRef): Series {
    const place = this.#places.get(signalKey(ref));
    const values = place === undefined ? undefined : this.#history[place];
    return (week) => values?.[week - 1] ?? NaN;
  }

  #derivedSeries(name: string): Series {
    const known = this.#derived.get(name);
    if (known) return known;
    const parsed = parseExpression(this.#expressions.get(name) ?? '');
    const series = parsed.ok ? this.#series(parsed.expression) : () => NaN;
    this.#derived.set(name, series);
    return series;
  }

  /** A series that works each week out only once: windows of windows would else ask for the same weeks again and again. */
  #series(expression: Expression): Series {
    const plain = this.#plain(expression);
    const known = new Map<number, number>();
    return (week) => {
      const value = known.get(week) ?? plain(week);
      known.set(week, value);
      return value;
    };
  }

  #plain(expression: Expression): Series {
    switch (expression.kind) {
      case 'number':
        return () => expression.value;
      case 'fact':
        return this.#expressions.has(expression.name)
          ? this.#derivedSeries(expression.name)
          : this.#signalSeries({ fact: expression.name });
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide': {
        const left = this.#series(expression.left);
        const right = this.#series(expression.right);
        return (week) => arithmetic(expression.kind, left(week), right(week));
      }
      case 'negate': {
        const of = this.#series(expression.of);
        return (week) => -of(week);
      }
      case 'absolute': {
        const of = this.#series(expression.of);
        return (week) => Math.abs(of(week));
      }
      case 'lag': {
        const of = this.#series(expression.of);
        return (week) => of(week - expression.weeks);
      }
      default:
        return windowed(expression.kind, this.#series(expression.of), expression.weeks);
    }
  }
}
