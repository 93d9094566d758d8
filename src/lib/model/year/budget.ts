import { BUDGET_LINES, PAID_CHANNELS } from '../../plan/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const TOTAL = leverIndex('budget.total');
const PACE = leverIndex('budget.pace');
const LINES = BUDGET_LINES.map((line) => leverIndex(`budget.${line}`));
const CONTENT_OUTPUT = leverIndex('content.output');
const SHARE = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.share`));
const SPEND = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.spend`));

const scratch = { channelSum: column(), lineSum: column() };

/** Sum of the shares of a group, which its members are divided by so that they sum to 1. */
function sumOf(out: Column, parts: readonly Column[]): void {
  out.set(parts[0]!);
  for (const part of parts.slice(1)) for (let i = 0; i < out.length; i++) out[i]! += part[i]!;
}

/** Spends of the week: the year's budget x the week's share of it x pace, split by lines and channels. */
export function spendBudget(year: YearContext): void {
  const { levers: v, money, output, week } = year;
  const weekShare = year.weekShare[week - 1]!;
  const moved = [TOTAL, PACE, CONTENT_OUTPUT, ...LINES, ...SHARE, ...SPEND].some((lever) =>
    year.changed(lever),
  );
  year.budgetMoved = moved || weekShare !== year.weekShare[week - 2];
  if (!year.budgetMoved) return;
  const lines = LINES.map((line) => v[line]!);
  sumOf(scratch.lineSum, lines);
  const spends = [money.public, money.content, money.private, money.supply];
  spends.forEach((out, k) => {
    splitLine(out, v[TOTAL]!, v[PACE]!, lines[k]!, scratch.lineSum, weekShare);
  });
  plan(money.planned, v[TOTAL]!, weekShare);
  scaleBy(money.content, v[CONTENT_OUTPUT]!);
  const shares = SHARE.map((share) => v[share]!);
  sumOf(scratch.channelSum, shares);
  output.mediaSpend.fill(0);
  PAID_CHANNELS.forEach((_, c) => {
    spendChannel(
      output.spend[c]!,
      output.mediaSpend,
      money.public,
      shares[c]!,
      scratch.channelSum,
      v[SPEND[c]!]!,
    );
  });
}

function splitLine(
  out: Column,
  total: Column,
  pace: Column,
  line: Column,
  sum: Column,
  weekShare: number,
): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = sum[i]! > 0 ? (total[i]! * weekShare * pace[i]! * line[i]!) / sum[i]! : 0;
  }
}

function plan(out: Column, total: Column, weekShare: number): void {
  for (let i = 0; i < out.length; i++) out[i] = total[i]! * weekShare;
}

function scaleBy(out: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! *= factor[i]!;
}

function spendChannel(
  out: Column,
  all: Column,
  line: Column,
  share: Column,
  sum: Column,
  factor: Column,
): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = sum[i]! > 0 ? (line[i]! * share[i]! * factor[i]!) / sum[i]! : 0;
    all[i]! += out[i]!;
  }
}

/** The part of what is asked of a budget line that its money pays for: where it is short, all get the same part. */
export const paidPart = (asked: number, available: number): number =>
  asked > available ? available / asked : 1;
