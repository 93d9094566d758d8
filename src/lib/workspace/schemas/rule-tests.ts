import { TEAMS, type Team } from '../../plan/index.ts';
import { whole } from './amounts.ts';
import { listed } from './listed.ts';
import { COMMON_KEYS, strict, z } from './zod.ts';

const teams = Object.keys(TEAMS) as [Team, ...Team[]];

const LONGEST_NAME = 120;
const MOST_WEEKS = 53;

const rules = z.array(z.string());

const expected = strict({
  holds: rules.optional(),
  holds_not: rules.optional(),
  fires: rules.optional(),
  fires_not: rules.optional(),
  held_back: rules.optional(),
  starts: z.array(listed(z.string(), 'play')).optional(),
  starts_not: z.array(listed(z.string(), 'play')).optional(),
  only: z.boolean().optional(),
});

const test = strict({
  name: z.string().min(1).max(LONGEST_NAME),
  owner: z.enum(teams).optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  week: whole(1, MOST_WEEKS),
  facts: listed(z.record(z.string(), z.unknown()), 'facts of a week').optional(),
  history: listed(z.record(z.string(), z.unknown()), 'facts of weeks').optional(),
  fired: z.record(z.string(), z.array(whole(1, MOST_WEEKS)).min(1)).optional(),
  expect: expected,
});

/** rules/tests/*.yaml: what the rules of a strategy are to do in a week that is told, before anything is simulated. */
export const ruleTestsSchema = strict({
  ...COMMON_KEYS,
  strategy: z.string(),
  tests: z.array(test).min(1),
});

export type RuleTestEntry = z.output<typeof test>;
