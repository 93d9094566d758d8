import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/lib/analysis/index.ts';
import { confidenceOf, looksOf } from '../../src/lib/checks/check.ts';
import { judge, type Judgement } from '../../src/lib/checks/expectations/judge.ts';
import { Draws, errorOfShare } from '../analysis/draws.ts';

const COLUMNS = 1000;
const RUNS = 500;
const THRESHOLD = 0.7;
const MOST = 0.05 + 3 * errorOfShare(0.05, COLUMNS);

/** What is said of a column of true chance `p`, looked at as `check` does: more runs as long as it is inconclusive. */
function said(draws: Draws, p: number, looks: readonly number[]): Judgement {
  const column = draws.column(looks.at(-1)!, () => (draws.uniform() < p ? 1 : 0));
  for (const runs of looks) {
    const found = estimate(column.subarray(0, runs), { kind: 'chance' }, confidenceOf(looks));
    const judgement = judge(found, { operator: '>=', value: THRESHOLD });
    if (judgement !== 'inconclusive') return judgement;
  }
  return 'inconclusive';
}

function verdicts(p: number, looks: readonly number[]): Readonly<Record<Judgement, number>> {
  const draws = new Draws(`honesty at ${p} with ${looks.length} looks`);
  const counts = { pass: 0, fail: 0, inconclusive: 0 };
  for (let k = 0; k < COLUMNS; k++) counts[said(draws, p, looks)]++;
  return counts;
}

describe.each([
  ['one look', looksOf(RUNS)],
  ['five looks', looksOf(RUNS, RUNS * 16)],
])('of 1,000 statements whose true chance is by the threshold, with %s', (_title, looks) => {
  it('few are judged at all where it is the threshold', () => {
    const { pass, fail } = verdicts(THRESHOLD, looks);
    expect((pass + fail) / COLUMNS).toBeLessThanOrEqual(MOST);
  });

  it.each([THRESHOLD - 0.01, THRESHOLD - 0.001])('few pass at %f, just under it', (p) => {
    expect(verdicts(p, looks).pass / COLUMNS).toBeLessThanOrEqual(MOST);
  });

  it.each([THRESHOLD + 0.01, THRESHOLD + 0.001])('few fail at %f, just over it', (p) => {
    expect(verdicts(p, looks).fail / COLUMNS).toBeLessThanOrEqual(MOST);
  });
});

describe('looks', () => {
  it('have twice the runs each time, and not more than runs are kept of', () => {
    expect(looksOf(2000)).toEqual([2000]);
    expect(looksOf(2000, 32_000)).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    expect(looksOf(40_000, 640_000)).toEqual([40_000, 80_000]);
  });

  it('share the error among them', () => {
    expect(confidenceOf([2000])).toBeCloseTo(0.95, 12);
    expect(confidenceOf(looksOf(2000, 32_000))).toBeCloseTo(0.99, 12);
  });

  it('decide more than the first alone', () => {
    const { pass } = verdicts(THRESHOLD + 0.03, looksOf(RUNS, RUNS * 16));
    expect(pass).toBeGreaterThan(verdicts(THRESHOLD + 0.03, looksOf(RUNS)).pass * 2);
  });
});
