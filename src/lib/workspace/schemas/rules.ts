import { TEAMS, type Team } from '../../plan/index.ts';
import { amount, number, numberBetween, SOURCED_KEYS, whole, wholeWeeks } from './amounts.ts';
import { listed } from './listed.ts';
import { COMMON_KEYS, strict, title, z } from './zod.ts';

const teams = Object.keys(TEAMS) as [Team, ...Team[]];

/** A rule of a rulebook; its conditions are checked by the compiler of rules. */
export const ruleSchema = strict({
  name: z.string(),
  conditions: listed(z.record(z.string(), z.unknown()), 'condition'),
  event: strict({ type: listed(z.string(), 'play'), params: z.record(z.string(), z.unknown()).optional() }),
  priority: z.unknown().optional(),
});

const playLever = strict({
  lever: listed(z.string(), 'lever of a play'),
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
export const conditionSchema = listed(z.record(z.string(), z.unknown()), 'condition');

/** An entry of rules/rules.yaml: what people should know about a rule. */
export const ruleNoteSchema = strict({
  why: z.string().optional(),
  owner: z.enum(teams).optional(),
  title: title.optional(),
  allow: z.array(z.union([z.string(), strict({ code: z.string(), reason: z.string() })])).optional(),
});

/** Keys under which files keep what they map names to. */
export type Section = 'plays' | 'facts' | 'conditions' | 'rules';

/** A file that maps names to things of one kind under one key. */
export const sectionFile = (section: Section, entry: z.ZodType) =>
  strict({ ...COMMON_KEYS, title: title.optional(), [section]: z.record(z.string(), entry) });

/** rules/*.json: a rulebook. */
export const rulebookSchema = z.array(ruleSchema);

export type RuleEntry = z.output<typeof ruleSchema>;
export type RuleNote = z.output<typeof ruleNoteSchema>;
