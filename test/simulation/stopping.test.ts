import { describe, expect, it } from 'vitest';
import { LANES, leverIndex, WorldBlock } from '../../src/lib/model/index.ts';
import type { Modifier } from '../../src/lib/plan/index.ts';
import { BlockRunner, ModelError } from '../../src/lib/simulation/index.ts';
import { CALM, PLAN, TARGETS } from '../model/sample.ts';
import { PAIR, run, STEADY } from './simulated.ts';

describe('a simulation that is stopped', () => {
  it('rejects with the reason and goes no further', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const running = run(PAIR, {
      runs: 20 * LANES,
      signal: stop.signal,
      onProgress: (share) => {
        shares.push(share);
        if (shares.length === 2) stop.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shares).toEqual([1 / 20, 2 / 20]);
  });

  it('before it began does nothing', async () => {
    const shares: number[] = [];
    const running = run(PAIR, {
      signal: AbortSignal.abort(new Error('never')),
      onProgress: (share) => shares.push(share),
    });
    await expect(running).rejects.toThrow('never');
    expect(shares).toEqual([]);
  });

  it.each([0, -1, 1.5, NaN, Infinity, 1e9])('is refused for %f runs', async (runs) => {
    await expect(run(PAIR, { runs })).rejects.toThrow(RangeError);
  });
});

describe('a number that is not one', () => {
  const shock = (place: number, value: number, chance: number): Modifier => ({
    lever: 'market.demand',
    layer: 'scenario',
    operation: 'multiply',
    value,
    from: 9,
    weeks: 3,
    ramp: 0,
    chance,
    key: `market.demand#${place}`,
  });

  it('stops the plan where it arose: run, week and variable are named', async () => {
    // Three times 1e100 is still a number, a fourth time in rare runs is not; then times nothing.
    const huge = [1, 2, 3].map((place) => shock(place, 1e100, 1));
    const world = { ...CALM, modifiers: [...huge, shock(4, 1e100, 0.001), shock(5, 0, 1)] };
    const worlds = new WorldBlock(world);
    const place = leverIndex('market.demand');
    const broken = (block: number): number => {
      worlds.run({ seed: 42, block });
      return worlds.weeks[8]!.levers[place]!.findIndex((value) => Number.isNaN(value));
    };
    let block = 0;
    while (broken(block) < 0) block++;
    const expected = { strategy: 'steady', scenario: 'calm', run: block * LANES + broken(block), week: 9 };
    const error: unknown = await run(
      { strategies: [STEADY], worlds: [world], targets: TARGETS },
      { runs: (block + 1) * LANES },
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ ...expected, variable: 'first_demand' });
    expect((error as ModelError).message).toContain(`week 9 of run ${expected.run}`);
  });

  it('in what a strategy changes is found in the week in which it acts', async () => {
    const nothing: Modifier = {
      ...shock(1, NaN, 1),
      lever: 'price',
      layer: 'strategy',
      operation: 'set',
      from: 7,
    };
    const strategy = { ...PLAN, modifiers: [...PLAN.modifiers, nothing] };
    const running = run({ ...PAIR, strategies: [STEADY, strategy] });
    await expect(running).rejects.toMatchObject({
      name: 'ModelError',
      strategy: 'plan-2026',
      scenario: 'perfect-storm',
      run: 0,
      week: 7,
    });
  });

  it('as the value of a lever is refused before anything runs', () => {
    const strategy = { ...PLAN, values: { ...PLAN.values, price: NaN } };
    const job = { world: CALM, strategies: [strategy], targets: TARGETS, seed: 42, weekly: [] };
    expect(() => new BlockRunner(job)).toThrow(RangeError);
  });
});
