import { describe, expect, test } from 'vitest';
import { weakestTargets } from '../../src/lib/ui/outcomes/cell-summary.ts';
import { placeAfter } from '../../src/lib/ui/outcomes/grid-keys.ts';
import { chanceColour } from '../../src/lib/ui/outcomes/scale.ts';
import { bandPath, linePath, rangeOf } from '../../src/lib/ui/outcomes/sparkline.ts';
import { verdictOf } from '../../src/lib/ui/outcomes/verdict.ts';
import type { PlanSet, Title } from '../../src/lib/plan/index.ts';
import type { Outcome, TargetOutcome } from '../../src/lib/simulation/index.ts';

const title = (name: string): Title => ({ name, en: name, zh: name });

const HALF_WIDTH = 0.01;
const around = (chance: number) => ({ chance, low: chance - HALF_WIDTH, high: chance + HALF_WIDTH });

/** Only what a verdict looks at. */
function matrix(chances: Readonly<Record<string, readonly number[]>>, scenarios: readonly string[]) {
  const plans = {
    strategies: Object.keys(chances).map((name) => ({ title: title(name) })),
    worlds: scenarios.map((name) => ({ title: title(name) })),
  } as unknown as PlanSet;
  const cell = ({ strategy, scenario }: { strategy: string; scenario: string }): Outcome | undefined => {
    const chance = chances[strategy]?.[scenarios.indexOf(scenario)];
    if (chance === undefined) return undefined;
    return { strategy: title(strategy), scenario: title(scenario), allTargets: around(chance) } as Outcome;
  };
  return verdictOf(plans, cell);
}

describe('the verdict', () => {
  test('names where the first strategy holds best and worst, and who is ahead there', () => {
    const verdict = matrix({ plan: [0.6, 0.2], other: [0.3, 0.4] }, ['calm', 'storm']);
    expect(verdict?.best.scenario.name).toBe('calm');
    expect(verdict?.worst.scenario.name).toBe('storm');
    expect(verdict?.ahead?.strategy.name).toBe('other');
  });

  test('calls nobody ahead whose interval meets the plan’s', () => {
    expect(matrix({ plan: [0.6, 0.2], other: [0.3, 0.215] }, ['calm', 'storm'])?.ahead).toBeUndefined();
  });

  test('takes the first in order where the best cannot be told apart', () => {
    expect(matrix({ plan: [0.6, 0.61, 0.2] }, ['calm', 'windy', 'storm'])?.best.scenario.name).toBe('calm');
  });

  test('waits for all cells that it speaks of', () => {
    expect(matrix({ plan: [0.6] }, ['calm', 'storm'])).toBeUndefined();
    expect(matrix({ plan: [0.6, 0.2], other: [0.3] }, ['calm', 'storm'])).toBeUndefined();
  });
});

describe('the weakest targets', () => {
  const target = (fact: string, chance: number): TargetOutcome => ({
    fact,
    owner: 'finance',
    dimension: 'scale',
    atLeast: 0,
    ...around(chance),
  });

  test('are one when its interval stands apart', () => {
    expect(weakestTargets([target('gmv', 0.9), target('cac', 0.5)]).map(({ fact }) => fact)).toEqual(['cac']);
  });

  test('are several when it is open which one it is', () => {
    const found = weakestTargets([target('gmv', 0.51), target('cac', 0.5), target('cvr', 0.9)]);
    expect(found.map(({ fact }) => fact)).toEqual(['cac', 'gmv']);
  });

  test('are none when all hold always, or too many are alike', () => {
    expect(weakestTargets([target('gmv', 1)])).toEqual([]);
    expect(weakestTargets(['a', 'b', 'c', 'd'].map((fact) => target(fact, 0.5)))).toEqual([]);
  });
});

describe('keys in the matrix', () => {
  const from = { row: 1, column: 1 };
  test.each([
    ['ArrowLeft', false, { row: 1, column: 0 }],
    ['ArrowRight', false, { row: 1, column: 2 }],
    ['ArrowUp', false, { row: 0, column: 1 }],
    ['ArrowDown', false, { row: 2, column: 1 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', false, { row: 1, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 2, column: 2 }],
    ['Enter', false, undefined],
  ])('%s (with Ctrl: %s) leads where the grid pattern has it', (key, ctrlKey, place) => {
    expect(placeAfter({ key, ctrlKey }, from, 3, 3)).toEqual(place);
  });

  test('stop at the edge', () => {
    const corner = { row: 0, column: 0 };
    expect(placeAfter({ key: 'ArrowUp', ctrlKey: false }, corner, 3, 3)).toEqual(corner);
    expect(placeAfter({ key: 'ArrowLeft', ctrlKey: false }, corner, 3, 3)).toEqual(corner);
  });
});

describe('pictures of cells', () => {
  test('are neutral at one half and differ at both ends', () => {
    expect(chanceColour(0.5)).toContain(' 0%, var(--chance-even)');
    expect(chanceColour(0)).toBe('color-mix(in oklab, var(--chance-low) 100%, var(--chance-even))');
    expect(chanceColour(1)).toBe('color-mix(in oklab, var(--chance-high) 100%, var(--chance-even))');
  });

  test('share a range that holds every band', () => {
    const band = (low: number, high: number) => ({
      fact: 'gmv',
      quantiles: { p5: [low, low], p25: [], p50: [], p75: [], p95: [high, high] },
    });
    expect(rangeOf([band(1, 3), band(2, 5)])).toEqual({ bottom: 1, top: 5 });
    expect(rangeOf([])).toEqual({ bottom: 0, top: 1 });
  });

  test('go from the upper left to the lower right', () => {
    const range = { bottom: 10, top: 20 };
    expect(linePath([20, 15, 10], range)).toBe('M0 0.0L1 50.0L2 100.0');
    expect(bandPath([10, 10], [20, 20], range)).toBe('M0 0.0L1 0.0L1 100.0L0 100.0Z');
  });
});
