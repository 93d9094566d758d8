import type { CellTally } from '../simulation/index.ts';

/** Share of years in which each rule, by its place, fired in each week: one entry a week. Firings must have been kept. */
export function firingShares(tally: CellTally, rules: number, weeks: number): number[][] {
  const shares = Array.from({ length: rules }, () => Array.from({ length: weeks }, () => 0));
  tally.eachFiring(({ rule, week }) => {
    shares[rule]![week - 1]!++;
  });
  return shares.map((row) => row.map((count) => count / tally.done));
}

/** Mean of a kept fact in each week, over the years in which it has a value. */
export function weekMeans(tally: CellTally, fact: string, weeks: number): number[] {
  return Array.from({ length: weeks }, (_, week) => {
    let sum = 0;
    let count = 0;
    for (const value of tally.weekValues(fact, week + 1) ?? []) {
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return count > 0 ? sum / count : NaN;
  });
}

/** A kept fact's weeks in one run; undefined where it is not kept, or there is no such run. */
export function runWeeks(tally: CellTally, fact: string, run: number, weeks: number): number[] | undefined {
  if (run >= tally.done || tally.weekValues(fact, 1) === undefined) return undefined;
  return Array.from({ length: weeks }, (_, week) => tally.weekValues(fact, week + 1)![run]!);
}

/** Every firing of a cell by run: to be asked for run after run. Firings must have been kept. */
export function firingsByRun(
  tally: CellTally,
): (run: number) => { readonly rule: number; readonly week: number }[] {
  const starts = new Uint32Array(tally.done + 1);
  tally.eachFiring((_, run) => {
    starts[run + 1]!++;
  });
  for (let run = 0; run < tally.done; run++) starts[run + 1]! += starts[run]!;
  const next = starts.slice();
  const all = starts[tally.done]!;
  const rules = new Uint16Array(all);
  const weeks = new Uint8Array(all);
  tally.eachFiring(({ rule, week }, run) => {
    const at = next[run]!++;
    rules[at] = rule;
    weeks[at] = week;
  });
  return (run) => {
    const [first, last] = [starts[run] ?? 0, starts[run + 1] ?? 0];
    return Array.from({ length: last - first }, (_, k) => ({
      rule: rules[first + k]!,
      week: weeks[first + k]!,
    }));
  };
}
