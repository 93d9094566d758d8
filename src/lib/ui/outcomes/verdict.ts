import type { PlanSet } from '../../plan/index.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { CellPlace } from '../engine/engine-types.ts';

/** What the matrix says about its first strategy: the plan that is asked about. */
export interface Verdict {
  readonly best: Outcome;
  /** Where it holds least often. */
  readonly worst: Outcome;
  /** The strategy that does best there, where its interval lies clear of the plan's; undefined when none does. */
  readonly ahead: Outcome | undefined;
}

const byChance = (a: Outcome, b: Outcome): number => b.allTargets.chance - a.allTargets.chance;

/**
 * Undefined until all cells that it speaks of are there. Where intervals overlap, nothing is called better: of several
 * scenarios that may be the best, the first in order stands for them.
 */
export function verdictOf(
  { strategies, worlds }: PlanSet,
  cell: (place: CellPlace) => Outcome | undefined,
): Verdict | undefined {
  const cellsOf = (places: readonly CellPlace[]): Outcome[] | undefined => {
    const cells = places.map(cell).filter((outcome) => outcome !== undefined);
    return cells.length === places.length ? cells : undefined;
  };
  const [plan = '', ...others] = strategies.map(({ title }) => title.name);
  const own = cellsOf(worlds.map(({ title }) => ({ strategy: plan, scenario: title.name })));
  const ranked = own?.toSorted(byChance);
  const top = ranked?.[0];
  const worst = ranked?.at(-1);
  if (!own || !top || !worst) return undefined;
  const best = own.find((outcome) => outcome.allTargets.high >= top.allTargets.low) ?? top;
  const there = cellsOf(others.map((strategy) => ({ strategy, scenario: worst.scenario.name })));
  if (!there) return undefined;
  const rival = there.toSorted(byChance)[0];
  return {
    best,
    worst,
    ahead: rival && rival.allTargets.low > worst.allTargets.high ? rival : undefined,
  };
}
