import { describe, expect, test } from 'vitest';
import { weekDate } from '../../src/cli/explain-text.ts';
import { windtunnel } from './run-command.ts';

const CELL = ['--strategy', 'plan-2026', '--scenario', 'perfect-storm'];

interface WeekJson {
  readonly week: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fired: readonly { readonly rule: string; readonly play: string; readonly because: object }[];
  readonly held_back: readonly { readonly rule: string; readonly why: string }[];
}

interface RunJson {
  readonly strategy: string;
  readonly scenario: string;
  readonly run: number;
  readonly seed: number;
  readonly weeks: readonly WeekJson[];
}

const explain = (...args: readonly string[]) => windtunnel('explain', ...args);

function parsed(...args: readonly string[]): RunJson {
  const { status, stdout, stderr } = explain('--json', ...CELL, ...args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as RunJson;
}

interface Simulated {
  readonly cells: readonly { readonly facts: Readonly<Record<string, Readonly<Record<string, number>>>> }[];
}

describe('windtunnel explain', () => {
  test('gives a run as JSON, with the reasons of the rules that fired', () => {
    const run = parsed('--run', '3');
    expect(run).toMatchObject({ strategy: 'plan-2026', scenario: 'perfect-storm', run: 3, seed: 42 });
    expect(run.weeks.map((week) => week.week)).toEqual(Array.from({ length: 52 }, (_, week) => week + 1));
    const [first] = run.weeks;
    expect(first?.facts).toMatchObject({ week: 1, month: 1, phase: 'prepare' });
    const fired = run.weeks.flatMap((week) => week.fired);
    expect(fired.length).toBeGreaterThan(0);
    for (const { because } of fired) expect(JSON.stringify(because)).toContain('"result":true');
  });

  test('tells a run week by week in both languages', () => {
    const english = explain(...CELL, '--run', '3').stdout;
    expect(english).toContain('Plan 2026 under Perfect storm, run 3, seed 42');
    expect(english).toMatch(/^Week 1, from \d{4}-\d\d-\d\d, month 1, Prepare$/m);
    expect(english).toMatch(
      /^ {2}GMV [\d,]+ CNY, CAC \(blended\) [\d.,]+ CNY, Conversion rate \(CVR\) [\d.]+%/m,
    );
    expect(english).toMatch(/^ {2}fired: \S.* \([\w-]+\) -> .+, because .+ was /m);
    expect(english).toMatch(/^Week 24, .*, big sale 618$/m);
    expect(english).not.toContain('world: big sale');
    const chinese = explain(...CELL, '--run', '3', '--lang', 'zh').stdout;
    expect(chinese).toMatch(/^第 1 周，/m);
    expect(chinese).toMatch(/^ {2}触发：.+（[\w-]+） -> .+，因为.+为 /m);
  });

  test('finds the worst, the median and the best run, the same ones as simulate counts', () => {
    const facts = (JSON.parse(windtunnel('simulate', ...CELL, '--runs', '65', '--json').stdout) as Simulated)
      .cells[0]?.facts;
    const cash = (which: string): number => {
      const { weeks } = parsed(which, 'cash', '--runs', '65');
      return Number(weeks.at(-1)?.facts.cash);
    };
    expect(cash('--median')).toBeCloseTo(facts?.cash?.p50 ?? NaN, 6);
    expect(cash('--worst')).toBeLessThanOrEqual(facts?.cash?.p5 ?? NaN);
    expect(cash('--best')).toBeGreaterThanOrEqual(facts?.cash?.p95 ?? NaN);
    // where less is better, the worst is the highest
    const { stdout } = explain(...CELL, '--worst', 'cac', '--runs', '65');
    const cac = Number(/^The worst of 65 runs by CAC \(blended\): ([\d.]+) CNY/m.exec(stdout)?.[1]);
    expect(cac).toBeGreaterThanOrEqual((facts?.cac?.p95 ?? NaN) - 0.1);
  });

  test('tells a run of any strategy, with rules or without', () => {
    const { status, stdout } = explain(
      '--strategy',
      'plan-2026-no-rules',
      '--scenario',
      'calm',
      '--run',
      '0',
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain('fired:');
  });

  test.each([
    [[], /--run, --worst, --median and --best$/m],
    [['--run', '1', '--worst', 'gmv'], /given: --run, --worst/],
    [['--run', '-1'], /--run "-1" is not right/],
    [['--run', '1', '--runs', '50'], /leave it out together with --run/],
    [['--worst', 'gvm'], /no fact of the year "gvm"; did you mean "gmv"\?/],
    [['--worst', 'public_spend'], /use --median public_spend/],
    [['--worst', 'gmv', '--runs', '100_001'], /--runs "100_001"/],
    [['--run', '0', '--scenario', 'clam'], /did you mean "calm"/],
  ])('refuses %j', (args, message) => {
    const { status, stdout, stderr } = explain(...CELL, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('the date of a week', () => {
  test('counts seven days a week from the start, over the end of the year', () => {
    expect(weekDate('2026-01-01', 1)).toBe('2026-01-01');
    expect(weekDate('2026-01-01', 25)).toBe('2026-06-18');
    expect(weekDate('2026-03-02', 53)).toBe('2027-03-01');
  });
});
