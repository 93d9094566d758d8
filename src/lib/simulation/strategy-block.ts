import {
  findFact,
  findYearFact,
  type Strategy,
  type Target,
  YEAR_FACTS,
  type YearFact,
} from '../plan/index.ts';
import { column, detailsOf, LANES, Remembered, type WorldBlock, Year } from '../model/index.ts';
import {
  compileRules,
  createRuleState,
  evaluateRules,
  recordWeek,
  resetRuleState,
  type RuleProgram,
  type RuleState,
} from '../rules/index.ts';
import { checkFinite } from './check-finite.ts';
import { FiringLog } from './firing-log.ts';
import { columnsOf, WeekValue, yearMeasures, YearTotals } from './measures.ts';
import { Review } from './review.ts';
import { gapMeasures, Signals, weekMeasures } from './signals.ts';

/** A strategy meets all scenarios with the same rules. */
const programs = new Remembered<RuleProgram>(50);

/** Compiles a strategy's rules, which the workspace has checked. */
export function compileStrategy(strategy: Strategy, targets: readonly Target[]): RuleProgram {
  const { rules, conditions, derived, title } = strategy;
  const source = { rules, conditions, derived, targetFacts: targets.map((target) => target.fact) };
  return programs.of(JSON.stringify(source), () => {
    const compiled = compileRules(source);
    if (compiled.ok) return compiled.program;
    throw new RangeError(`rules of ${title.name}: ${compiled.issues.map((issue) => issue.code).join(', ')}`);
  });
}

/** Called at the end of each week, after its review: for whoever follows single runs. */
export type WeekObserver = (block: StrategyBlock, week: number, reviewed: boolean) => void;

/**
 * Year facts by name (those of objects and of money, too), in the order of the names; all of them, in the catalogue's order, where nobody asks for some.
 *
 * @throws RangeError for a name that is no year fact
 */
export function yearFactsOf(names?: readonly string[]): readonly YearFact[] {
  if (!names) return YEAR_FACTS;
  return names.map((name) => {
    const fact = findYearFact(name);
    if (!fact) throw new RangeError(`no year fact ${name}`);
    return fact;
  });
}

/** What is kept of a block. */
export interface Kept {
  /** Year facts that are wanted; all of them where this is left out. */
  readonly facts?: readonly string[];
  /** Facts whose every week is kept. */
  readonly weekly?: readonly string[];
  /** Whether every firing is kept, not only how often and when first. */
  readonly firings?: boolean;
  /** Whether columns are computed, too, that nothing in the plan reads. */
  readonly everything?: boolean;
}

/** One strategy on the lanes of a block: its year, its rules and its totals. */
export class StrategyBlock {
  readonly strategy: Strategy;
  readonly year: Year;
  readonly review: Review;
  readonly program: RuleProgram;
  readonly signals: Signals;
  readonly ruleState: RuleState;
  readonly #totals: YearTotals;
  readonly #weekly: readonly { values: WeekValue; out: Float64Array }[];
  readonly #log: FiringLog | undefined;
  readonly #facts: readonly YearFact[];
  readonly #fact = column();

  constructor(strategy: Strategy, world: WorldBlock, targets: readonly Target[], kept: Kept = {}) {
    const { weekly: weeklyFacts = [], firings = false, everything = false } = kept;
    this.strategy = strategy;
    this.#facts = yearFactsOf(kept.facts);
    this.program = compileStrategy(strategy, targets);
    const read = everything
      ? undefined
      : columnsOf([
          ...weekMeasures(this.program.signals, weeklyFacts),
          ...gapMeasures(this.program.signals),
          // what every year fact of the catalogue's own list needs is always computed
          ...yearMeasures(this.#facts.filter(({ name }) => !findFact(name))),
        ]);
    this.#log = firings ? new FiringLog() : undefined;
    this.review = new Review(strategy, read?.includes('plays_running'), this.#log);
    this.year = new Year(strategy, world, this.review.modifiers, read && detailsOf(read));
    this.ruleState = createRuleState(this.program, LANES);
    this.#totals = new YearTotals(
      [...yearMeasures(this.#facts), ...gapMeasures(this.program.signals)],
      this.year.outputByName,
    );
    this.signals = new Signals(this.program.signals, this.year, this.#totals, targets);
    this.#weekly = weeklyFacts.map((name) => {
      const fact = findYearFact(name);
      if (!fact) throw new RangeError(`no weekly fact ${name}`);
      return {
        values: new WeekValue(fact.measure.week, this.year.outputByName),
        out: new Float64Array(this.year.calendar.weeks * LANES),
      };
    });
  }

  /** Runs the year of the block whose worlds have been drawn. */
  run(block: number, observer?: WeekObserver): void {
    const { year, review, ruleState, signals } = this;
    resetRuleState(ruleState);
    review.start();
    this.#log?.start();
    signals.start();
    year.start();
    for (const { values } of this.#weekly) values.start();
    const { weeks } = year.calendar;
    for (let week = 1; week <= weeks; week++) {
      review.charge(year, week);
      year.step();
      checkFinite(year, block);
      this.#totals.update(week);
      for (const { values, out } of this.#weekly) {
        values.update();
        out.set(values.values, (week - 1) * LANES);
      }
      const reviewed = this.#review(week);
      observer?.(this, week, reviewed);
    }
  }

  /** Takes the week's facts into the rules' memory and, in a review week, fires what holds: there is no week after the last. */
  #review(week: number): boolean {
    const { program, ruleState, signals, strategy, review, year } = this;
    if (program.rules.length === 0) return false;
    signals.update(week);
    recordWeek(program, ruleState, signals.columns, week);
    if (week % strategy.reviewWeeks !== 0 || week === year.calendar.weeks) return false;
    evaluateRules(program, ruleState);
    review.fire(ruleState, week);
    return true;
  }

  /** The wanted year facts of the block just run: fact after fact, each of LANES values. Missing is NaN. */
  yearFacts(): Float64Array {
    const out = new Float64Array(this.#facts.length * LANES);
    this.#facts.forEach((fact, f) => {
      this.#totals.read(fact.measure.year, this.#fact);
      out.set(this.#fact, f * LANES);
    });
    return out;
  }

  /** Every firing of the block just run, to be read by {@link firingOf}; empty where they are not kept. */
  firings(): Uint32Array {
    return this.#log?.read() ?? new Uint32Array(0);
  }

  /** The kept weekly facts of the block just run: week after week, each of LANES values. */
  weeklyFacts(): Float64Array[] {
    return this.#weekly.map(({ out }) => out.slice());
  }
}
