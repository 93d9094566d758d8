import { findFact } from '../../plan/index.ts';

/** A difference that can be ranked among others. */
export interface Ranked {
  readonly what: 'target' | 'all-targets' | 'fact' | 'rule';
  readonly name: string;
  /** Of chances and shares their difference, of facts that over the fact's scale: without its sign, NaN where it has none. */
  readonly weight: number;
}

/** Chances first, then money, then other facts, then rules. */
function classOf({ what, name }: Ranked): number {
  if (what === 'all-targets' || what === 'target') return 0;
  if (what === 'rule') return 3;
  return findFact(name)?.unit.startsWith('CNY') ? 1 : 2;
}

/** Compares by weight, the weightier first; what has no weight because a side has no value comes before all of its kind. */
export function byWeight(a: Ranked, b: Ranked): number {
  const kinds = classOf(a) - classOf(b);
  if (kinds !== 0) return kinds;
  const [weightA, weightB] = [a, b].map(({ weight }) => (Number.isNaN(weight) ? Infinity : weight));
  return weightA === weightB ? 0 : weightB! - weightA!;
}
