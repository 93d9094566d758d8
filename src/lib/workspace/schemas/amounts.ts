import { problem } from '../finding.ts';
import { parseAmount, writePercent, type Amount } from '../grammar/number.ts';
import { parseWeeks } from '../grammar/weeks.ts';
import { parseMonths, parseSpan } from '../grammar/when.ts';
import { refuse, strict, z } from './zod.ts';

const text = z.union([z.number(), z.string()]);

/** A number in the one grammar of numbers. */
export const amount = text.transform((written, ctx): Amount => {
  const read = parseAmount(written);
  return read.ok
    ? read.value
    : refuse(ctx, problem('number-text', { text: String(written), ...read.problem }));
});

/** A plain number; its percent sign, if any, has been worked in. */
export const number = amount.transform((read) => read.value);

/** A number within bounds, both included. */
export const numberBetween = (low: number, high: number) =>
  number.transform((value, ctx) =>
    value >= low && value <= high
      ? value
      : refuse(ctx, problem('out-of-range', { value, low, high, unit: 'number' })),
  );

/** A share of a whole: 0% to 100%, where a bare number over 1 is a forgotten percent sign. */
export const share = amount.transform(({ value, percent }, ctx) => {
  if (!percent && value > 1) {
    return refuse(
      ctx,
      problem('share-without-percent', { value, suggestion: writePercent(value / 100), most: 1 }),
    );
  }
  return value >= 0 && value <= 1
    ? value
    : refuse(ctx, problem('out-of-range', { value, low: 0, high: 1, unit: 'share' }));
});

/** A duration in weeks. */
export const weeks = text.transform((written, ctx) => {
  const read = parseWeeks(written);
  return read.ok
    ? read.value
    : refuse(ctx, problem('weeks-text', { text: String(written), ...read.problem }));
});

/** A duration in whole weeks. */
export const wholeWeeks = (low: number, high = Infinity) =>
  weeks.transform((value, ctx) => {
    if (!Number.isInteger(value)) return refuse(ctx, problem('whole-number', { value, what: 'weeks' }));
    return value >= low && value <= high
      ? value
      : refuse(ctx, problem('out-of-range', { value, low, high, unit: 'weeks' }));
  });

/** A whole number within bounds. */
export const whole = (low: number, high = Infinity) =>
  number.transform((value, ctx) => {
    if (!Number.isInteger(value)) return refuse(ctx, problem('whole-number', { value, what: 'number' }));
    return value >= low && value <= high
      ? value
      : refuse(ctx, problem('out-of-range', { value, low, high, unit: 'number' }));
  });

/** A week, month or date, or a range of them. */
export const span = text.transform((written, ctx) => {
  const read = parseSpan(written);
  return read.ok ? read.value : refuse(ctx, problem('when-text', { text: String(written), ...read.problem }));
});

/** Months of the plan: `1-2`. */
export const months = text.transform((written, ctx) => {
  const read = parseMonths(written);
  return read.ok
    ? read.value
    : refuse(ctx, problem('months-text', { text: String(written), ...read.problem }));
});

/** A number, bare or with its source beside it: `4_000_000` or `{ value: 4_000_000, source: "..." }`. */
export const stated = (low: number, high = Infinity) =>
  z.union([
    numberBetween(low, high),
    strict({
      value: numberBetween(low, high),
      source: z.string().optional(),
      note: z.string().optional(),
    }).transform((entry) => entry.value),
  ]);

/** Keys of a part of a file whose numbers share a source. */
export const SOURCED_KEYS = { source: z.string().optional(), note: z.string().optional() };
