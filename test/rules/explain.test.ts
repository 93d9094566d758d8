import { describe, expect, it } from 'vitest';
import {
  Explainer,
  explainWeek,
  RuleDisagreement,
  rulesEngine,
  type RuleProgram,
} from '../../src/lib/rules/index.ts';
import { programOf, rule, sourceOf } from './source.ts';

const source = sourceOf(
  [
    rule(
      {
        all: [
          {
            fact: 'cac',
            params: { mean: 2 },
            operator: 'greaterThan',
            value: { fact: 'cac', params: { lag: 2 } },
          },
          { condition: 'late' },
        ],
      },
      'hot',
      5,
    ),
    rule(
      {
        any: [
          { fact: 'growth', operator: 'greaterThan', value: 0.5, priority: 2 },
          { fact: 'channel', path: '$.douyin.cac', operator: 'lessThan', value: 3 },
        ],
      },
      'growing',
    ),
    rule({ not: { fact: 'phase', operator: 'in', value: ['grow', 'launch'] } }, 'early', 20),
  ],
  {
    derived: [{ name: 'growth', expression: 'cac / lag(cac, 1) - 1' }],
    shared: {
      late: {
        any: [
          { fact: 'suppliers_late', operator: 'contains', value: 'b' },
          { fact: 'entrant', operator: 'equal', value: true },
        ],
      },
    },
  },
);
const program = programOf(source);
const weeks: Readonly<Record<string, readonly number[]>> = {
  cac: [10, 20, 30, 30],
  suppliers_late: [0, 2, 3, 4],
  entrant: [0, 0, 0, 1],
  'channel.douyin.cac': [9, 9, 9, 1],
  phase: [0, 0, 1, 2],
};
const history = program.signals.map(
  (ref) => weeks['key' in ref ? `channel.${ref.key}.${ref.part}` : 'fact' in ref ? ref.fact : '']!,
);

describe('an explanation', () => {
  it('says of every rule whether it holds, in the order of compilation', async () => {
    const explainer = new Explainer(source, program, history);
    const holds: boolean[][] = [];
    for (const week of [1, 2, 3, 4])
      holds.push((await explainer.explain(week)).rules.map((each) => each.holds));
    expect(holds).toEqual([
      [false, false, true],
      [false, true, true],
      [true, false, false],
      [true, true, false],
    ]);
  });

  it("is the library's own account, with values decoded and missing ones left out", async () => {
    const { week, rules } = await explainWeek(source, program, history, 3);
    expect(week).toBe(3);
    expect(JSON.parse(JSON.stringify(rules[0]))).toEqual({
      rule: 'hot',
      holds: true,
      because: {
        priority: 1,
        all: [
          {
            fact: 'cac',
            params: { mean: 2 },
            operator: 'greaterThan',
            value: { fact: 'cac', params: { lag: 2 } },
            factResult: 25,
            valueResult: 10,
            result: true,
          },
          {
            priority: 1,
            any: [
              {
                fact: 'suppliers_late',
                operator: 'contains',
                value: 'b',
                valueResult: 'b',
                factResult: ['a', 'b'],
                result: true,
              },
              {
                fact: 'entrant',
                operator: 'equal',
                value: true,
                valueResult: true,
                factResult: false,
                result: false,
              },
            ],
          },
        ],
      },
    });
    expect(rules[1]!.because).toMatchObject({
      any: [
        { factResult: 0.5, result: false },
        { factResult: 9, path: '$.douyin.cac', result: false },
      ],
    });
    const first = await explainWeek(source, program, history, 1);
    expect(first.rules[0]!.because).toMatchObject({
      all: [{ result: false }, { any: [{ factResult: [] }, { factResult: false }] }],
    });
    expect('factResult' in (first.rules[0]!.because as { all: readonly object[] }).all[0]!).toBe(false);
  });

  it('leaves without a result what the library did not come to', async () => {
    const { rules } = await explainWeek(source, program, history, 2);
    expect(rules[1]!.because).toMatchObject({ any: [{ factResult: 1, result: true }, { fact: 'channel' }] });
    expect('result' in (rules[1]!.because as { any: readonly object[] }).any[1]!).toBe(false);
  });

  it('may go back to an earlier week', async () => {
    const explainer = new Explainer(source, program, history);
    const late = await explainer.explain(4);
    const early = await explainer.explain(2);
    expect(early).toEqual(await explainWeek(source, program, history, 2));
    expect(await explainer.explain(4)).toEqual(late);
  });

  it('leaves rules and conditions as they were, though the library writes on them', async () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    };
    const copy = structuredClone(source);
    freeze(copy);
    await explainWeek(copy, program, history, 3);
    expect(copy).toEqual(source);
  });
});

describe('a disagreement of library and compiled form', () => {
  /** The program with one step changed, as if compiled wrongly. */
  const tampered = (step: number, change: object): RuleProgram => ({
    ...program,
    steps: program.steps.map((each, place) => (place === step ? { ...each, ...change } : each)),
  });

  it('is an error that names rule and week', async () => {
    const step = program.rules[2]!.step;
    const wrong = tampered(step, { kind: 'constant', value: false });
    const error = await explainWeek(source, wrong, history, 1).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RuleDisagreement);
    expect(error).toMatchObject({ rule: 'early', week: 1, library: true, compiled: false, leaf: undefined });
    expect((error as Error).message).toBe(
      'week 1: rule "early" is true by json-rules-engine and false by the compiled form',
    );
  });

  it('is found in a single comparison, though the rule comes out the same', async () => {
    const step = program.steps.findIndex((each) => each.kind === 'pair-below');
    const wrong = tampered(step, { kind: 'constant', value: true });
    const error = await explainWeek(source, wrong, history, 1).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      rule: 'hot',
      week: 1,
      library: false,
      compiled: true,
      leaf: { fact: 'cac' },
    });
    expect((error as Error).message).toContain('the comparison ["cac",{"mean":2}');
  });
});

describe("the library's engine", () => {
  const run = async (rules: ReturnType<typeof sourceOf>): Promise<unknown> => {
    const engine = await rulesEngine(rules, { ...program, signals: [] }, [], { week: 1 }, () => undefined);
    return engine.run();
  };

  it('refuses unknown facts and unknown conditions', async () => {
    await expect(
      run(sourceOf([rule({ all: [{ fact: 'no_such', operator: 'equal', value: 1 }] })])),
    ).rejects.toThrow('Undefined fact: no_such');
    await expect(run(sourceOf([rule({ condition: 'no_such' })]))).rejects.toThrow(
      'No condition no_such exists',
    );
  });

  it('moves on to another week without being built again', async () => {
    const moment = { week: 1 };
    const found: boolean[] = [];
    const engine = await rulesEngine(source, program, history, moment, (index, holds) => {
      if (index === 2) found.push(holds);
    });
    await engine.run();
    moment.week = 4;
    await engine.run();
    expect(found).toEqual([true, false]);
  });
});
