import { share, weeks } from './amounts.ts';
import { correlations, leverValues } from './business.ts';
import { listed } from './listed.ts';
import { beginning, duration, quantity } from './quantity.ts';
import { strict, TITLED_KEYS, z } from './zod.ts';

const shock = strict({
  lever: listed(z.string(), 'lever of the world'),
  add: quantity.optional(),
  multiply: quantity.optional(),
  set: quantity.optional(),
  from: beginning.optional(),
  for: duration.optional(),
  ramp: weeks.optional(),
  chance: share.optional(),
  id: z.string().optional(),
  source: z.string().optional(),
  note: z.string().optional(),
});

/** scenarios/*.yaml: what the world may do. */
export const scenarioSchema = strict({
  ...TITLED_KEYS,
  based_on: z.string().optional(),
  include: z.array(z.string()).optional(),
  shocks: z.array(shock).optional(),
  assume: listed(leverValues, 'levers of a scenario').optional(),
  correlations: correlations.optional(),
  together: share.optional(),
});

export type ScenarioFile = z.output<typeof scenarioSchema>;
export type ShockEntry = z.output<typeof shock>;
