import { ALERT, type Strategy } from '../../plan/index.ts';
import { known, type Step } from '../read-cache.ts';
import { byName } from '../text/names.ts';
import type { Tree } from '../text/tree.ts';
import { type ExpectationNames, type Expected, readExpectations } from './expectations.ts';
import type { Named } from './inherit.ts';
import { readRuleTests, type RuleTest, type RuleTestNames } from './rule-tests.ts';

/** What simulated years, and rules, are held against. */
export interface Checks extends Expected {
  readonly ruleTests: readonly RuleTest[];
}

/** The trees of files that only check. */
interface CheckTrees {
  readonly expectations: Tree | null | undefined;
  readonly tests: Named;
}

/** What such files may name: all that they rest on. */
export interface CheckNames extends Omit<ExpectationNames & RuleTestNames, 'strategies'> {
  /** Those that could be read, with their rules. */
  readonly strategies: readonly Strategy[];
}

/** What checks see of a strategy: little enough to tell whether it is still the same for them. */
const checkedStrategy = ({ title, reviewWeeks, rules, plays }: Strategy) => ({
  name: title.name,
  reviewWeeks,
  rules: rules.map(({ name, play }) => ({ name, play })),
  plays: plays.map(({ name }) => name).filter((name) => name !== ALERT),
});

/**
 * Reads scenarios/checks/expectations.yaml and rules/tests/*.yaml. Nothing that is simulated rests on them: whatever is wrong
 * in them is reported in those files, and holds nothing else up. A file is read again only where it, or a name that it may
 * use, has changed.
 */
export function readChecks({ expectations, tests }: CheckTrees, names: CheckNames, step: Step): Checks {
  const seen = { ...names, strategies: names.strategies.map(checkedStrategy) };
  const own = known('names for checks', seen, step);
  return {
    ...step('expectations', [expectations, own], (report) => readExpectations(expectations, own, report)),
    ruleTests: [...tests]
      .sort(([a], [b]) => byName(a, b))
      .flatMap(([file, tree]) =>
        step(`rule tests ${file}`, [tree, own], (report) => readRuleTests(file, tree, own, report)),
      ),
  };
}
