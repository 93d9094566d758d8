import type { FactType, Json } from '../plan/index.ts';

/** Where a rulebook, a shared condition or a derived fact has something wrong. */
export type IssuePlace =
  | {
      readonly kind: 'rule';
      /** Place in the list of rules handed in, from 0. */
      readonly index: number;
      readonly name: string;
      readonly rulebook: string;
      /** Keys and places inside the rule, such as `['conditions', 'all', 0, 'fact']`. */
      readonly path: JsonPath;
    }
  | { readonly kind: 'condition'; readonly index: number; readonly name: string; readonly path: JsonPath }
  | {
      readonly kind: 'derived';
      readonly index: number;
      readonly name: string;
      /** Characters of the expression, from 0: first, and one past the last. Both 0 for the whole fact. */
      readonly from: number;
      readonly to: number;
    };

export type JsonPath = readonly (string | number)[];

/** What a value is, in words a message can use: a fact's type, or what stands in the file. */
export type ValueKind = FactType | 'text' | 'null' | 'object' | 'nothing';

/** Params that look over weeks. */
export const WINDOWS = ['mean', 'min', 'max', 'sum', 'change'] as const;
export type WindowKind = (typeof WINDOWS)[number];

/** What an expression may not hold. */
export type ExpressionProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too-long'; readonly limit: number }
  | { readonly reason: 'too-deep'; readonly limit: number }
  /** A character that the grammar has no use for, such as `^`, `.` or a quote. */
  | { readonly reason: 'character'; readonly text: string }
  /** Not a number as this product writes them: digits with `_` groups, a decimal point, `%`. */
  | { readonly reason: 'number'; readonly text: string }
  /** A name that mathjs gives a meaning of its own, such as `e`, `i`, `mod`, `to`. */
  | { readonly reason: 'reserved-name'; readonly text: string }
  | { readonly reason: 'unknown-function'; readonly text: string; readonly nearest: string | undefined }
  /** Two things side by side with no operator between. */
  | { readonly reason: 'no-operator'; readonly text: string }
  | {
      readonly reason: 'argument-count';
      readonly text: string;
      readonly needs: number;
      readonly given: number;
    }
  /** The second argument of a window or a lag: a literal whole number of weeks. */
  | { readonly reason: 'weeks'; readonly text: string; readonly limit: number }
  /** A window, a lag or a whole derived fact made of numbers alone. */
  | { readonly reason: 'no-fact-inside'; readonly text: string }
  | { readonly reason: 'syntax'; readonly text: string };

/** What is wrong, without the place. `nearest` is the closest name there is, when one is close. */
export type RuleProblem =
  | { readonly code: 'unknown-fact'; readonly name: string; readonly nearest: string | undefined }
  | { readonly code: 'unknown-operator'; readonly operator: string; readonly nearest: string | undefined }
  | { readonly code: 'unknown-condition'; readonly name: string; readonly nearest: string | undefined }
  | { readonly code: 'unknown-key'; readonly key: string; readonly nearest: string | undefined }
  | {
      readonly code: 'unknown-member';
      readonly fact: string;
      readonly value: string;
      readonly members: readonly string[];
      readonly nearest: string | undefined;
    }
  /** Names in order; the first is the last's next. */
  | { readonly code: 'condition-cycle'; readonly cycle: readonly string[] }
  | { readonly code: 'derived-cycle'; readonly cycle: readonly string[] }
  | {
      readonly code: 'wrong-value-type';
      readonly fact: string;
      readonly operator: string;
      readonly needs: ValueKind | 'no list';
      readonly given: ValueKind;
      readonly value: Json | undefined;
    }
  | {
      readonly code: 'wrong-fact-type';
      readonly fact: string;
      readonly operator: string;
      readonly needs: ValueKind | 'no list';
      readonly given: ValueKind;
    }
  | { readonly code: 'empty-list'; readonly of: string }
  | { readonly code: 'in-needs-list'; readonly operator: string; readonly given: ValueKind }
  /** json-rules-engine would throw while the rule runs. */
  | {
      readonly code: 'operator-would-fail';
      readonly fact: string;
      readonly operator: string;
      readonly value: Json | undefined;
    }
  | { readonly code: 'several-kinds'; readonly kinds: readonly string[]; readonly taken: string }
  | { readonly code: 'missing-value'; readonly key: 'fact' | 'operator' | 'value' }
  | { readonly code: 'not-an-array'; readonly of: 'all' | 'any' }
  | { readonly code: 'not-a-condition'; readonly given: ValueKind }
  /** The outermost condition must be all, any, not or condition. */
  | { readonly code: 'root-is-comparison' }
  | {
      readonly code: 'bad-path';
      readonly fact: string;
      readonly path: string | undefined;
      readonly nearest: string | undefined;
    }
  | { readonly code: 'path-on-scalar'; readonly fact: string; readonly path: string }
  | {
      readonly code: 'bad-params';
      readonly param: string;
      readonly reason: 'not-an-object' | 'unknown' | 'not-whole-weeks' | 'over-limit' | 'several-windows';
      readonly limit: number;
      readonly nearest: string | undefined;
    }
  | {
      readonly code: 'unsupported-window';
      readonly fact: string;
      readonly window: WindowKind;
      readonly type: FactType;
    }
  /** Lags and windows of lags and windows that together look back further than is kept. */
  | {
      readonly code: 'history-over-limit';
      readonly fact: string;
      readonly weeks: number;
      readonly limit: number;
    }
  | { readonly code: 'depth-over-limit'; readonly limit: number }
  | { readonly code: 'priority'; readonly value: Json }
  | { readonly code: 'duplicate-rule'; readonly name: string; readonly first: number }
  | { readonly code: 'duplicate-condition'; readonly name: string; readonly first: number }
  | { readonly code: 'duplicate-fact'; readonly name: string; readonly first: number | undefined }
  /** A derived fact's name that an expression could not use. */
  | { readonly code: 'bad-fact-name'; readonly name: string }
  /** The comparison comes out the same for every possible value: `always` or never true. */
  | {
      readonly code: 'threshold-outside-bounds';
      readonly fact: string;
      readonly value: Json;
      readonly low: number;
      readonly high: number;
      readonly always: boolean;
    }
  | {
      readonly code: 'gap-without-target';
      readonly fact: string;
      readonly targets: readonly string[];
      readonly nearest: string | undefined;
    }
  /** A derived fact may use numbers and flags only. */
  | { readonly code: 'not-a-number'; readonly fact: string; readonly type: ValueKind }
  | ({ readonly code: 'bad-expression' } & ExpressionProblem);

/** Something wrong with a rule, and where. */
export type RuleIssue = RuleProblem & { readonly at: IssuePlace };

/** Takes note of a problem at a place inside the thing being read. */
export type Report = (path: JsonPath, problem: RuleProblem) => void;
