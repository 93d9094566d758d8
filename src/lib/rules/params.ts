import { LONGEST_LOOK_BACK } from './expression.ts';
import { WINDOWS, type JsonPath, type RuleProblem, type WindowKind } from './issue.ts';
import { nearestName } from './nearest.ts';

/** How a fact is to be read: a window over weeks up to now, all of it some weeks ago. */
export interface Reading {
  readonly window?: { readonly kind: WindowKind; readonly weeks: number };
  /** Weeks back, 0 for now. */
  readonly lag: number;
}

const NAMES: readonly string[] = ['lag', ...WINDOWS];

type BadParams = Extract<RuleProblem, { code: 'bad-params' }>;

const bad = (param: string, reason: BadParams['reason']): BadParams => ({
  code: 'bad-params',
  param,
  reason,
  limit: LONGEST_LOOK_BACK,
  nearest: reason === 'unknown' ? nearestName(param, NAMES) : undefined,
});

function weeksProblem(param: string, weeks: unknown): BadParams | undefined {
  if (typeof weeks !== 'number' || !Number.isInteger(weeks) || weeks < 1)
    return bad(param, 'not-whole-weeks');
  return weeks > LONGEST_LOOK_BACK ? bad(param, 'over-limit') : undefined;
}

/**
 * Reads a fact's `params`: `lag` and at most one of `mean`, `min`, `max`, `sum`, `change`, each a whole number of weeks
 * from 1. Undefined once something is reported; paths are those inside `params`.
 */
export function readParams(
  params: unknown,
  report: (path: JsonPath, problem: BadParams) => void,
): Reading | undefined {
  if (params === undefined) return { lag: 0 };
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    report([], bad('params', 'not-an-object'));
    return undefined;
  }
  let lag = 0;
  let window: Reading['window'];
  const problems: BadParams[] = [];
  for (const [param, weeks] of Object.entries(params)) {
    const problem = NAMES.includes(param) ? weeksProblem(param, weeks) : bad(param, 'unknown');
    if (problem) problems.push(problem);
    else if (param === 'lag') lag = weeks as number;
    else if (window) problems.push(bad(param, 'several-windows'));
    else window = { kind: param as WindowKind, weeks: weeks as number };
  }
  for (const problem of problems) report([problem.param], problem);
  if (problems.length > 0) return undefined;
  return window ? { window, lag } : { lag };
}
