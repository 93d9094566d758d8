import { describe, expect, it } from 'vitest';
import { LANES, leverIndex, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import { findFact, findObjectFact, PAID_CHANNELS, type Rule } from '../../src/lib/plan/index.ts';
import { WeekValue } from '../../src/lib/simulation/measures.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { PLAN, STORM, TARGETS } from '../model/sample.ts';

const CHANNELS = PAID_CHANNELS.map((channel) => findObjectFact('channel')!.parts[channel]!);

/** A rule that holds in some years, from some week on. */
const dearClicks = (play: string): Rule => ({
  name: play,
  rulebook: 'traffic',
  priority: 1,
  conditions: { all: [{ fact: 'cpc_index', operator: 'greaterThan', value: 1.1 }] },
  play,
  params: { cooldown: 0, limit: 2 },
});

/** A week's value of a fact of every channel. */
const ofChannels = (year: Year, part: string) =>
  CHANNELS.map((parts) => new WeekValue(parts[part]!.measure.week, year.outputByName));

interface Lanes {
  /** Values of a lever of every channel in the week, and where nothing is moved. */
  readonly values: readonly Float64Array[];
  readonly base: readonly Float64Array[];
  readonly week: number;
}

/** Runs a block with one rule; `fired` is called with the lanes where it fires, `lever` with every week's values of a lever. */
function follow(
  play: string,
  lever: string,
  fired: (block: StrategyBlock, lanes: readonly number[], week: number) => void,
  moved: (lanes: Lanes) => void,
) {
  const strategy = { ...PLAN, rules: [dearClicks(play)], modifiers: [] };
  const world = new WorldBlock(STORM, [strategy.values]);
  world.run({ seed: 42, block: 0 });
  const block = new StrategyBlock(strategy, world, TARGETS);
  const counts = new Uint8Array(LANES);
  const places = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.${lever}`));
  block.run(0, ({ year, review }, week) => {
    moved({ values: places.map((at) => year.levers[at]!), base: places.map((at) => year.base(at)), week });
    const lanes = [...counts.keys()].filter((lane) => review.fired[0]![lane]! > counts[lane]!);
    for (const lane of lanes) counts[lane] = review.fired[0]![lane]!;
    fired(block, lanes, week);
  });
  return { block, counts };
}

const definition = (name: string) => PLAN.plays.find((play) => play.name === name)!;

describe('a play that picks its channels', () => {
  it('moves budget from where the next customer costs most to where one costs least, on each lane by itself', () => {
    const { delay, duration } = definition('move-channel');
    /** What each lane's shares should be, and until when. */
    const running = new Map<number, { from: number; until: number; best: number; worst: number }>();
    let values: WeekValue[] | undefined;
    const pairs = new Set<string>();
    const { counts } = follow(
      'move-channel',
      'share',
      ({ year }, lanes, week) => {
        values ??= ofChannels(year, 'marginal_cac');
        for (const value of values) value.update();
        for (const lane of lanes) {
          // A channel without spend, as the worst of last time may be, has nothing to be moved.
          const used = [...values.keys()].filter((c) => year.output.spend[c]![lane]! > 0);
          const cost = (c: number) => values![c]!.values[lane]!;
          const [best, worst] = [
            used.reduce((a, c) => (cost(c) < cost(a) ? c : a)),
            used.reduce((a, c) => (cost(c) > cost(a) ? c : a)),
          ];
          expect(best).not.toBe(worst);
          running.set(lane, { from: week + delay, until: week + delay + duration, best, worst });
          pairs.add(`${worst} to ${best}`);
        }
      },
      ({ values: shares, base, week }) => {
        for (let lane = 0; lane < LANES; lane++) {
          const play = running.get(lane);
          const on = play !== undefined && week >= play.from && week < play.until;
          PAID_CHANNELS.forEach((_, c) => {
            const usual = base[c]![lane]!;
            const due =
              on && c === play.best ? usual + 0.1 : on && c === play.worst ? Math.max(0, usual - 0.1) : usual;
            expect(shares[c]![lane]).toBeCloseTo(due, 12);
          });
        }
      },
    );
    // It runs on many lanes and twice on some, and not everywhere between the same two channels.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBe(2);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0);
    expect(pairs.size).toBeGreaterThan(1);
  });

  it('trims those channels, and only those, whose ROAS is under break-even', () => {
    const { delay, duration } = definition('pause-paid');
    const running = new Map<number, { from: number; until: number; losing: readonly boolean[] }>();
    let figures: { roas: WeekValue[]; least: WeekValue } | undefined;
    const patterns = new Set<string>();
    follow(
      'pause-paid',
      'spend',
      ({ year }, lanes, week) => {
        figures ??= {
          roas: ofChannels(year, 'roas'),
          least: new WeekValue(findFact('roas_breakeven')!.measure.week, year.outputByName),
        };
        for (const value of [...figures.roas, figures.least]) value.update();
        for (const lane of lanes) {
          const losing = figures.roas.map((roas) => roas.values[lane]! < figures!.least.values[lane]!);
          running.set(lane, { from: week + delay, until: week + delay + duration, losing });
          patterns.add(losing.join());
        }
      },
      ({ values: spend, base, week }) => {
        for (let lane = 0; lane < LANES; lane++) {
          const play = running.get(lane);
          const on = play !== undefined && week >= play.from && week < play.until;
          PAID_CHANNELS.forEach((_, c) => {
            const usual = base[c]![lane]!;
            expect(spend[c]![lane]).toBeCloseTo(on && play.losing[c] ? 0.7 * usual : usual, 12);
          });
        }
      },
    );
    expect(running.size).toBeGreaterThan(50);
    expect(patterns.size).toBeGreaterThan(1);
  });

  it('starts each block with none picked', () => {
    const strategy = { ...PLAN, rules: [dearClicks('move-channel')] };
    const run = (blocks: readonly number[]) => {
      const world = new WorldBlock(STORM, [strategy.values]);
      const block = new StrategyBlock(strategy, world, TARGETS);
      let facts: Float64Array = new Float64Array();
      for (const place of blocks) {
        world.run({ seed: 42, block: place });
        block.run(place);
        facts = block.yearFacts();
      }
      return facts;
    };
    expect(run([0, 1])).toEqual(run([1]));
  });
});
