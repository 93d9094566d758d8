import type { PlanSet } from '../../plan/index.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { CellPlace } from './outcomes.svelte.ts';

/** What the matrix says about its first strategy: the plan that is asked about. */
export interface Verdict {
  readonly best: Outcome;
  /** Where it holds least often. */
  readonly worst: Outcome;
  /** The strategy that does best there, where its interval lies clear of the plan's; undefined when none does. */
  readonly ahead: Outcome | undefined;
}

/** Undefined until all cells that it speaks of are there. */
export function verdictOf(
  { strategies, worlds }: PlanSet,
  cell: (place: CellPlace) => Outcome | undefined,
): Verdict | undefined {
  const at = (strategy: string, scenario: string) => cell({ strategy, scenario });
  const plan = strategies[0]?.title.name ?? '';
  const own = worlds.map((world) => at(plan, world.title.name));
  const [best, ...rest] = own
    .filter((outcome) => outcome !== undefined)
    .sort((a, b) => b.allTargets.chance - a.allTargets.chance);
  const worst = rest.at(-1) ?? best;
  if (!best || !worst || own.includes(undefined)) return undefined;
  const there = strategies.slice(1).map(({ title }) => at(title.name, worst.scenario.name));
  if (there.includes(undefined)) return undefined;
  const [other] = there
    .filter((outcome) => outcome !== undefined)
    .sort((a, b) => b.allTargets.chance - a.allTargets.chance);
  return { best, worst, ahead: other && other.allTargets.low > worst.allTargets.high ? other : undefined };
}
