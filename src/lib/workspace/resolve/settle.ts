import type { Report } from '../finding.ts';
import { placeAt } from '../text/tree.ts';
import { pairKey, type PlacedCorrelation } from './correlations.ts';
import type { Assumed, ReadScenario } from './read-scenario.ts';

/** What a scenario and all that it includes come to. */
export interface Settled {
  readonly name: string;
  readonly assumed: ReadonlyMap<string, Assumed>;
  readonly correlations: ReadonlyMap<string, PlacedCorrelation>;
  readonly together: number | undefined;
}

interface Saying<Value> {
  readonly name: string;
  readonly said: ReadonlyMap<string, Value>;
}

type Clash = (what: string, first: string, second: string) => void;

/** One's own word where there is one; else what the included ones say, who must then agree. */
function agree<Value>(
  own: ReadonlyMap<string, Value>,
  included: readonly Saying<Value>[],
  numbers: (value: Value) => unknown,
  clash: Clash,
): Map<string, Value> {
  const settled = new Map<string, Value>();
  const by = new Map<string, string>();
  for (const { name, said } of included) {
    for (const [what, value] of said) {
      if (own.has(what)) continue;
      const first = settled.get(what);
      if (first === undefined) {
        settled.set(what, value);
        by.set(what, name);
      } else if (JSON.stringify(numbers(first)) !== JSON.stringify(numbers(value))) {
        clash(what, by.get(what) ?? '', name);
      }
    }
  }
  for (const [what, value] of own) settled.set(what, value);
  return settled;
}

const TOGETHER = 'together';

const togetherOf = (value: number | undefined): ReadonlyMap<string, number> =>
  new Map(value === undefined ? [] : [[TOGETHER, value]]);

/** Works in what a scenario includes: it decides itself, or those that it includes must agree. */
export function settle(scenario: ReadScenario, included: readonly Settled[], report: Report): Settled {
  const place = placeAt(scenario.tree, ['include']);
  const clash: Clash = (what, first, second) => report.add('include-clash', { what, first, second }, place);
  const ownPairs = new Map(scenario.correlations.map((each) => [pairKey(each.pair), each]));
  const says = <Value>(said: (each: Settled) => ReadonlyMap<string, Value>): Saying<Value>[] =>
    included.map((each) => ({ name: each.name, said: said(each) }));
  const together = agree(
    togetherOf(scenario.file.together),
    says((each) => togetherOf(each.together)),
    (value) => value,
    clash,
  );
  return {
    name: scenario.name,
    assumed: agree(
      scenario.assumed,
      says((each) => each.assumed),
      (each) => each.quantity,
      clash,
    ),
    correlations: agree(
      ownPairs,
      says((each) => each.correlations),
      (each) => each.pair.r,
      clash,
    ),
    together: together.get(TOGETHER),
  };
}
