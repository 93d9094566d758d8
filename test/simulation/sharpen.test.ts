import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import type { Strategy, World } from '../../src/lib/plan/index.ts';
import {
  type Job,
  localWorkers,
  type Outcome,
  ScenarioTally,
  sharpen,
  simulate,
} from '../../src/lib/simulation/index.ts';
import { CALM, PAIR, PLAN, STEADY, STORM, TARGETS } from './simulated.ts';

const FACTS = [...TARGETS.map(({ fact }) => fact), 'gmv', 'profit'];
const RUNS = 2 * LANES + 10;

const job = (world: World, strategies: readonly Strategy[]): Job => ({
  world,
  strategies,
  targets: TARGETS,
  seed: 42,
  facts: FACTS,
  weekly: ['gmv'],
});

const common = {
  workers: localWorkers(),
  signal: new AbortController().signal,
  onColumn: () => undefined,
  onProgress: () => undefined,
};

/** What both ways know of a cell: `sharpen` was asked for some facts only. */
const wantedOf = ({ facts, ...rest }: Outcome) => ({
  ...rest,
  facts: Object.fromEntries(FACTS.map((name) => [name, facts[name]])),
});

describe('sharpening', () => {
  it('ends with the numbers of a simulation, byte for byte, also when it was stopped on the way', async () => {
    const tally = new ScenarioTally(job(STORM, PAIR.strategies), RUNS);
    const stop = new AbortController();
    const stopped = sharpen({
      ...common,
      tallies: [tally],
      signal: stop.signal,
      onColumn: () => stop.abort(),
    });
    await expect(stopped).rejects.toThrow('abort');
    expect(tally.isWhole).toBe(false);
    await sharpen({ ...common, tallies: [tally] });
    const whole = await simulate({
      plans: PAIR,
      runs: RUNS,
      seed: 42,
      weekly: ['gmv'],
      workers: localWorkers(),
    });
    const expected = whole.cells.map(wantedOf);
    expect(JSON.stringify(tally.cells.map((cell) => wantedOf(cell.outcome())))).toBe(
      JSON.stringify(expected),
    );
  });

  it('shows every column before it goes on with one, and shows each again when its runs are whole', async () => {
    const seen: [string, number][] = [];
    const shares: number[] = [];
    await sharpen({
      ...common,
      tallies: [
        new ScenarioTally(job(STORM, [PLAN]), RUNS),
        new ScenarioTally(job(CALM, [PLAN, STEADY]), RUNS),
      ],
      onColumn: (tally) => seen.push([tally.job.world.title.name, tally.done]),
      onProgress: (share) => shares.push(share),
    });
    const [storm, calm] = [STORM.title.name, CALM.title.name];
    const looks = [LANES, RUNS];
    expect(seen.slice(0, 2)).toEqual([
      [storm, LANES],
      [calm, LANES],
    ]);
    for (const name of [storm, calm]) {
      expect(seen.filter(([column]) => column === name).map(([, done]) => done)).toEqual(looks);
    }
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('refuses a fact that has no year', () => {
    const wrong = { ...job(STORM, [PLAN]), facts: [...FACTS, 'phase'] };
    expect(() => new ScenarioTally(wrong, RUNS)).toThrow('no year fact phase');
  });
});
