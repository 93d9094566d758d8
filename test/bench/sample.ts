import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import type { PlanSet, Strategy, World } from '../../src/lib/plan/index.ts';
import type { Job } from '../../src/lib/simulation/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';

/** The plans of the sample workspace, the folder that benchmarks run in; throws where it has errors. */
export function samplePlans(): PlanSet {
  const read = readWorkspace(readFolder(process.cwd()));
  if (!read.ok) throw new Error('the sample has errors: see windtunnel simulate');
  return read.plans;
}

/** The sample's strategies of these names in one of its scenarios. */
export function sampleJob(plans: PlanSet, scenario: string, names: readonly string[]): Job {
  const world = plans.worlds.find(({ title }) => title.name === scenario) as World;
  const strategies = names.map(
    (name) => plans.strategies.find(({ title }) => title.name === name) as Strategy,
  );
  return { world, strategies, targets: plans.targets, seed: 42, weekly: [] };
}

/** Milliseconds that `work` takes, the least of several tries: what the machine can do when left alone. */
export function fastest(tries: number, work: () => void): number {
  let best = Infinity;
  for (let k = 0; k < tries; k++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Prints one figure in a line of its own. */
export function figure(what: string, value: number, unit: string): void {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  console.log(`  ${what.padEnd(58)} ${value.toFixed(digits).padStart(9)} ${unit}`);
}
