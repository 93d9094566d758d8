import type { Team } from './catalogue/teams.ts';
import type { Label } from './catalogue/words.ts';
import type { ModifierOperation } from './modifier.ts';

/** A value in a rule file: what JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What to compare with: a constant, or another fact. */
export type ConditionValue = Json | FactReference;

export interface FactReference {
  readonly fact: string;
  readonly params?: { readonly [key: string]: Json };
  readonly path?: string;
}

/** A comparison of one fact. */
export interface Leaf {
  readonly fact: string;
  readonly operator: string;
  readonly value: ConditionValue;
  readonly params?: { readonly [key: string]: Json };
  readonly path?: string;
  readonly priority?: number;
  readonly name?: string;
}

interface Named {
  readonly name?: string;
  readonly priority?: number;
}

/** json-rules-engine's conditions, as the library takes them. */
export type Condition =
  | (Named & { readonly all: readonly Condition[] })
  | (Named & { readonly any: readonly Condition[] })
  | (Named & { readonly not: Condition })
  | (Named & { readonly condition: string })
  | Leaf;

/** A rule as its file has it, with where it stands. */
export interface Rule {
  /** The id by which files and results know it. */
  readonly name: string;
  /** What people call it, where the workspace says so. */
  readonly title?: Label;
  /** Who is to act on it, where the workspace says so. */
  readonly owner?: Team;
  readonly rulebook: string;
  readonly priority: number;
  readonly conditions: Condition;
  /** The play it sets in motion. */
  readonly play: string;
  /** Event parameters: those named as a setting of the play override it; the rest are only recorded. */
  readonly params: { readonly [key: string]: Json };
}

export interface SharedCondition {
  readonly name: string;
  readonly conditions: Condition;
}

/** A fact defined by an expression over facts. */
export interface DerivedFact {
  readonly name: string;
  readonly expression: string;
}

export interface PlayModifier {
  readonly lever: string;
  readonly operation: ModifierOperation;
  readonly value: number;
  readonly ramp: number;
}

/** What a play costs besides what its levers cost: money is extra to the budget, and reported so. */
export interface PlayCost {
  /** CNY when it starts. */
  readonly once: number;
  /** CNY in each week in force. */
  readonly weekly: number;
  /** The budget line that the money flows into, so that the line can pay for what the play asks of it. */
  readonly funds?: 'content' | 'private' | 'supply';
  /** Whether it counts as marketing. */
  readonly marketing: boolean;
}

/** The settings of a play that a rule's event may override. */
export interface PlaySettings {
  /** Weeks from the firing week until it is in force, at least 1: what a review decides acts from next week on. */
  readonly delay: number;
  /** Weeks in force. */
  readonly duration: number;
  /** Weeks in which the rule may not fire again. */
  readonly cooldown: number;
  /** Most starts in a year, over all rules. */
  readonly limit: number;
}

export const PLAY_SETTINGS = ['delay', 'duration', 'cooldown', 'limit'] as const;

export interface PlayDefinition extends PlaySettings, Label {
  readonly name: string;
  readonly modifiers: readonly PlayModifier[];
  readonly cost: PlayCost;
}
