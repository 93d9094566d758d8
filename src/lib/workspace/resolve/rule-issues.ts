import type { DerivedFact, Rule, SharedCondition } from '../../plan/index.ts';
import { ruleIssues, type RuleIssue } from '../../rules/index.ts';
import type { Report, Problem } from '../finding.ts';
import { type Place, placeWithin } from '../text/source.ts';
import { keyPlaceAt, partAt, placeAt, type Tree } from '../text/tree.ts';
import type { PlacedRule } from './rulebooks.ts';

export interface PlacedCondition {
  readonly condition: SharedCondition;
  readonly tree: Tree;
}

export interface PlacedFact {
  readonly fact: DerivedFact;
  readonly key: Place;
  readonly tree: Tree;
}

/** What one compilation is given, with the places of its parts. */
export interface Compiled {
  readonly rules: readonly PlacedRule[];
  readonly conditions: readonly PlacedCondition[];
  readonly derived: readonly PlacedFact[];
  /** Null when the targets could not be read: then nothing is said about `gap` facts. */
  readonly targetFacts: readonly string[] | null;
  /** Names in the files of conditions and facts, also of those with something wrong in their form. */
  readonly named: ReadonlySet<string>;
}

/** A stretch of an expression, where the file has it letter by letter; else the whole of it. */
export function placeInExpression({ fact, key, tree }: PlacedFact, from: number, to: number): Place {
  return to <= from ? key : placeWithin(tree.place, fact.expression, from, to);
}

function placeOf(issue: RuleIssue, compiled: Compiled): Place | undefined {
  const { at } = issue;
  if (at.kind === 'derived') {
    const fact = compiled.derived[at.index];
    return fact && placeInExpression(fact, at.from, at.to);
  }
  const tree = (at.kind === 'rule' ? compiled.rules : compiled.conditions)[at.index]?.tree;
  const part = tree && partAt(tree, at.path);
  // What could not be read has been complained about.
  if (tree === undefined || (part?.kind === 'scalar' && part.broken)) return undefined;
  return issue.code === 'unknown-key' ? keyPlaceAt(tree, at.path, issue.key) : placeAt(tree, at.path);
}

const rulesOf = (placed: readonly PlacedRule[]): Rule[] => placed.map((each) => each.rule);

/** Whether something is called unknown that is there, and has been complained about where it stands. */
const isEcho = (issue: RuleIssue, named: ReadonlySet<string>): boolean =>
  (issue.code === 'unknown-fact' || issue.code === 'unknown-condition') && named.has(issue.name);

/** Reports what the compiler of rules finds wrong with them, where it is written. */
export function reportRuleIssues(compiled: Compiled, report: Report): void {
  const issues = ruleIssues({
    rules: rulesOf(compiled.rules),
    conditions: compiled.conditions.map((each) => each.condition),
    derived: compiled.derived.map((each) => each.fact),
    targetFacts: compiled.targetFacts ?? [],
  });
  for (const issue of issues) {
    if (issue.code === 'gap-without-target' && compiled.targetFacts === null) continue;
    if (isEcho(issue, compiled.named)) continue;
    const place = placeOf(issue, compiled);
    // The finding has a place of its own.
    const cause = Object.fromEntries(Object.entries(issue).filter(([key]) => key !== 'at'));
    if (place !== undefined)
      report.addProblem({ code: `rule-${issue.code}`, args: cause } as unknown as Problem, place);
  }
}
