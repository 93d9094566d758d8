import { TEAMS, type Team } from '../../plan/index.ts';
import { share } from './amounts.ts';
import { listed } from './listed.ts';
import { COMMON_KEYS, strict, z } from './zod.ts';

const teams = Object.keys(TEAMS) as [Team, ...Team[]];

/** Names of files, one of them alone, or `all`. */
const names = z.union([z.string(), z.array(z.string()).min(1)]);

const LONGEST_NAME = 120;

const group = strict({
  name: z.string().min(1).max(LONGEST_NAME),
  owner: z.enum(teams).optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  strategies: names,
  scenarios: names,
  expect: z.array(listed(z.string(), 'statement')).min(1),
});

/** How far figures may move before anyone has to look: points of a chance, and a share of a fact. */
const practical = strict({ chance: share.optional(), fact: share.optional() });

/** Whether every cell has to have a recording, also where there is none of any; else only where there are some. */
const recordings = z.enum(['required', 'optional']);

/** scenarios/checks/expectations.yaml: what must hold of the runs of strategies in scenarios. */
export const expectationsSchema = strict({
  ...COMMON_KEYS,
  practical: practical.optional(),
  recordings: recordings.optional(),
  expectations: z.array(group).min(1),
});

export type PracticalEntry = z.output<typeof practical>;
export type RecordingsEntry = z.output<typeof recordings>;
export type ExpectationGroup = z.output<typeof group>;
