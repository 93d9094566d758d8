import { amount, months, number, share, span, wholeWeeks } from './amounts.ts';
import { budget, channelShares, leverValues } from './business.ts';
import { listed } from './listed.ts';
import { duration } from './quantity.ts';
import { strict, TITLED_KEYS, z } from './zod.ts';

/** Weeks between two reviews, by how a strategy writes it. */
export const REVIEWS = { weekly: 1, 'every 4 weeks': 4 } as const;
export type Review = keyof typeof REVIEWS;

const reviews = Object.keys(REVIEWS) as [Review, ...Review[]];

const phase = strict({
  name: z.string(),
  months,
  spend: share,
  levers: listed(leverValues, 'levers of ours').optional(),
  note: z.string().optional(),
});

const change = strict({
  lever: listed(z.string(), 'lever of ours'),
  set: amount.optional(),
  add: amount.optional(),
  multiply: number.optional(),
  from: span.optional(),
  for: duration.optional(),
  ramp: wholeWeeks(0).optional(),
  note: z.string().optional(),
  source: z.string().optional(),
});

/** scenarios/shop/strategies/*.yaml: what we do. */
export const strategySchema = strict({
  ...TITLED_KEYS,
  based_on: z.string().optional(),
  budget,
  channels: channelShares.optional(),
  phases: z.array(phase).min(1).optional(),
  levers: listed(leverValues, 'levers of ours').optional(),
  changes: z.array(change).optional(),
  rules: z.array(z.string()).optional(),
  review: z.enum(reviews).optional(),
});

export type StrategyFile = z.output<typeof strategySchema>;
export type PhaseEntry = z.output<typeof phase>;
export type ChangeEntry = z.output<typeof change>;
