import { TEAMS, type Team } from '../../plan/index.ts';
import { problem } from '../finding.ts';
import { FINDING_CODES, severityOf, type FindingCode } from '../messages/index.ts';
import { nearest } from '../text/nearest.ts';
import { amount, number, numberBetween, SOURCED_KEYS, whole, wholeWeeks } from './amounts.ts';
import { listed, toldOnly } from './listed.ts';
import { COMMON_KEYS, refuse, strict, title, z } from './zod.ts';

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

/** What may be allowed: an error never may, and an exception that is not needed is for nobody to allow. */
export const ALLOWABLE: readonly FindingCode[] = FINDING_CODES.filter(
  (code) => severityOf(code) === 'warning' && code !== 'allow-unused',
);

const isCode = (text: string): text is FindingCode => (FINDING_CODES as readonly string[]).includes(text);

const allowedCode = listed(z.string(), 'warning').transform((code, ctx): FindingCode => {
  if (!isCode(code) || code === 'allow-unused')
    return refuse(
      ctx,
      problem('allow-unknown', { code, nearest: nearest(code, ALLOWABLE), known: ALLOWABLE }),
    );
  return severityOf(code) === 'warning' ? code : refuse(ctx, problem('allow-error', { code }));
});

/** The reason of an exception, which says why for longer than anybody remembers. */
const allowedWhy = z
  .string()
  .transform((reason, ctx) =>
    reason.trim() === '' ? refuse(ctx, problem('allow-without-reason', { code: null })) : reason.trim(),
  );

const ALLOWANCE_KEYS = { code: allowedCode, reason: allowedWhy };

/** A code alone says what is allowed and not why: it is only taken to say so. */
const codeAlone = toldOnly(z.string()).transform((code, ctx) =>
  refuse(ctx, problem('allow-without-reason', { code })),
);

/** An entry of `allow:` at the top of rules/rules.yaml: a warning that may stand in a file, or in any. */
export const fileAllowanceSchema = z.union([
  strict({ ...ALLOWANCE_KEYS, file: z.string().optional() }),
  codeAlone,
]);

/** An entry of rules/rules.yaml: what people should know about a rule. */
export const ruleNoteSchema = strict({
  why: z.string().optional(),
  owner: z.enum(teams).optional(),
  title: title.optional(),
  allow: z.array(z.union([strict(ALLOWANCE_KEYS), codeAlone])).optional(),
});

/** Keys under which files keep what they map names to. */
export type Section = 'plays' | 'facts' | 'conditions' | 'rules';

/** What a file has beside its section. */
const BESIDE: Readonly<Partial<Record<Section, z.ZodRawShape>>> = {
  rules: { allow: z.array(fileAllowanceSchema).optional() },
};

/** A file that maps names to things of one kind under one key. */
export const sectionFile = (section: Section, entry: z.ZodType) =>
  strict({
    ...COMMON_KEYS,
    title: title.optional(),
    ...BESIDE[section],
    [section]: z.record(z.string(), entry),
  });

/** rules/*.json: a rulebook. */
export const rulebookSchema = z.array(ruleSchema);

export type RuleEntry = z.output<typeof ruleSchema>;
export type RuleNote = z.output<typeof ruleNoteSchema>;
