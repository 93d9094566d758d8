import type { DerivedFact, Json, Rule, SharedCondition } from '../plan/index.ts';
import { CellBuilder, schedule } from './cells.ts';
import {
  buildCondition,
  DEEPEST_CONDITION,
  isOutermost,
  isPriority,
  type Built,
  type ConditionContext,
} from './conditions.ts';
import { DerivedCells, readDerived, type Expressions } from './derived.ts';
import { FactBook } from './facts.ts';
import type { JsonPath, Report, RuleIssue } from './issue.ts';
import { nearestName } from './nearest.ts';
import type { RuleProgram } from './program.ts';
import { StepBuilder } from './steps.ts';

/** What rules are made of: a strategy's rules, conditions and derived facts, and the facts that have a target. */
export interface RuleSource {
  readonly rules: readonly Rule[];
  readonly conditions: readonly SharedCondition[];
  readonly derived: readonly DerivedFact[];
  readonly targetFacts: readonly string[];
}

export interface CompileOptions {
  /**
   * True, the default, refuses also what json-rules-engine accepts but no author means: values of the wrong type,
   * empty groups, unknown keys, several kinds in one condition, odd priorities, thresholds that decide nothing,
   * duplicate names. False follows the library through all of these.
   */
  readonly strict?: boolean;
}

export type CompiledRules =
  | { readonly ok: true; readonly program: RuleProgram }
  | { readonly ok: false; readonly issues: readonly RuleIssue[] };

/** One pass over a source: everything once for its issues, then only what the rules use for the program. */
class Pass {
  readonly issues: RuleIssue[];
  readonly #source: RuleSource;
  readonly #strict: boolean;
  readonly #context: ConditionContext;
  readonly #cells = new CellBuilder();
  readonly #derived: DerivedCells;
  readonly #shared = new Map<string, Built | undefined>();
  readonly #open: string[] = [];
  readonly #places: ReadonlyMap<string, number>;

  constructor(source: RuleSource, expressions: Expressions, strict: boolean, issues: RuleIssue[]) {
    this.#source = source;
    this.#strict = strict;
    this.issues = issues;
    const book = new FactBook(
      source.targetFacts,
      source.derived.map(({ name }) => name),
    );
    this.#derived = new DerivedCells(source.derived, expressions, book, this.#cells, issues);
    this.#places = firstPlaces(source.conditions);
    this.#context = {
      book,
      cells: this.#cells,
      derived: this.#derived,
      strict,
      steps: new StepBuilder(),
      leaves: new Map(),
      shared: (name, depth, report) => this.#sharedCondition(name, depth, report),
    };
  }

  checkUnused(): void {
    for (const { name } of this.#source.derived) this.#derived.cell(name);
    for (const [index, { name }] of this.#source.conditions.entries()) {
      const first = this.#places.get(name)!;
      const at = { kind: 'condition', index, name, path: [] } as const;
      if (first !== index) this.issues.push({ code: 'duplicate-condition', name, first, at });
      else this.#sharedCondition(name, 0, () => undefined);
    }
  }

  buildRules(): RuleProgram['rules'] {
    const seen = firstPlaces(this.#source.rules);
    const built = this.#source.rules.map((rule, index) => {
      const report: Report = (path, problem) => {
        this.issues.push({
          ...problem,
          at: { kind: 'rule', index, name: rule.name, rulebook: rule.rulebook, path },
        });
      };
      const first = seen.get(rule.name)!;
      if (this.#strict && first !== index)
        report(['name'], { code: 'duplicate-rule', name: rule.name, first });
      if (this.#strict ? !isPriority(rule.priority) : libraryRefuses(rule.priority))
        report(['priority'], { code: 'priority', value: rule.priority });
      return {
        name: rule.name,
        step: this.#outermost(rule.conditions as unknown as Json, ['conditions'], 1, report, true)?.step ?? 0,
      };
    });
    return built;
  }

  program(): RuleProgram {
    const rules = this.buildRules();
    const { signals, cells, firstWeek } = this.#cells;
    const { steps, leaves } = this.#context;
    return {
      signals,
      cells,
      firstWeek,
      ...schedule(cells),
      steps: steps.steps,
      rules,
      leaves: Object.fromEntries(leaves),
    };
  }

  #outermost(
    condition: Json,
    path: JsonPath,
    depth: number,
    report: Report,
    ofRule: boolean,
  ): Built | undefined {
    if (!isOutermost(condition)) {
      report(path, { code: 'root-is-comparison' });
      return undefined;
    }
    return buildCondition(condition, { path, depth, report }, this.#context, ofRule);
  }

  #sharedCondition(name: string, depth: number, report: Report): Built | undefined {
    const index = this.#places.get(name);
    if (index === undefined) {
      report(['condition'], {
        code: 'unknown-condition',
        name,
        nearest: nearestName(name, this.#places.keys()),
      });
      return undefined;
    }
    const start = this.#open.indexOf(name);
    if (start >= 0) {
      report(['condition'], { code: 'condition-cycle', cycle: this.#open.slice(start) });
      return undefined;
    }
    if (!this.#shared.has(name)) this.#shared.set(name, this.#buildShared(name, index, depth));
    const built = this.#shared.get(name);
    if (built && depth + built.levels > DEEPEST_CONDITION) {
      report(['condition'], { code: 'depth-over-limit', limit: DEEPEST_CONDITION });
      return undefined;
    }
    return built && { step: built.step, levels: built.levels + 1 };
  }

  #buildShared(name: string, index: number, depth: number): Built | undefined {
    this.#open.push(name);
    const report: Report = (path, problem) => {
      this.issues.push({ ...problem, at: { kind: 'condition', index, name, path } });
    };
    const built = this.#outermost(
      this.#source.conditions[index]!.conditions as unknown as Json,
      [],
      depth + 1,
      report,
      false,
    );
    this.#open.pop();
    return built;
  }
}

/** json-rules-engine takes 0 for 1, cuts fractions, and refuses what is then below 1. */
const libraryRefuses = (priority: number): boolean => Number.parseInt(String(priority || 1), 10) <= 0;

function firstPlaces(named: readonly { readonly name: string }[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { name }] of named.entries()) if (!places.has(name)) places.set(name, index);
  return places;
}

interface Examined {
  readonly issues: readonly RuleIssue[];
  readonly expressions: Expressions;
}

function examine(source: RuleSource, strict: boolean): Examined {
  const issues: RuleIssue[] = [];
  const expressions = readDerived(source.derived, issues);
  const check = new Pass(source, expressions, strict, issues);
  check.checkUnused();
  check.buildRules();
  return { issues, expressions };
}

/** What is wrong with rules, without a program made of them: every issue in the order of `compileRules`. Never throws. */
export const ruleIssues = (source: RuleSource): readonly RuleIssue[] => examine(source, true).issues;

/**
 * Compiles rules into a program over blocks, with exactly json-rules-engine 7.3.1's results. Every issue there is is
 * found in one go, in the order derived facts, shared conditions, rules. Never throws.
 */
export function compileRules(source: RuleSource, { strict = true }: CompileOptions = {}): CompiledRules {
  const { issues, expressions } = examine(source, strict);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, program: new Pass(source, expressions, strict, []).program() };
}
