import type { Estimate } from '../../analysis/index.ts';
import { label, type Label } from '../../plan/index.ts';
import { CONFIDENCE } from '../../simulation/index.ts';
import type { Statement } from '../../workspace/index.ts';
import { fixedText, unitTexts } from '../number-text.ts';

const DIGITS = 4;

/** A confidence as percent, such as 99.17%. */
const percentText = (confidence: number): string => `${Number((confidence * 100).toPrecision(DIGITS))}%`;

/** What would decide a statement that is inconclusive. */
export interface Decides {
  /** Runs; undefined where no number within the limit would. */
  readonly runs: number | undefined;
  /** Most runs that `--until-decided` would take; undefined where it was asked for. */
  readonly mostRuns: number | undefined;
}

const runsText = (runs: number): string => `${fixedText(runs)} run${runs === 1 ? '' : 's'}`;

/** A figure with its interval, and the runs that it is of. */
function figureText(
  { value, low, high, runs }: Estimate,
  { unit }: Statement,
  simulated: number,
  confidence: number,
): Label {
  const [is = '', from = '', to = ''] = unitTexts([value, low, high], unit);
  const interval =
    low === -Infinity && high === Infinity
      ? label('too few runs for an interval', '推演次数太少，没有误差范围')
      : label(`${from} to ${to}`, `${from} 至 ${to}`);
  // a first week is of the runs in which there is one
  const of =
    runs === simulated
      ? label(runsText(runs), `${fixedText(runs)} 次推演`)
      : label(
          `of the ${fixedText(runs)} of ${runsText(simulated)} in which it fired`,
          `${fixedText(simulated)} 次推演中触发的 ${fixedText(runs)} 次`,
        );
  const level =
    confidence === CONFIDENCE
      ? label('', '')
      : label(`, interval of ${percentText(confidence)}`, `，误差范围 ${percentText(confidence)}`);
  return label(`${is} (${interval.en}), ${of.en}${level.en}`, `${is}（${interval.zh}），${of.zh}${level.zh}`);
}

/**
 * A figure with its interval, and what would decide where it is inconclusive.
 *
 * @param simulated - runs of which those of the figure are some
 */
export function saidOf(
  estimate: Estimate,
  statement: Statement,
  simulated: number,
  decides: Decides | undefined,
  confidence: number,
): Label {
  const figure = figureText(estimate, statement, simulated, confidence);
  if (!decides) return figure;
  const { runs: wanted, mostRuns } = decides;
  const orUntil = wanted !== undefined && mostRuns !== undefined && wanted <= mostRuns;
  const more =
    wanted === undefined
      ? label(
          'too close to the bound for any number of runs: move the bound, or let it stay inconclusive',
          '离界限太近，再多推演也难以判定：请调整界限，或接受它待定',
        )
      : label(
          `about ${fixedText(wanted)} runs would decide: --runs ${wanted}${orUntil ? ', or --until-decided' : ''}`,
          `约需 ${fixedText(wanted)} 次推演才能判定：用 --runs ${wanted}${orUntil ? ' 或 --until-decided' : ''}`,
        );
  return label(`${figure.en}; ${more.en}`, `${figure.zh}；${more.zh}`);
}

/** What to say where some runs have no value: nothing can then be said of all runs. */
export const saidMissing = (missing: number, runs: number): Label =>
  label(
    `no value in ${fixedText(missing)} of ${fixedText(runs)} runs: a figure of the others would not be that of the cell; ask for a fact, or a week, that every run has`,
    `${fixedText(runs)} 次推演中有 ${fixedText(missing)} 次没有数值：只算其余推演不能代表该格；请改用每次推演都有数值的指标或周`,
  );

/** What to say where something never fired in any run. */
export const saidNever = (runs: number): Label =>
  label(
    `never fired in ${fixedText(runs)} runs, so there is no first week: ask with \`fires\` whether it should`,
    `${fixedText(runs)} 次推演中从未触发，没有首次触发周：请用 \`fires\` 检查它是否应当触发`,
  );
