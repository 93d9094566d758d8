import { TEAMS, type Team } from '../../plan/index.ts';
import { amount, number, numberBetween, SOURCED_KEYS, whole, wholeWeeks } from './amounts.ts';
import { strict, title, z } from './zod.ts';

const teams = Object.keys(TEAMS) as [Team, ...Team[]];

/** A rule of a rulebook; its conditions are checked by the compiler of rules. */
export const ruleSchema = strict({
  name: z.string(),
  conditions: z.record(z.string(), z.unknown()),
  event: strict({ type: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
  priority: z.unknown().optional(),
});

const playLever = strict({
  lever: z.string(),
  add: amount.optional(),
  multiply: number.optional(),
  set: amount.optional(),
  ramp: wholeWeeks(0).optional(),
});

const cost = strict({
  once: numberBetween(0, Infinity).optional(),
  weekly: numberBetween(0, Infinity).optional(),
  funds: z.enum(['content', 'private', 'supply']).optional(),
  marketing: z.boolean().optional(),
});

/** An entry of rules/plays.yaml: what a rule sets in motion. */
export const playSchema = strict({
  ...SOURCED_KEYS,
  title: title.optional(),
  levers: z.array(playLever).optional(),
  cost: cost.optional(),
  delay: wholeWeeks(1, 52).optional(),
  for: wholeWeeks(1, 53).optional(),
  cooldown: wholeWeeks(0, 53).optional(),
  limit: whole(1, 53).optional(),
});

export type PlayEntry = z.output<typeof playSchema>;
export type PlayLeverEntry = z.output<typeof playLever>;

/** An entry of rules/facts.yaml: an expression over facts. */
export const factSchema = z.string();

/** An entry of rules/conditions.yaml, in json-rules-engine's form; checked by the compiler of rules. */
export const conditionSchema = z.record(z.string(), z.unknown());

/** An entry of rules/rules.yaml: what people should know about a rule. */
export const ruleNoteSchema = strict({
  why: z.string().optional(),
  owner: z.enum(teams).optional(),
  title: title.optional(),
  allow: z.array(z.union([z.string(), strict({ code: z.string(), reason: z.string() })])).optional(),
});

export type RuleEntry = z.output<typeof ruleSchema>;
export type RuleNote = z.output<typeof ruleNoteSchema>;
