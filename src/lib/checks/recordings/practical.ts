import type { Summary } from '../../simulation/index.ts';

/** How far a figure may move before anyone has to look: the workspace states it, in scenarios/checks/expectations.yaml. */
export interface Practical {
  /** Of a chance, or a share of runs, from 0 to 1. */
  readonly chance: number;
  /** Of a fact of the year, as a share of its scale: see {@link scaleOf}. */
  readonly fact: number;
}

/** What a workspace may leave open. */
type Stated = { readonly [Key in keyof Practical]?: Practical[Key] | undefined };

/** Where the workspace states nothing: one percentage point of a chance, and 1% of a fact. */
const PRACTICAL: Practical = { chance: 0.01, fact: 0.01 };

/** What the workspace states, and the defaults for what it does not. */
export const practicalFrom = ({ chance = PRACTICAL.chance, fact = PRACTICAL.fact }: Stated): Practical => ({
  chance,
  fact,
});

/**
 * What a fact's differences are measured by: its mean without its sign, or its standard deviation where that is larger. Profit
 * can have a mean near 0, of which any difference would be many percent. 0 only for a fact that is 0 in every run: then
 * any difference is past every share of it.
 */
export const scaleOf = ({ mean, sd }: Pick<Summary, 'mean' | 'sd'>): number => Math.max(Math.abs(mean), sd);

/**
 * Whether two figures are farther apart than is of no account. A figure that does not exist is not near anything, not even
 * to another that does not: whoever means "missing before and after" asks for that first.
 */
export function isPastPractical(before: number, after: number, threshold: number): boolean {
  if (!Number.isFinite(before) || !Number.isFinite(after)) return true;
  return Math.abs(after - before) > threshold;
}
