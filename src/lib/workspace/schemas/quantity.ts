import type { Distribution, Quantity } from '../../plan/index.ts';
import { compileQuantity } from '../../random/index.ts';
import { problem, type Problem } from '../finding.ts';
import { FAMILIES, type Family } from '../grammar/families.ts';
import type { Amount } from '../grammar/number.ts';
import { amount, span, weeks } from './amounts.ts';
import { refuse, strict, z } from './zod.ts';

/** A number or an assumption as a file has it, read but not yet held against what it is for. */
export interface Written {
  readonly quantity: Quantity;
  /** Its numbers that carry no percent sign: over 1, they are suspect for a share. */
  readonly bare: readonly number[];
  readonly source?: string;
  readonly note?: string;
}

type Numeric = z.ZodType<Amount, number | string>;

/** A duration read as an amount of weeks, so that assumptions about durations share one grammar with the rest. */
const weeksAmount: Numeric = weeks.transform((value): Amount => ({ value, percent: false }));

const exactly = (item: Numeric, length: number) => z.array(item).length(length);

const familyShape = (item: Numeric) => ({
  value: item.optional(),
  pert: exactly(item, 3).optional(),
  triangular: exactly(item, 3).optional(),
  uniform: exactly(item, 2).optional(),
  lognormal: strict({ p5: item, p95: item }).optional(),
  normal: strict({ mean: item, sd: item }).optional(),
  beta: strict({ alpha: amount, beta: amount, min: item.optional(), max: item.optional() }).optional(),
  discrete: strict({ values: z.array(item), weights: z.array(amount) }).optional(),
  samples: z.array(item).optional(),
  source: z.string().optional(),
  note: z.string().optional(),
});

type WrittenMap = z.output<z.ZodObject<ReturnType<typeof familyShape>>>;

const ends = ([min, mode, max]: readonly Amount[]) => ({
  min: min?.value ?? 0,
  mode: mode?.value ?? 0,
  max: max?.value ?? 0,
});

const values = (amounts: readonly Amount[]): number[] => amounts.map((each) => each.value);

interface Read {
  readonly quantity: Quantity;
  readonly amounts: readonly Amount[];
}

function readFamily(written: WrittenMap, family: Family): Read | undefined {
  switch (family) {
    case 'value':
      return written.value && { quantity: written.value.value, amounts: [written.value] };
    case 'pert':
    case 'triangular': {
      const list = written[family];
      return list && { quantity: { family, ...ends(list) }, amounts: list };
    }
    case 'uniform': {
      const list = written.uniform;
      const [min, max] = values(list ?? []);
      return list && { quantity: { family, min: min ?? 0, max: max ?? 0 }, amounts: list };
    }
    case 'lognormal': {
      const { p5, p95 } = written.lognormal ?? {};
      return p5 && p95 && { quantity: { family, p5: p5.value, p95: p95.value }, amounts: [p5, p95] };
    }
    case 'normal': {
      const { mean, sd } = written.normal ?? {};
      return mean && sd && { quantity: { family, mean: mean.value, sd: sd.value }, amounts: [mean, sd] };
    }
    case 'beta': {
      const shape = written.beta;
      if (shape === undefined) return undefined;
      const { min, max } = shape;
      const range = { min: min?.value ?? 0, max: max?.value ?? 1 };
      const quantity: Distribution = { family, alpha: shape.alpha.value, beta: shape.beta.value, ...range };
      return { quantity, amounts: [min, max].filter((end) => end !== undefined) };
    }
    case 'discrete': {
      const list = written.discrete;
      const weights = values(list?.weights ?? []);
      return list && { quantity: { family, values: values(list.values), weights }, amounts: list.values };
    }
    case 'samples': {
      const list = written.samples;
      return list && { quantity: { family, values: values(list) }, amounts: list };
    }
  }
}

/** The same parameters are possible for both, and a triangular needs no table of a beta's quantiles. */
const quickToCheck = (quantity: Quantity): Quantity =>
  typeof quantity !== 'number' && quantity.family === 'pert'
    ? { ...quantity, family: 'triangular' }
    : quantity;

function impossible(quantity: Quantity): Problem | undefined {
  const compiled = compileQuantity(quickToCheck(quantity));
  if (compiled.ok) return undefined;
  const family = typeof quantity === 'number' ? 'value' : quantity.family;
  return problem('impossible-assumption', { family, cause: compiled.error });
}

const bareOf = (amounts: readonly Amount[]): number[] =>
  amounts.filter((each) => !each.percent).map((each) => each.value);

const assumption = (item: Numeric) =>
  strict(familyShape(item)).transform((written, ctx): Written => {
    const found = FAMILIES.filter((family) => written[family] !== undefined);
    const [family] = found;
    const read = family === undefined ? undefined : readFamily(written, family);
    if (family === undefined || read === undefined || found.length > 1) {
      return refuse(ctx, problem('one-family', { found, known: FAMILIES }));
    }
    const fault = impossible(read.quantity);
    if (fault !== undefined) return refuse(ctx, fault, [family]);
    return {
      quantity: read.quantity,
      bare: bareOf(read.amounts),
      ...(written.source === undefined ? {} : { source: written.source }),
      ...(written.note === undefined ? {} : { note: written.note }),
    };
  });

const known = (item: Numeric) =>
  item.transform((read): Written => ({ quantity: read.value, bare: bareOf([read]) }));

/** A number, or an assumption: `{ pert: [a, m, b], source: "..." }`. */
export const quantity = z.union([known(amount), assumption(amount)]);

const TO_THE_END = 'to the end';

/** How long something lasts: weeks, an assumption about weeks, or `to the end`. */
export const duration = z.union([
  z.literal(TO_THE_END).transform((): Written => ({ quantity: Infinity, bare: [] })),
  known(weeksAmount),
  assumption(weeksAmount),
]);

/** When something begins: a week, month or date, a range of them, or an assumption about week numbers. */
export const beginning = z.union([span, assumption(weeksAmount)]);
