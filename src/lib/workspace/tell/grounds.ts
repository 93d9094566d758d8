import type { Reason, ReasonLeaf } from '../../rules/index.ts';

/** A comparison that a rule's result rests on; `negated` where it counts that the comparison is false. */
export interface Ground {
  readonly leaf: ReasonLeaf;
  readonly negated: boolean;
}

/** Whether a part of the reason came out true; undefined where the library did not need it. */
function resultOf(reason: Reason): boolean | undefined {
  if ('all' in reason) return together(reason.all, false);
  if ('any' in reason) return together(reason.any, true);
  if ('not' in reason) {
    const inner = resultOf(reason.not);
    return inner === undefined ? undefined : !inner;
  }
  return 'condition' in reason ? undefined : reason.result;
}

/** The result of parts of which one that is `decisive` decides. */
function together(parts: readonly Reason[], decisive: boolean): boolean | undefined {
  const results = parts.map(resultOf);
  if (results.includes(decisive)) return decisive;
  return results.includes(undefined) ? undefined : !decisive;
}

/** The comparisons because of which a reason came out as `result`. */
export function groundsOf(reason: Reason, result = true): Ground[] {
  if ('all' in reason || 'any' in reason) {
    const parts = 'all' in reason ? reason.all : reason.any;
    return parts.filter((part) => resultOf(part) === result).flatMap((part) => groundsOf(part, result));
  }
  if ('not' in reason) return groundsOf(reason.not, !result);
  return 'condition' in reason ? [] : [{ leaf: reason, negated: !result }];
}
