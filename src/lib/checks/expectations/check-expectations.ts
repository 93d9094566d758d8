import { type Estimate, estimate, estimateDifference } from '../../analysis/index.ts';
import type { Strategy, World } from '../../plan/index.ts';
import type { CellTally } from '../../simulation/index.ts';
import type { Expectation, Figure } from '../../workspace/index.ts';
import type { CellChecker } from '../cell-checker.ts';
import type { CellName, VerdictItem } from '../verdict.ts';
import { RunColumns } from './columns.ts';
import { believed, judge, runsToDecide } from './judge.ts';
import { type Decides, saidMissing, saidNever, saidOf } from './said.ts';

/** One statement in one cell. */
export interface Question {
  readonly expectation: Expectation;
  readonly cell: CellName;
}

/** Every statement in every cell for which it is made, in the order of the file. */
export const questionsOf = (expectations: readonly Expectation[]): readonly Question[] =>
  expectations.flatMap((expectation) =>
    expectation.strategies.flatMap((strategy) =>
      expectation.scenarios.map((scenario) => ({ expectation, cell: { strategy, scenario } })),
    ),
  );

const figuresOf = ({ statement: { figure, less } }: Expectation): readonly Figure[] =>
  less ? [figure, less] : [figure];

/** Strategies whose runs a question needs; undefined stands for all of them. */
export function strategiesFor({ expectation, cell }: Question): readonly string[] | undefined {
  const figures = figuresOf(expectation);
  const all = figures.some(({ column }) => JSON.stringify(column).includes('"regret"'));
  return all ? undefined : figures.map(({ strategy }) => strategy ?? cell.strategy);
}

/** What is known of a question after some runs. */
type Answer = Pick<VerdictItem, 'standing' | 'said' | 'figure'>;

const count = (values: Float64Array): number =>
  values.reduce((sum, each) => sum + (Number.isNaN(each) ? 1 : 0), 0);

/** Decides statements by the runs of the cells that it is given. */
export class ExpectationChecker implements CellChecker {
  readonly weekly: readonly string[];
  readonly firings: boolean;
  readonly #questions: readonly Question[];
  readonly #columns: RunColumns;
  readonly #confidence: number;
  readonly #mostRuns: number | undefined;

  /**
   * @param confidence - probability with which an interval covers what it estimates
   * @param mostRuns - those that `--until-decided` would take; undefined where it was asked for
   */
  constructor(questions: readonly Question[], confidence: number, mostRuns: number | undefined) {
    this.#questions = questions;
    this.#confidence = confidence;
    this.#mostRuns = mostRuns;
    this.#columns = new RunColumns(
      questions.flatMap(({ expectation }) => figuresOf(expectation).map(({ column }) => column)),
    );
    this.weekly = this.#columns.weekly;
    this.firings = this.#columns.firings;
  }

  take(cell: CellTally, strategy: Strategy, world: World): void {
    this.#columns.take(cell, strategy, world.title.name);
  }

  /** In the order of the questions. */
  items(): readonly VerdictItem[] {
    return this.#questions.map((question): VerdictItem => {
      const { expectation, cell } = question;
      const { group, owner, reason, statement, place } = expectation;
      return {
        kind: 'expectation',
        name: `${group}: ${statement.text} [${cell.strategy} / ${cell.scenario}]`,
        ...(owner && { owner }),
        ...(reason !== undefined && { reason }),
        place,
        cell,
        ...this.#answer(question),
      };
    });
  }

  #answer(question: Question): Answer {
    const { statement } = question.expectation;
    const { measure, column } = statement.figure;
    const sides = figuresOf(question.expectation).map((figure) => this.#values(figure, question.cell));
    for (const values of sides) {
      const missing = count(values);
      if (column.kind === 'first-week') {
        if (missing === values.length) return { standing: 'input', said: saidNever(values.length) };
      } else if (missing > 0) return { standing: 'input', said: saidMissing(missing, values.length) };
    }
    const [values, less] = column.kind === 'first-week' ? sides.map(withValue) : sides;
    const found = less
      ? estimateDifference(values!, less, measure, this.#confidence)
      : estimate(values!, measure, this.#confidence);
    return this.#judged(believed(found, measure, this.#confidence), question.expectation, sides[0]!.length);
  }

  #values({ column, strategy }: Figure, cell: CellName): Float64Array {
    return this.#columns.read(strategy ?? cell.strategy, cell.scenario, column);
  }

  /** @param simulated - runs of which those of the figure are some */
  #judged(found: Estimate, { statement }: Expectation, simulated: number): Answer {
    const judgement = judge(found, statement.bound);
    const decides: Decides | undefined =
      judgement === 'inconclusive'
        ? {
            runs: runsToDecide(found, statement.bound, statement.figure.measure, this.#confidence, simulated),
            mostRuns: this.#mostRuns,
          }
        : undefined;
    return {
      standing: judgement === 'fail' ? 'breach' : judgement,
      said: saidOf(found, statement, simulated, decides, this.#confidence),
      figure: { ...found, ...(decides?.runs !== undefined && { runsToDecide: decides.runs }) },
    };
  }
}

const withValue = (values: Float64Array): Float64Array => values.filter((each) => !Number.isNaN(each));
