import { TEAMS, type Team } from '../../plan/index.ts';
import { amount, SOURCED_KEYS } from './amounts.ts';
import { listed } from './listed.ts';
import { COMMON_KEYS, strict, title, z } from './zod.ts';

const DIMENSIONS = ['scale', 'efficiency', 'value', 'money'] as const;

const teams = Object.keys(TEAMS) as [Team, ...Team[]];

const target = strict({
  ...SOURCED_KEYS,
  fact: listed(z.string(), 'fact of the year'),
  at_least: amount.optional(),
  at_most: amount.optional(),
  owner: z.enum(teams),
  dimension: z.enum(DIMENSIONS),
  path: z.union([z.array(amount).min(1), z.record(z.string(), amount)]).optional(),
});

/** scenarios/shop/targets.yaml: what all strategies are judged on. */
export const targetsSchema = strict({
  ...COMMON_KEYS,
  title: title.optional(),
  targets: z.array(target).min(1),
});

export type TargetEntry = z.output<typeof target>;
