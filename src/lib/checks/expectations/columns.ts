import type { Strategy } from '../../plan/index.ts';
import type { Comparing } from '../../rules/index.ts';
import type { CellTally } from '../../simulation/index.ts';
import { columnKey, type RunColumn } from '../../workspace/index.ts';

/** Columns that a cell has by itself; all others are made of these. */
type OwnColumn = Exclude<RunColumn, { kind: 'holds' | 'regret' }>;

/** What a column is made of. */
export function ownColumns(column: RunColumn): OwnColumn {
  switch (column.kind) {
    case 'holds':
      return ownColumns(column.of);
    case 'regret':
      return { kind: 'fact', fact: column.fact };
    default:
      return column;
  }
}

const HOLDS: Readonly<Record<Comparing, (value: number, bound: number) => boolean>> = {
  '>=': (value, bound) => value >= bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '<': (value, bound) => value < bound,
};

const keyOf = (strategy: string, scenario: string, column: RunColumn): string =>
  JSON.stringify([strategy, scenario, columnKey(column)]);

/** Week of the first firing by run for each name, a rule's or a play's; NaN where it never fired. */
function firstWeeks(
  cell: CellTally,
  { rules }: Strategy,
  names: readonly string[],
  runs: number,
): ReadonlyMap<string, Float64Array> {
  const weeks = new Map(names.map((name) => [name, new Float64Array(runs).fill(NaN)]));
  const byRule = rules.map(({ name, play }) =>
    [...new Set([name, play])].flatMap((each) => weeks.get(each) ?? []),
  );
  cell.eachFiring(({ rule, week }, run) => {
    for (const column of byRule[rule]!) if (!(column[run]! <= week)) column[run] = week;
  });
  return weeks;
}

function needed(values: ArrayLike<number> | undefined, column: OwnColumn): Float64Array {
  if (!values) throw new RangeError(`the runs of ${columnKey(column)} were not kept`);
  return Float64Array.from(values);
}

/** The columns of runs that statements are about, of all cells of a simulation. */
export class RunColumns {
  readonly #wanted: readonly OwnColumn[];
  readonly #kept = new Map<string, Float64Array>();
  readonly #strategies = new Map<string, Set<string>>();

  constructor(wanted: Iterable<RunColumn>) {
    this.#wanted = [...new Map([...wanted].map(ownColumns).map((each) => [columnKey(each), each])).values()];
  }

  /** Facts whose weeks must be kept. */
  get weekly(): readonly string[] {
    return [...new Set(this.#wanted.flatMap((each) => (each.kind === 'week' ? [each.fact] : [])))];
  }

  get firings(): boolean {
    return this.#wanted.some(({ kind }) => kind === 'fires' || kind === 'first-week');
  }

  /** Takes over what is wanted of a cell. */
  take(cell: CellTally, strategy: Strategy, scenario: string): void {
    const { name } = strategy.title;
    const runs = needed(cell.metAll(), { kind: 'all-targets' }).length;
    const events = this.#wanted.flatMap((each) => ('name' in each ? [each.name] : []));
    const weeks = firstWeeks(cell, strategy, events, runs);
    for (const column of this.#wanted)
      this.#kept.set(keyOf(name, scenario, column), this.#own(cell, column, weeks));
    this.#strategies.set(scenario, (this.#strategies.get(scenario) ?? new Set()).add(name));
  }

  #own(cell: CellTally, column: OwnColumn, weeks: ReadonlyMap<string, Float64Array>): Float64Array {
    switch (column.kind) {
      case 'all-targets':
        return needed(cell.metAll(), column);
      case 'fact':
        return needed(cell.values(column.fact), column);
      case 'week':
        return needed(cell.weekValues(column.fact, column.week), column);
      case 'fires':
        return needed(weeks.get(column.name), column).map((week) => (Number.isNaN(week) ? 0 : 1));
      case 'first-week':
        return needed(weeks.get(column.name), column);
    }
  }

  /**
   * One value a run of a cell; NaN where a run has none.
   *
   * @throws RangeError where the cell, or one that it is held against, was not taken
   */
  read(strategy: string, scenario: string, column: RunColumn): Float64Array {
    if (column.kind === 'holds') {
      const holds = HOLDS[column.operator];
      return this.read(strategy, scenario, column.of).map((value) =>
        Number.isNaN(value) ? NaN : Number(holds(value, column.bound)),
      );
    }
    if (column.kind === 'regret') return this.#regret(strategy, scenario, column);
    const values = this.#kept.get(keyOf(strategy, scenario, column));
    if (!values) throw new RangeError(`no runs of ${strategy} in ${scenario}`);
    return values;
  }

  /** How much better the best strategy did, run by run; NaN where one of them has no value. */
  #regret(
    strategy: string,
    scenario: string,
    { fact, better }: Extract<RunColumn, { kind: 'regret' }>,
  ): Float64Array {
    const own = this.read(strategy, scenario, { kind: 'fact', fact });
    const all = [...(this.#strategies.get(scenario) ?? [])].map((other) =>
      this.read(other, scenario, { kind: 'fact', fact }),
    );
    const best = better === 'up' ? Math.max : Math.min;
    return own.map((value, run) => Math.abs(best(...all.map((each) => each[run]!)) - value));
  }
}
