import type { RecordedRule } from './recorded.ts';

/** A rule then and now; one side is missing where it is new, or gone. */
export interface RulePair {
  /** What it is called now, where it still exists. */
  readonly name: string;
  readonly before: RecordedRule | undefined;
  readonly after: RecordedRule | undefined;
}

const figuresOf = ({ share_of_runs, firings_per_run, first_week, by_week }: RecordedRule): string =>
  JSON.stringify([share_of_runs, firings_per_run, first_week ?? null, by_week]);

/** The first week, from 1, in which a rule fired more or less often than before; undefined where there is none. */
export function firstDifference({ before, after }: Omit<RulePair, 'name'>): number | undefined {
  const weeks = Math.max(before?.by_week.length ?? 0, after?.by_week.length ?? 0);
  for (let week = 0; week < weeks; week++)
    if ((before?.by_week[week] ?? 0) !== (after?.by_week[week] ?? 0)) return week + 1;
  return undefined;
}

/** Rules by their names; those that only one side names go together where they fired just as often in every week. */
export function pairRules(
  before: Readonly<Record<string, RecordedRule>>,
  after: Readonly<Record<string, RecordedRule>>,
): readonly RulePair[] {
  const gone = new Map(Object.entries(before).filter(([name]) => after[name] === undefined));
  const pairs = Object.entries(after).map(([name, is]): RulePair => {
    const was = before[name];
    if (was) return { name, before: was, after: is };
    const renamed = [...gone].find(([, rule]) => figuresOf(rule) === figuresOf(is));
    if (renamed) gone.delete(renamed[0]);
    return { name, before: renamed?.[1], after: is };
  });
  return [...pairs, ...[...gone].map(([name, was]) => ({ name, before: was, after: undefined }))];
}

/** How much more or less a rule fires than recorded, a run, and the first week in which that shows, from 1. */
export interface FiringChange {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly fromWeek: number;
}

/** Rules that fire more or less than they did, the most changed first. */
export function firingChanges(
  before: Readonly<Record<string, RecordedRule>>,
  after: Readonly<Record<string, RecordedRule>>,
): readonly FiringChange[] {
  const changes = pairRules(before, after).flatMap(({ name, before: was, after: is }): FiringChange[] => {
    const fromWeek = firstDifference({ before: was, after: is });
    if (fromWeek === undefined) return [];
    const [then, now] = [was?.firings_per_run ?? 0, is?.firings_per_run ?? 0];
    return [{ name, before: then, after: now, fromWeek }];
  });
  const size = ({ before: a, after: b }: FiringChange) => Math.abs(b - a);
  return changes.sort((a, b) => size(b) - size(a));
}
