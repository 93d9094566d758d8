import type { DerivedFact, Json, Rule, SharedCondition } from '../../src/lib/plan/index.ts';
import {
  compileRules,
  createRuleState,
  evaluateRules,
  recordWeek,
  type RuleIssue,
  type RuleProgram,
  type RuleSource,
  type SignalRef,
  ruleHolds,
} from '../../src/lib/rules/index.ts';

/** Conditions are written as a file has them, right or wrong. */
export interface Parts {
  readonly derived?: readonly DerivedFact[];
  readonly shared?: Readonly<Record<string, unknown>>;
  readonly targetFacts?: readonly string[];
}

export function rule(conditions: unknown, name = 'rule', priority: Json = 1): Rule {
  return {
    name,
    rulebook: 'book',
    priority: priority as number,
    conditions: conditions as Rule['conditions'],
    play: 'alert',
    params: {},
  };
}

export function sourceOf(rules: readonly Rule[], parts: Parts = {}): RuleSource {
  const conditions = Object.entries(parts.shared ?? {}).map(([name, condition]): SharedCondition => {
    return { name, conditions: condition as SharedCondition['conditions'] };
  });
  return { rules, conditions, derived: parts.derived ?? [], targetFacts: parts.targetFacts ?? [] };
}

/** The issues of one rule with these conditions; none if it compiles. */
export function issuesOf(conditions: unknown, parts: Parts = {}, strict = true): readonly RuleIssue[] {
  const compiled = compileRules(sourceOf([rule(conditions)], parts), { strict });
  return compiled.ok ? [] : compiled.issues;
}

export function programOf(source: RuleSource, strict = true): RuleProgram {
  const compiled = compileRules(source, { strict });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.program;
}

/** Weekly numbers of a lane, as a column holds them, by the signal's fact, `fact.key.part` or `gap.fact`. */
export type Weeks = Readonly<Record<string, readonly number[]>>;

export function signalName(ref: SignalRef): string {
  if ('gap' in ref) return `gap.${ref.gap}`;
  return 'key' in ref ? `${ref.fact}.${ref.key}.${ref.part}` : ref.fact;
}

/** Whether one rule holds in each week, of a single lane. */
export function weeksOf(conditions: unknown, weeks: Weeks, parts: Parts = {}, strict = true): boolean[] {
  const program = programOf(sourceOf([rule(conditions)], parts), strict);
  const state = createRuleState(program, 1);
  const count = Object.values(weeks)[0]!.length;
  return Array.from({ length: count }, (_, index) => {
    const columns = program.signals.map((ref) => Float64Array.of(weeks[signalName(ref)]![index]!));
    recordWeek(program, state, columns, index + 1);
    evaluateRules(program, state);
    return ruleHolds(state, 0, 0);
  });
}
