import type { Engine, RuleProperties, TopLevelCondition } from 'json-rules-engine';
import type { RuleSource } from './compile.ts';
import { evaluateRules, ruleHolds, stepHolds } from './evaluate.ts';
import { FactBook, signalShape, type FactMeaning } from './facts.ts';
import { HistoryReader, type LaneHistory } from './history.ts';
import { readParams, type Reading } from './params.ts';
import { leafKey, type RuleProgram, type SignalRef } from './program.ts';
import { recordWeek } from './record.ts';
import { createRuleState, type RuleState } from './state.ts';
import { decodeValue, type FactValue } from './value.ts';
import type { Json } from '../plan/index.ts';

/**
 * json-rules-engine's own account of a condition: what was asked, and for each comparison that it came to, the two
 * values (absent when missing) and the result. Comparisons that it did not need have no result.
 */
export type Reason =
  | { readonly all: readonly Reason[]; readonly name?: string; readonly priority?: number }
  | { readonly any: readonly Reason[]; readonly name?: string; readonly priority?: number }
  | { readonly not: Reason; readonly name?: string; readonly priority?: number }
  | { readonly condition: string; readonly name?: string; readonly priority?: number }
  | ReasonLeaf;

export interface ReasonLeaf {
  readonly fact: string;
  readonly operator: string;
  readonly value: Json;
  readonly params?: Readonly<Record<string, Json>>;
  readonly path?: string;
  readonly name?: string;
  readonly priority?: number;
  readonly factResult?: Exclude<FactValue, undefined>;
  readonly valueResult?: Json;
  readonly result?: boolean;
}

export interface RuleReason {
  readonly rule: string;
  readonly holds: boolean;
  readonly because: Reason;
}

/** The rules' state at the end of one week of one run, in the order in which they were compiled. */
export interface WeekExplanation {
  readonly week: number;
  readonly rules: readonly RuleReason[];
}

/** json-rules-engine and the compiled form say different things: a fault of this product, never of a file. */
export class RuleDisagreement extends Error {
  override readonly name = 'RuleDisagreement';
  readonly rule: string;
  readonly week: number;
  /** What the library says. */
  readonly library: boolean;
  readonly compiled: boolean;
  /** The comparison they differ on; undefined if it is the whole rule. */
  readonly leaf: ReasonLeaf | undefined;

  constructor(rule: string, week: number, library: boolean, leaf?: ReasonLeaf) {
    const about = leaf ? `the comparison ${leafKey(leaf)} of rule "${rule}"` : `rule "${rule}"`;
    super(`week ${week}: ${about} is ${library} by json-rules-engine and ${!library} by the compiled form`);
    this.rule = rule;
    this.week = week;
    this.library = library;
    this.compiled = !library;
    this.leaf = leaf;
  }
}

/** Which week the library's facts are about; may be moved on between two runs of the engine. */
export interface Moment {
  week: number;
}

/** What json-rules-engine says of one rule. */
export type OnResult = (rule: number, holds: boolean, because: Reason) => void;

/** json-rules-engine hands params over as it finds them; those of compiled rules are always good. */
const readingOf = (params: unknown): Reading => readParams(params, () => undefined) ?? { lag: 0 };

function decode(ref: SignalRef, reading: Reading, code: number): FactValue {
  const { type, members } = signalShape(ref);
  return reading.window ? decodeValue('number', [], code) : decodeValue(type, members, code);
}

/** The value of an object fact: all parts that were recorded, by key. */
function objectValue(
  fact: string,
  signals: readonly SignalRef[],
  value: (ref: SignalRef) => FactValue,
): object {
  const keys: Record<string, Record<string, FactValue>> = {};
  for (const ref of signals) {
    if ('key' in ref && ref.fact === fact) (keys[ref.key] ??= {})[ref.part] = value(ref);
  }
  return keys;
}

function valueOf(
  meaning: FactMeaning,
  signals: readonly SignalRef[],
  reader: HistoryReader,
  params: unknown,
  week: number,
): unknown {
  const reading = readingOf(params);
  const signal = (ref: SignalRef): FactValue => decode(ref, reading, reader.signal(ref, reading, week));
  switch (meaning.kind) {
    case 'signal':
      return signal(meaning.ref);
    case 'object':
      return objectValue(meaning.definition.name, signals, signal);
    case 'derived':
      return decodeValue('number', [], reader.derived(meaning.name, reading, week));
  }
}

/** Every name that stands where a fact's name does, in a condition or in what a comparison is made with. */
function factNames(condition: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(condition)) for (const each of condition) factNames(each, names);
  else if (typeof condition === 'object' && condition !== null) {
    for (const [key, inside] of Object.entries(condition)) {
      if (key === 'fact' && typeof inside === 'string') names.add(inside);
      else factNames(inside, names);
    }
  }
  return names;
}

/**
 * Builds json-rules-engine's own engine for one lane: facts as functions of their params, shared conditions set, unknown
 * facts and conditions refused. Each `engine.run()` is about `moment.week` and calls `onResult` once per rule.
 * The library is loaded when this is first called. Rules and conditions are copied, since the library writes on them.
 */
export async function rulesEngine(
  source: RuleSource,
  program: RuleProgram,
  history: LaneHistory,
  moment: Moment,
  onResult: OnResult,
): Promise<Engine> {
  const library = await import('json-rules-engine');
  const engine = new library.Engine([], { allowUndefinedFacts: false, allowUndefinedConditions: false });
  const book = new FactBook(
    source.targetFacts,
    source.derived.map(({ name }) => name),
  );
  const reader = new HistoryReader(program.signals, source.derived, history);
  for (const { name, conditions } of source.conditions)
    engine.setCondition(name, structuredClone(conditions) as TopLevelCondition);
  const rules = source.rules.map((rule, index): RuleProperties => {
    const report: NonNullable<RuleProperties['onSuccess']> = (_event, _almanac, { result, conditions }) => {
      const account = conditions as unknown as { toJSON(stringify: false): Reason };
      onResult(index, result as boolean, account.toJSON(false));
    };
    const { name, priority, play, params } = rule;
    const conditions = structuredClone(rule.conditions) as TopLevelCondition;
    return {
      name,
      priority,
      conditions,
      event: { type: play, params: { ...params } },
      onSuccess: report,
      onFailure: report,
    };
  });
  for (const rule of rules) engine.addRule(rule);
  const used = factNames([
    source.rules.map(({ conditions }) => conditions),
    source.conditions.map(({ conditions }) => conditions),
  ]);
  for (const name of used) {
    const meaning = book.find(name);
    if ('code' in meaning) continue;
    // The library's cache goes by a 32-bit hash, of which two facts may have the same one.
    engine.addFact(
      name,
      (params: unknown) => valueOf(meaning, program.signals, reader, params, moment.week),
      { cache: false },
    );
  }
  return engine;
}

function* leavesOf(reason: Reason): Iterable<ReasonLeaf> {
  if ('all' in reason) for (const inside of reason.all) yield* leavesOf(inside);
  else if ('any' in reason) for (const inside of reason.any) yield* leavesOf(inside);
  else if ('not' in reason) yield* leavesOf(reason.not);
  else if (!('condition' in reason)) yield reason;
}

function requireAgreement(
  program: RuleProgram,
  state: RuleState,
  week: number,
  rule: number,
  { rule: name, holds, because }: RuleReason,
): void {
  if (ruleHolds(state, rule, 0) !== holds) throw new RuleDisagreement(name, week, holds);
  for (const leaf of leavesOf(because)) {
    if (leaf.result === undefined) continue;
    const step = program.leaves[leafKey(leaf)]!;
    if (stepHolds(state, step, 0) !== leaf.result) throw new RuleDisagreement(name, week, leaf.result, leaf);
  }
}

/** Explains the weeks of one lane. */
export class Explainer {
  readonly #program: RuleProgram;
  readonly #history: LaneHistory;
  readonly #moment: Moment = { week: 0 };
  readonly #names: readonly string[];
  readonly #engine: Promise<Engine>;
  #state: RuleState;
  #reasons: RuleReason[] = [];

  constructor(source: RuleSource, program: RuleProgram, history: LaneHistory) {
    this.#program = program;
    this.#history = history;
    this.#names = source.rules.map(({ name }) => name);
    this.#state = createRuleState(program, 1);
    this.#engine = rulesEngine(source, program, history, this.#moment, (rule, holds, because) => {
      this.#reasons[rule] = { rule: this.#names[rule]!, holds, because };
    });
  }

  /**
   * What json-rules-engine says of all rules at the end of a week, from 1, after making sure that the compiled form
   * says the same. One week at a time: wait for the last answer before asking again.
   * @throws RuleDisagreement if the two differ on a rule, or on a comparison that the library evaluated.
   */
  async explain(week: number): Promise<WeekExplanation> {
    const engine = await this.#engine;
    this.#replay(week);
    this.#moment.week = week;
    this.#reasons = [];
    await engine.run();
    const rules = this.#reasons;
    rules.forEach((reason, rule) => {
      requireAgreement(this.#program, this.#state, week, rule, reason);
    });
    return { week, rules };
  }

  /** Brings the compiled form to the week. */
  #replay(week: number): void {
    if (week <= this.#state.week) this.#state = createRuleState(this.#program, 1);
    while (this.#state.week < week) {
      const next = this.#state.week + 1;
      const columns = this.#history.map((values) => Float64Array.of(values[next - 1]!));
      recordWeek(this.#program, this.#state, columns, next);
    }
    evaluateRules(this.#program, this.#state);
  }
}

/** Explains a single week of a lane; see `Explainer`, which is faster for several. */
export function explainWeek(
  source: RuleSource,
  program: RuleProgram,
  history: LaneHistory,
  week: number,
): Promise<WeekExplanation> {
  return new Explainer(source, program, history).explain(week);
}
