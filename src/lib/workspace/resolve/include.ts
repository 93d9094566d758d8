import type { Report } from '../finding.ts';
import { byName } from '../text/names.ts';
import { placeAt } from '../text/tree.ts';
import { reportUnknownName } from './inherit.ts';
import type { ReadScenario } from './read-scenario.ts';

/** A name and the names on the way from it back to itself, if there is such a way. */
function cycleThrough(
  name: string,
  includesOf: (name: string) => readonly string[],
): readonly string[] | undefined {
  const visited = new Set<string>();
  const search = (at: string, trail: readonly string[]): readonly string[] | undefined => {
    for (const next of includesOf(at)) {
      if (next === name) return trail;
      if (visited.has(next)) continue;
      visited.add(next);
      const found = search(next, [...trail, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(name, [name]);
}

/** Gathers a scenario and what it includes, included ones first. Returns whether all of it is there. */
function collect(
  name: string,
  scenarios: ReadonlyMap<string, ReadScenario>,
  cyclic: ReadonlySet<string>,
  parts: Map<string, ReadScenario>,
): boolean {
  const scenario = scenarios.get(name);
  if (cyclic.has(name) || scenario === undefined) return false;
  if (parts.has(name)) return true;
  for (const next of scenario.file.include ?? []) {
    if (!collect(next, scenarios, cyclic, parts)) return false;
  }
  parts.set(name, scenario);
  return true;
}

/**
 * For each scenario the scenarios that it is made of, each once: what it includes in the order of its file, then
 * itself. Scenarios with an unknown or cyclic include, or one that could not be read, are left out.
 */
export function includeScenarios(
  scenarios: ReadonlyMap<string, ReadScenario>,
  known: ReadonlySet<string>,
  report: Report,
): Map<string, readonly ReadScenario[]> {
  const includesOf = (name: string): readonly string[] => scenarios.get(name)?.file.include ?? [];
  const whole = new Map<string, readonly ReadScenario[]>();
  const cyclic = new Set<string>();
  for (const name of [...scenarios.keys()].sort(byName)) {
    const cycle = cycleThrough(name, includesOf);
    if (cycle === undefined) continue;
    const scenario = scenarios.get(name);
    const isReported = cycle.some((each) => cyclic.has(each));
    for (const each of cycle) cyclic.add(each);
    if (scenario !== undefined && !isReported)
      report.add('include-cycle', { cycle }, placeAt(scenario.tree, ['include']));
  }
  for (const [name, scenario] of scenarios) {
    for (const [index, included] of includesOf(name).entries()) {
      if (known.has(included)) continue;
      reportUnknownName(report, 'scenario', included, known, placeAt(scenario.tree, ['include', index]));
    }
    const parts = new Map<string, ReadScenario>();
    if (collect(name, scenarios, cyclic, parts)) whole.set(name, [...parts.values()]);
  }
  return whole;
}
