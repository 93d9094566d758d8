import { BUDGET_LINES, PAID_CHANNELS, SEGMENTS, SOURCES, SUPPLIERS } from '../../plan/index.ts';
import { number, numberBetween, share, SOURCED_KEYS, stated, whole, wholeWeeks } from './amounts.ts';
import { quantity } from './quantity.ts';
import { listed } from './listed.ts';
import { strict, TITLED_KEYS, z } from './zod.ts';

/** A plan runs over a quarter at least; a week more than a year allows for calendars of 53 weeks. */
const WEEKS: readonly [number, number] = [13, 53];

/** One value for each name of a closed set. */
const each = <Name extends string, Value extends z.ZodType>(names: readonly Name[], value: Value) =>
  strict(Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>);

const weekly = z.array(numberBetween(0, Infinity));

const calendar = strict({
  ...SOURCED_KEYS,
  start: z.string(),
  weeks: whole(...WEEKS).optional(),
  // Its logarithm moves conversion: a week of nothing cannot be.
  season: z.array(numberBetween(0.01, 100)),
  promotions: z
    .array(
      strict({
        name: z.string().optional(),
        weeks: z.array(whole(1, WEEKS[1])).min(1),
        weights: z.array(share).optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
});

const opening = strict({
  ...SOURCED_KEYS,
  customers: each(SEGMENTS, stated(0)),
  content_stock: stated(0),
  weekly_orders: stated(1),
  stock_weeks: stated(0),
  cash: stated(-Infinity),
});

/** A budget: its total and how it is split over the lines. */
export const budget = strict({
  ...SOURCED_KEYS,
  total: stated(0, 1e9),
  split: each(BUDGET_LINES, share),
});

/** Shares of public spend by paid channel. */
export const channelShares = each(PAID_CHANNELS, share);

const lastYear = strict({
  ...SOURCED_KEYS,
  gmv: weekly,
  organic_visits: weekly,
  budget,
  channels: channelShares,
});

const terms = strict({ ...SOURCED_KEYS, receipt_lag: wholeWeeks(0, 52), supplier_term: wholeWeeks(0, 52) });

/** Levers that are drawn together. */
export const correlations = z.array(
  strict({
    between: z.array(listed(z.string(), 'any lever')).length(2),
    r: number,
    ...SOURCED_KEYS,
  }),
);

/** Values by lever, the nested map laid flat. */
export const leverValues = z.record(z.string(), quantity);

const names = [...SOURCES, ...SUPPLIERS] as const;

/** scenarios/shop/business.yaml: the shop today. */
export const businessSchema = strict({
  ...TITLED_KEYS,
  calendar,
  opening,
  last_year: lastYear,
  terms,
  levers: listed(leverValues, 'levers of the shop'),
  correlations: correlations.optional(),
  labels: strict(
    Object.fromEntries(names.map((name) => [name, z.string().min(1).max(100).optional()])),
  ).optional(),
});

export type BusinessFile = z.output<typeof businessSchema>;
