import { LANES } from '../../src/lib/model/index.ts';
import { type PlanSet, type Strategy, type World, YEAR_FACTS } from '../../src/lib/plan/index.ts';
import {
  type BlockResult,
  localWorkers,
  type Outcome,
  simulate,
  type SimulateOptions,
  type Task,
  type Workers,
} from '../../src/lib/simulation/index.ts';
import { PLAN, SAMPLE, STORM, TARGETS } from '../model/sample.ts';

export const STEADY = SAMPLE.strategies.find(({ title }) => title.name === 'steady')!;
export { CALM, PLAN, STORM, TARGETS } from '../model/sample.ts';
export const PAIR: PlanSet = { strategies: [PLAN, STEADY], worlds: [STORM], targets: TARGETS };

/** Values of every year fact by run, of one cell. */
export type Values = ReadonlyMap<string, Float64Array>;

export interface Ran {
  readonly cells: readonly Outcome[];
  /** By strategy and scenario. */
  readonly values: ReadonlyMap<string, Values>;
}

export const nameOf = (strategy: Strategy, world: World) => `${strategy.title.name} / ${world.title.name}`;

export async function run(plans: PlanSet, options: Partial<SimulateOptions> = {}): Promise<Ran> {
  const values = new Map<string, Values>();
  const { cells } = await simulate({
    plans,
    runs: LANES,
    seed: 42,
    workers: localWorkers(),
    onCell: (cell, strategy, world) => {
      values.set(
        nameOf(strategy, world),
        new Map(YEAR_FACTS.map(({ name }) => [name, cell.values(name)!.slice()])),
      );
    },
    ...options,
  });
  return { cells, values };
}

/** Whether two lots of values are the same bytes, the first `runs` of them. */
export function sameBytes(one: Values, other: Values, runs: number): boolean {
  return [...one].every(([fact, values]) =>
    Buffer.from(values.slice(0, runs).buffer).equals(Buffer.from(other.get(fact)!.slice(0, runs).buffer)),
  );
}

/** Workers that hold every result back and hand them over last first. */
export function lastFirst(): Workers {
  const workers = localWorkers();
  return {
    size: workers.size,
    async run(tasks, onResult, signal) {
      const results: [BlockResult, Task][] = [];
      await workers.run(tasks, (result, task) => results.push([result, task]), signal);
      for (const [result, task] of results.reverse()) onResult(result, task);
    },
    close: () => workers.close(),
  };
}

/** Workers that also keep the results that they hand over. */
export function keeping(kept: BlockResult[]): Workers {
  const workers = localWorkers();
  return {
    size: workers.size,
    run: (tasks, onResult, signal) =>
      workers.run(
        tasks,
        (result, task) => {
          kept.push(structuredClone(result));
          onResult(result, task);
        },
        signal,
      ),
    close: () => workers.close(),
  };
}
