import type { Estimate } from '../../analysis/index.ts';
import { label, type Label } from '../../plan/index.ts';
import { CONFIDENCE } from '../../simulation/index.ts';
import type { Statement } from '../../workspace/index.ts';
import { fixedText, unitTexts } from '../number-text.ts';
import type { Judgement } from './judge.ts';

const DIGITS = 4;

/** A confidence as percent, such as 99.17%. */
const percentText = (confidence: number): string => `${Number((confidence * 100).toPrecision(DIGITS))}%`;

/** A figure with its interval, what is wanted of it, and what would decide where it is open. */
export function saidOf(
  estimate: Estimate,
  { unit }: Statement,
  judgement: Judgement,
  runsToDecide: number | undefined,
  confidence: number,
): Label {
  const [value = '', low = '', high = ''] = unitTexts([estimate.value, estimate.low, estimate.high], unit);
  const runs = fixedText(estimate.runs);
  const level =
    confidence === CONFIDENCE
      ? label('', '')
      : label(`, interval of ${percentText(confidence)}`, `，误差范围 ${percentText(confidence)}`);
  const figure = label(
    `${value} (${low} to ${high}), ${runs} runs${level.en}`,
    `${value}（${low} 至 ${high}），${runs} 次推演${level.zh}`,
  );
  if (judgement !== 'inconclusive') return figure;
  const more =
    runsToDecide === undefined
      ? label(
          'too close to the bound for any number of runs: move the bound, or leave it open on purpose',
          '离界限太近，再多推演也难以判定：调整界限，或有意留作未定',
        )
      : label(
          `about ${fixedText(runsToDecide)} runs would decide: --runs ${runsToDecide}, or --until-decided`,
          `约需 ${fixedText(runsToDecide)} 次推演才能判定：用 --runs ${runsToDecide} 或 --until-decided`,
        );
  return label(`${figure.en}: open; ${more.en}`, `${figure.zh}：未定；${more.zh}`);
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
