import { type FindingText, type Lang, type Phrase, type Severity, type Told } from './define.ts';
import { ALLOW_FINDINGS } from './findings-allow.ts';
import { COMPARISON_FINDINGS } from './findings-comparisons.ts';
import { CONDITION_FINDINGS } from './findings-conditions.ts';
import { DERIVED_FINDINGS } from './findings-derived.ts';
import { FILE_FINDINGS } from './findings-files.ts';
import { LEVER_FINDINGS } from './findings-levers.ts';
import { NUMBER_FINDINGS } from './findings-numbers.ts';
import { PLAN_FINDINGS } from './findings-plans.ts';
import { RULE_FINDINGS } from './findings-rules.ts';
import { RULE_TEST_FINDINGS } from './findings-rule-tests.ts';
import { STATEMENT_FINDINGS } from './findings-statements.ts';
import { TEXT_FINDINGS } from './findings-text.ts';
import { WORDS } from './words.ts';

export type { Lang, Severity, Told } from './define.ts';
export { LANGUAGES } from './define.ts';
export type { TypeName } from './findings-files.ts';
export type { NamedKind } from './findings-plans.ts';

/** Every message about something wrong in a file. */
const FINDINGS = {
  ...TEXT_FINDINGS,
  ...FILE_FINDINGS,
  ...NUMBER_FINDINGS,
  ...LEVER_FINDINGS,
  ...PLAN_FINDINGS,
  ...CONDITION_FINDINGS,
  ...COMPARISON_FINDINGS,
  ...RULE_FINDINGS,
  ...DERIVED_FINDINGS,
  ...ALLOW_FINDINGS,
  ...STATEMENT_FINDINGS,
  ...RULE_TEST_FINDINGS,
};

export type FindingCode = keyof typeof FINDINGS;

type ArgsOf<Text> =
  Text extends FindingText<infer Args> ? Args : Text extends Phrase<infer Args> ? Args : never;

/** The arguments of each finding's message. */
export type FindingArgs = { readonly [Code in FindingCode]: ArgsOf<(typeof FINDINGS)[Code]> };

export type WordCode = keyof typeof WORDS;
export type MessageCode = FindingCode | WordCode;

/** The arguments of any message. */
export type MessageArgs<Code extends MessageCode> = Code extends FindingCode
  ? FindingArgs[Code]
  : Code extends WordCode
    ? ArgsOf<(typeof WORDS)[Code]>
    : never;

export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];
export const WORD_CODES = Object.keys(WORDS) as WordCode[];

/** Whether a finding stops the workspace from being used. */
export const severityOf = (code: FindingCode): Severity => FINDINGS[code].severity;

/** A finding's message in its three parts. */
export function told<Code extends FindingCode>(code: Code, args: FindingArgs[Code], lang: Lang): Told {
  const text = FINDINGS[code] as unknown as FindingText<FindingArgs[Code]>;
  return text[lang](args);
}

/** Any message of the table, whole: of a finding, what is wrong, why, and what to write instead. */
export function message<Code extends MessageCode>(code: Code, args: MessageArgs<Code>, lang: Lang): string {
  const findings = FINDINGS as Readonly<Partial<Record<string, FindingText<never>>>>;
  const words = WORDS as Readonly<Partial<Record<string, Phrase<never>>>>;
  const parts = findings[code]?.[lang](args as never);
  if (parts === undefined) return words[code]?.[lang](args as never) ?? code;
  return lang === 'en' ? `${parts.join('; ')}.` : `${parts.join('；')}。`;
}

/** A word of the product that takes no arguments. */
export const wordFor = (code: WordCode, lang: Lang): string => (WORDS[code] as Phrase<unknown>)[lang]({});
