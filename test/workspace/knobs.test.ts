import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import {
  formatFile,
  knobsOf,
  createReadCache,
  readWorkspace,
  turnKnob,
  type Knob,
  type KnobPlace,
  type WorkspaceFiles,
} from '../../src/lib/workspace/index.ts';
import { giveWay, unitsOf } from '../../src/lib/workspace/knobs/split.ts';
import { readRight, strategyOf, worldOf } from './reading.ts';
import { packageFolder } from '../../src/cli/package-folder.ts';

const SAMPLE: WorkspaceFiles = new Map(
  [...readFolder(packageFolder())].map(([path, content]) => [
    path,
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  ]),
);
const { plans } = readRight(SAMPLE);
const STRATEGIES = plans.strategies.map(({ title }) => title.name);
const SCENARIOS = plans.worlds.map(({ title }) => title.name);

const PLAN: KnobPlace = { strategy: 'plan-2026', scenario: 'supplier-disruption' };

const knobsAt = (files: WorkspaceFiles, place: KnobPlace): readonly Knob[] =>
  knobsOf(files, SAMPLE, place, true).knobs;

function knobCalled(files: WorkspaceFiles, place: KnobPlace, id: string): Knob {
  const knob = knobsAt(files, place).find((each) => each.id.endsWith(id));
  if (!knob)
    throw new Error(
      `no knob ${id} among\n${knobsAt(files, place)
        .map((each) => each.id)
        .join('\n')}`,
    );
  return knob;
}

function turn(files: WorkspaceFiles, place: KnobPlace, id: string, to: number): WorkspaceFiles {
  const edit = turnKnob(files, SAMPLE, place, knobCalled(files, place, id).id, to);
  if (edit === undefined) throw new Error(`${id} was not turned`);
  return new Map(files).set(edit.path, edit.text);
}

const textOf = (files: WorkspaceFiles, path: string): string => {
  const content = files.get(path);
  return typeof content === 'string' ? content : '';
};

const lineWith = (files: WorkspaceFiles, path: string, part: string): string | undefined =>
  textOf(files, path)
    .split('\n')
    .find((line) => line.includes(part));

const commentsOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0] ?? []);

const PLAN_FILE = 'scenarios/shop/strategies/plan-2026.yaml';
const CHILD_FILE = 'scenarios/shop/strategies/plan-2026-no-rules.yaml';
const STEADY_FILE = 'scenarios/shop/strategies/steady.yaml';
const DISRUPTION = 'scenarios/supplier-disruption.yaml';

describe('shares of a whole', () => {
  test('give way in proportion, in whole percents', () => {
    expect(giveWay([0.4, 0.25, 0.15, 0.2], 0, 0.5, 100)).toEqual([0.5, 0.21, 0.12, 0.17]);
    expect(giveWay([1, 0, 0], 0, 0.1, 100)).toEqual([0.1, 0.45, 0.45]);
    expect(unitsOf([0.405, 0.595])).toBe(1000);
  });

  it('sum to exactly one whatever is turned', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (shares, place, to) => {
          const given = giveWay(shares, place % shares.length, to, 100);
          expect(given.reduce((sum, share) => sum + Math.round(share * 100), 0)).toBe(100);
          expect(Math.min(...given)).toBeGreaterThanOrEqual(0);
          expect(given[place % shares.length]).toBe(Math.round(to * 100) / 100);
        },
      ),
    );
  });
});

describe('a knob that is turned', () => {
  test('writes a number as the file writes it', () => {
    const files = turn(SAMPLE, PLAN, 'budget.total', 12_000_000);
    expect(lineWith(files, PLAN_FILE, 'total')).toBe('  total: 12_000_000');
    expect(strategyOf(readRight(files).plans, 'plan-2026').values['budget.total']).toBe(12_000_000);
  });

  test('makes the others of its whole give way', () => {
    const files = turn(SAMPLE, PLAN, 'budget.split.public', 0.5);
    expect(lineWith(files, PLAN_FILE, 'split')).toBe(
      '  split: { public: 50%, content: 21%, private: 12%, supply: 17% }',
    );
  });

  test('writes into its own file what it has from another', () => {
    const files = turn(SAMPLE, { ...PLAN, strategy: 'plan-2026-no-rules' }, 'levers.price', 1.05);
    expect(textOf(files, PLAN_FILE)).toBe(textOf(SAMPLE, PLAN_FILE));
    expect(lineWith(files, CHILD_FILE, 'price')).toBe('levers: { price: 1.05 }');
    expect(strategyOf(readRight(files).plans, 'plan-2026-no-rules').values['price']).toBe(1.05);
  });

  test('copies a list that it has from another, and forgets it when all is as it was', () => {
    const child = { ...PLAN, strategy: 'plan-2026-no-rules' };
    const files = turn(SAMPLE, child, 'phases.0.spend', 0.2);
    expect(textOf(files, CHILD_FILE)).toContain(
      '\nphases:\n  - { name: prepare, months: 1-2, spend: 20% }\n',
    );
    const back = turn(turn(files, child, 'phases.0.spend', 0.1), child, 'phases.1.spend', 0.4);
    expect(textOf(back, CHILD_FILE)).toBe(textOf(SAMPLE, CHILD_FILE));
  });

  test('adds to a group of levers that is there', () => {
    const files = turn(SAMPLE, PLAN, 'levers.messages.new', 6);
    expect(lineWith(files, PLAN_FILE, '  messages:')).toBe('  messages: { high: 5, new: 6 }');
  });

  test('scales an assumption, and moves the weeks that something may begin in', () => {
    const scaled = turn(SAMPLE, PLAN, 'shocks.0.multiply', 0.3);
    expect(lineWith(scaled, DISRUPTION, '    multiply: { pert: [0')).toBe(
      '    multiply: { pert: [0, 30%, 75%] }',
    );
    const moved = turn(scaled, PLAN, 'shocks.0.from', 10);
    expect(lineWith(moved, DISRUPTION, '    from')).toBe('    from: week 10 to week 29');
    const longer = turn(moved, PLAN, 'shocks.0.for', 21);
    expect(lineWith(longer, DISRUPTION, '    for')).toBe('    for: { uniform: [10 weeks, 32 weeks] }');
    readRight(longer);
  });

  test('assumes in a scenario what the business file takes for granted', () => {
    const files = turn(SAMPLE, { ...PLAN, scenario: 'calm' }, 'assume.market.demand', 0.9);
    expect(lineWith(files, 'scenarios/calm.yaml', 'market')).toBe(
      'assume: { market.demand: { lognormal: { p5: 0.7828, p95: 1.035 } } }',
    );
    expect(worldOf(readRight(files).plans, 'calm').values['market.demand']).toEqual({
      family: 'lognormal',
      p5: 0.7828,
      p95: 1.035,
    });
  });

  test('says that a change lasts to the end', () => {
    const files = turn(SAMPLE, PLAN, 'changes.3.for', 52);
    expect(lineWith(files, PLAN_FILE, 'lock.share')).toContain('for: to the end, note:');
    expect(textOf(turn(files, PLAN, 'changes.3.for', 26), PLAN_FILE)).toBe(textOf(SAMPLE, PLAN_FILE));
  });

  test('is written as JSON in a JSON file', () => {
    const json = new Map(SAMPLE);
    json.delete(STEADY_FILE);
    const path = STEADY_FILE.replace('.yaml', '.json');
    json.set(path, '{ "version": 1, "based_on": "plan-2026", "levers": {} }\n');
    const place = { ...PLAN, strategy: 'steady' };
    const turned = (files: WorkspaceFiles, id: string, to: number): WorkspaceFiles => {
      const edit = turnKnob(files, json, place, knobCalled(files, place, id).id, to);
      return new Map(files).set(path, edit?.text ?? '');
    };
    let files = turned(json, 'levers.price', 1.1);
    files = turned(files, 'budget.split.public', 0.5);
    files = turned(files, 'budget.total', 12_000_000);
    files = turned(files, 'phases.0.spend', 0.2);
    const formatted = formatFile(path, textOf(files, path));
    expect(formatted.ok && formatted.text).toBe(textOf(files, path));
    const strategy = strategyOf(readRight(files).plans, 'steady');
    expect(strategy.values['price']).toBe(1.1);
    expect(strategy.values['budget.total']).toBe(12_000_000);
    expect(strategy.phases[0]?.spend).toBe(0.2);
  });
});

describe('every knob of the sample', () => {
  const cache = createReadCache();
  const ENDS: readonly KnobPlace[] = [
    { strategy: 'plan-2026', scenario: 'supplier-disruption' },
    { strategy: 'plan-2026-no-rules', scenario: 'competitor-price-cut' },
  ];
  const places = fc.record({
    strategy: fc.constantFrom(...STRATEGIES),
    scenario: fc.constantFrom(...SCENARIOS),
  });
  const turns = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  });

  function check(place: KnobPlace, list: readonly (readonly [number, number])[]): void {
    let files = SAMPLE;
    for (const [pick, share] of list) {
      const knobs = knobsAt(files, place);
      const knob = knobs[pick % knobs.length];
      if (!knob) continue;
      const [low, high] = share < 0.5 ? knob.slide : [knob.min, knob.max];
      const steps = Math.round(((high - low) * share) / knob.step);
      const to = Math.min(knob.max, Math.max(knob.min, Number((low + steps * knob.step).toPrecision(12))));
      const edit = turnKnob(files, SAMPLE, place, knob.id, to);
      const before = textOf(files, knob.file);
      const after = edit?.text ?? '';
      files = new Map(files).set(knob.file, after);
      const said = `${knob.id} to ${to}\n${after}`;
      const read = readWorkspace(files, cache);
      expect(read.ok ? [] : read.findings.map(({ code, line }) => `${code}:${line}`), said).toEqual([]);
      const shown = knobsAt(files, place).find(({ id }) => id === knob.id);
      expect(Math.abs((shown?.value ?? NaN) - to), `${said}: ${shown?.value}`).toBeLessThanOrEqual(
        knob.step / 2,
      );
      expect(commentsOf(after), said).toEqual(expect.arrayContaining(commentsOf(before)));
      const formatted = formatFile(knob.file, after);
      expect(formatted.ok && formatted.text, said).toBe(after);
      for (const of of new Set(knobs.map((each) => each.of).filter((each) => each !== undefined))) {
        const parts = knobsAt(files, place).filter((each) => each.of === of);
        const sum = parts.reduce((total, { value }) => total + Math.round(value * 10_000), 0);
        expect(sum, `${of}: ${said}`).toBe(10_000);
      }
    }
  }

  it(
    'turned any way gives a workspace that reads, and shows what it was turned to',
    { timeout: 120_000 },
    () => {
      const seed = Number(process.env['KNOB_SEED'] ?? Date.now() % 1e9);
      console.log(`knobs: seed ${seed}`);
      fc.assert(fc.property(places, turns, check), { seed, numRuns: Number(process.env['KNOB_RUNS'] ?? 5) });
    },
  );

  it('each turned to its ends and back leaves the file as it was', { timeout: 120_000 }, () => {
    for (const place of ENDS) {
      for (const knob of knobsOf(SAMPLE, SAMPLE, place).knobs) {
        for (const to of [knob.min, knob.max]) {
          const files = turn(SAMPLE, place, knob.id, to);
          const back = knob.of ? files : turn(files, place, knob.id, knob.value);
          // reading takes its time: only those whose other numbers move along could go beyond their bounds
          const read = knob.spread ? readWorkspace(files, cache) : undefined;
          expect(read?.ok ?? true, `${knob.id} ${to}\n${textOf(files, knob.file)}`).toBe(true);
          if (!knob.of) expect(textOf(back, knob.file), `${knob.id} ${to}`).toBe(textOf(SAMPLE, knob.file));
        }
      }
    }
  });
});
