import type { PlanSet } from '../../plan/index.ts';
import type { SignalRef } from '../../rules/index.ts';
import { reviewWeek, type ReviewedWeek } from '../../simulation/index.ts';
import type { RuleTest } from '../../workspace/index.ts';
import type { VerdictItem } from '../verdict.ts';
import { deviationsOf } from './deviations.ts';
import { saidAsExpected, saidDeviations, saidImpossible } from './said.ts';

/** What the rules of a test's strategy make of its week. */
function reviewTest(test: RuleTest, plans: PlanSet): Promise<ReviewedWeek> {
  const strategy = plans.strategies.find(({ title }) => title.name === test.strategy);
  const shop = plans.worlds[0]?.shop;
  if (!strategy || !shop) throw new RangeError(`no strategy ${test.strategy}, or no scenario`);
  const series = new Map(test.facts.map(({ ref, values }) => [JSON.stringify(ref), values]));
  return reviewWeek({
    strategy,
    targets: plans.targets,
    week: test.week,
    weeks: shop.calendar.weeks,
    history: (ref: SignalRef) => series.get(JSON.stringify(ref)) ?? [],
    fired: test.fired,
  });
}

/**
 * Runs tests of rules: no year is simulated.
 *
 * @throws RuleDisagreement where json-rules-engine and the compiled form of a rule differ
 */
export async function checkRuleTests(tests: readonly RuleTest[], plans: PlanSet): Promise<VerdictItem[]> {
  const items: VerdictItem[] = [];
  for (const test of tests) {
    const { file, name, owner, reason, place } = test;
    const week = await reviewTest(test, plans);
    const deviations = deviationsOf(test.expects, week);
    const impossible = week.impossible.length > 0;
    items.push({
      kind: 'rule-test',
      standing: impossible ? 'input' : deviations.length > 0 ? 'breach' : 'pass',
      name: `${file}: ${name}`,
      ...(owner && { owner }),
      ...(reason !== undefined && { reason }),
      place,
      said: impossible
        ? saidImpossible(week.impossible)
        : deviations.length > 0
          ? saidDeviations(deviations)
          : saidAsExpected,
    });
  }
  return items;
}
