import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRuleState,
  evaluateRules,
  recordWeek,
  resetRuleState,
  ruleHolds,
} from '../../src/lib/rules/index.ts';
import { HistoryReader } from '../../src/lib/rules/history.ts';
import { columnOf } from '../../src/lib/rules/record.ts';
import { programOf, rule, sourceOf, weeksOf } from './source.ts';

const NONE = NaN;
const cac = [10, 20, 30, 40, 50, NONE, 70, 80];

/** Weeks, from 1, in which the comparison holds. */
const weeksAbove = (
  threshold: number,
  params: Record<string, number>,
  values: readonly number[] = cac,
): number[] =>
  weeksOf(
    { all: [{ fact: 'cac', params, operator: 'greaterThan', value: threshold }] },
    { cac: values },
    {},
    false,
  ).flatMap((holds, index) => (holds ? [index + 1] : []));

describe('params of a fact', () => {
  it('lag reads some weeks ago, and is missing before there were any', () => {
    expect(weeksAbove(0, { lag: 2 })).toEqual([3, 4, 5, 6, 7]);
    expect(weeksAbove(0, { lag: 20 })).toEqual([]);
  });

  it('a window is missing until it is whole, and while one of its weeks is missing', () => {
    expect(weeksAbove(-1e9, { mean: 2 })).toEqual([2, 3, 4, 5, 8]);
    expect(weeksAbove(-1e9, { sum: 1 })).toEqual([1, 2, 3, 4, 5, 7, 8]);
    expect(weeksAbove(-1e9, { min: 9 })).toEqual([]);
  });

  it.each([
    [{ mean: 3 }, 29, [4, 5]],
    [{ mean: 3 }, 30, [5]],
    [{ mean: 4 }, 30, [5]],
    [{ min: 3 }, 19, [4, 5]],
    [{ max: 3 }, 40, [5]],
    [{ sum: 4 }, 139, [5]],
    [{ change: 2 }, 19, [3, 4, 5, 7]],
    [{ change: 1 }, 10, []],
  ] as const)('%j is above %d in weeks %j', (params, threshold, weeks) => {
    expect(weeksAbove(threshold, params)).toEqual(weeks);
  });

  it('the window comes first, then the lag', () => {
    expect(weeksAbove(24, { mean: 2, lag: 3 })).toEqual([6, 7, 8]);
    expect(weeksAbove(24, { lag: 3, mean: 2 })).toEqual([6, 7, 8]);
  });

  it('lags work on flags, names and lists, windows on flags as 0 and 1', () => {
    const flag = { entrant: [0, 1, 1, 0, 0] };
    expect(
      weeksOf({ all: [{ fact: 'entrant', params: { lag: 1 }, operator: 'equal', value: true }] }, flag),
    ).toEqual([false, false, true, true, false]);
    expect(
      weeksOf({ all: [{ fact: 'entrant', params: { mean: 2 }, operator: 'equal', value: 0.5 }] }, flag),
    ).toEqual([false, true, false, true, false]);
    expect(
      weeksOf(
        { all: [{ fact: 'phase', params: { lag: 1 }, operator: 'equal', value: 'launch' }] },
        { phase: [0, 1, 2] },
      ),
    ).toEqual([false, false, true]);
    expect(
      weeksOf(
        { all: [{ fact: 'suppliers_late', params: { lag: 1 }, operator: 'doesNotContain', value: 'a' }] },
        { suppliers_late: [1, 2, 0] },
      ),
    ).toEqual([false, false, true]);
  });

  it('two missing numbers are equal, as undefined is to itself in the library', () => {
    const conditions = {
      all: [
        { fact: 'cac', params: { lag: 1 }, operator: 'equal', value: { fact: 'cvr', params: { lag: 1 } } },
      ],
    };
    expect(weeksOf(conditions, { cac: [1, 2, 3], cvr: [1, 5, 3] })).toEqual([true, true, false]);
  });

  it('reads a part of an object fact, in either way of writing its path', () => {
    for (const path of ['$.douyin.cac', "$['douyin']['cac']", '$["douyin"].cac']) {
      const conditions = {
        all: [{ fact: 'channel', path, params: { lag: 1 }, operator: 'greaterThan', value: 5 }],
      };
      expect(weeksOf(conditions, { 'channel.douyin.cac': [6, 4, 6] })).toEqual([false, true, false]);
    }
  });

  it('reads the gap of a target', () => {
    const conditions = { all: [{ fact: 'gap.cac', operator: 'lessThan', value: 0 }] };
    expect(weeksOf(conditions, { 'gap.cac': [-1, 1] }, { targetFacts: ['cac'] })).toEqual([true, false]);
  });
});

describe('the memory of a block', () => {
  const window = fc.record({
    kind: fc.constantFrom('mean', 'min', 'max', 'sum', 'change'),
    weeks: fc.integer({ min: 1, max: 30 }),
  });
  const value = fc.oneof(
    { weight: 12, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(NaN) },
  );

  it('gives the same bits as adding up a single lane week by week, for any window, lag and number of lanes', () => {
    const job = fc.record({
      window,
      lag: fc.integer({ min: 0, max: 20 }),
      lanes: fc.constantFrom(1, 3, 4, 7, 8, 33),
      values: fc.array(value, { minLength: 40, maxLength: 60 }),
    });
    fc.assert(
      fc.property(job, ({ window: { kind, weeks }, lag, lanes, values }) => {
        const params = lag > 0 ? { [kind]: weeks, lag } : { [kind]: weeks };
        const conditions = { all: [{ fact: 'cac', params, operator: 'notEqual', value: 0 }] };
        const program = programOf(sourceOf([rule(conditions)]), false);
        const state = createRuleState(program, lanes);
        const at = (lane: number, week: number): number => values[(week + lane * 7) % values.length]!;
        const cell = program.cells.length - 1;
        const readers = Array.from(
          { length: lanes },
          (_, lane) => new HistoryReader(program.signals, [], [values.map((_each, week) => at(lane, week))]),
        );
        for (let week = 1; week <= values.length; week += 1) {
          recordWeek(
            program,
            state,
            [Float64Array.from({ length: lanes }, (_, lane) => at(lane, week - 1))],
            week,
          );
          const wanted = readers.map((reader) =>
            reader.signal({ fact: 'cac' }, { window: { kind: kind, weeks }, lag }, week),
          );
          expect([...columnOf(state, cell)]).toEqual(wanted);
        }
      }),
      { numRuns: 60 },
    );
  });

  const conditions = { all: [{ fact: 'cac', params: { lag: 1 }, operator: 'greaterThan', value: 5 }] };
  const program = programOf(sourceOf([rule(conditions)]));
  const week = (value_: number): Float64Array[] => [Float64Array.of(value_, value_)];

  it('is empty after a reset: nothing of the block before is read', () => {
    const state = createRuleState(program, 2);
    recordWeek(program, state, week(9), 1);
    recordWeek(program, state, week(9), 2);
    evaluateRules(program, state);
    expect([ruleHolds(state, 0, 0), ruleHolds(state, 0, 1)]).toEqual([true, true]);
    expect([...state.some]).toEqual([1]);
    resetRuleState(state);
    expect([ruleHolds(state, 0, 0), ruleHolds(state, 0, 1)]).toEqual([false, false]);
    recordWeek(program, state, week(9), 1);
    evaluateRules(program, state);
    expect([ruleHolds(state, 0, 0), ruleHolds(state, 0, 1)]).toEqual([false, false]);
    expect([...state.some]).toEqual([0]);
  });

  it('takes weeks without a review in between', () => {
    const state = createRuleState(program, 2);
    for (let each = 1; each <= 7; each += 1) recordWeek(program, state, week(each), each);
    evaluateRules(program, state);
    expect([ruleHolds(state, 0, 0), ruleHolds(state, 0, 1)]).toEqual([true, true]);
  });

  it('shares one cell between a window and the same window some weeks ago', () => {
    const both = {
      all: [
        {
          fact: 'cac',
          params: { mean: 4 },
          operator: 'greaterThan',
          value: { fact: 'cac', params: { mean: 4, lag: 12 } },
        },
      ],
    };
    expect(programOf(sourceOf([rule(both)])).cells.map(({ kind }) => kind)).toEqual([
      'signal',
      'mean',
      'lag',
    ]);
  });

  it('refuses weeks out of order, too few columns, a review of nothing, and lanes that are no count', () => {
    const state = createRuleState(program, 2);
    expect(() => evaluateRules(program, state)).toThrow(RangeError);
    expect(() => recordWeek(program, state, week(1), 2)).toThrow('week 2 cannot follow week 0');
    expect(() => recordWeek(program, state, [], 1)).toThrow('1 columns needed, 0 given');
    expect(() => createRuleState(program, 0)).toThrow(RangeError);
    expect(() => createRuleState(program, 1.5)).toThrow(RangeError);
  });

  it('runs from a copy of the program as it is sent to a worker', () => {
    const sent = structuredClone(program);
    const state = createRuleState(sent, 2);
    recordWeek(sent, state, week(9), 1);
    recordWeek(sent, state, week(1), 2);
    evaluateRules(sent, state);
    expect([ruleHolds(state, 0, 0), ruleHolds(state, 0, 1)]).toEqual([true, true]);
  });
});
