import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { follow, inForce, largest, output, randomPlans, SAME_LUCK, smallest } from './lanes.ts';
import { change, NO_RULES, setUp, STORM, tell } from './sample.ts';

const EFFECTS = {
  ...SAME_LUCK,
  'page.tests': 0,
  'page.scene_effect': 0.02,
  'page.scene_cost': 60_000,
  'page.scene_returns': 0.1,
};

/** Coverage of a half from week 5, over a budget that pays for it at once. */
const ONCE = [{ ...change('page.scene_pages', 'set', 0.5, 5), weeks: 6 }];

describe('scene-led pages', () => {
  it('gain their part of the effect once, however often the lever goes up', () => {
    const twice = [...ONCE, { ...change('page.scene_pages', 'set', 0.5, 20), weeks: 6, key: 'again' }];
    const levers = { ...EFFECTS, 'budget.content': 0.4, 'budget.supply': 0 };
    const told = tell(setUp({ levers, changes: twice }));
    const lift = told.series('page_lift');
    expect(lift[3]).toBe(0);
    for (const value of lift.slice(4)) expect(value).toBeCloseTo(0.02 * 0.5, 15);
  });

  it('cost their part once, from the content line, before content is made', () => {
    const levers = { ...EFFECTS, 'budget.content': 0.4, 'budget.supply': 0, 'content.noise': 0 };
    const made = (changes: typeof ONCE) => {
      const told = tell(setUp({ levers, changes }), { weeks: 12 });
      const [all, looks] = [told.series('content_made'), told.series('content_ugc')];
      return {
        own: all.map((pieces, t) => pieces - looks[t]!),
        price: inForce(told.year, 'content.unit_cost')[0]!,
      };
    };
    const [with_, without] = [made(ONCE), made([])];
    const less = without.own.map((pieces, t) => (pieces - with_.own[t]!) * without.price);
    less.forEach((money, t) => expect(money, `week ${t + 1}`).toBeCloseTo(t === 4 ? 30_000 : 0, 6));
  });

  it('are built as far as the line pays, never more than asked, and never taken down', () => {
    let built = new Float64Array(LANES);
    const paid = new Float64Array(LANES);
    const before = NO_RULES.opening['page.scene_pages']!;
    const year = follow(
      randomPlans(
        { world: STORM, strategy: { ...NO_RULES, modifiers: [] } },
        { 'budget.total': 3_000_000, 'page.tests': 0 },
      ),
      {
        opened: ({ state }) => {
          built = state.scenesBuilt.slice();
        },
        see: (at) => {
          const coverage = inForce(at, 'page.scene_pages');
          const { scenesBuilt } = at.state;
          const { scenesAsked, contentPaid } = at.effects;
          expect(smallest((i) => scenesBuilt[i]! - built[i]!)).toBeGreaterThanOrEqual(0);
          expect(largest((i) => scenesBuilt[i]! - Math.max(before, coverage[i]!))).toBeLessThanOrEqual(1e-15);
          for (let i = 0; i < LANES; i++) paid[i]! += scenesAsked[i]! * contentPaid[i]!;
          built = scenesBuilt.slice();
        },
      },
    );
    const cost = inForce(year, 'page.scene_cost');
    const effect = inForce(year, 'page.scene_effect');
    expect(largest((i) => Math.abs(paid[i]! - cost[i]! * (built[i]! - before)))).toBeLessThan(1e-6);
    const lift = output(year, 'page_lift');
    expect(largest((i) => Math.abs(lift[i]! - effect[i]! * (built[i]! - before)))).toBeLessThan(1e-12);
    // Poor lanes take weeks to build what rich ones build at once.
    expect(smallest((i) => built[i]! - inForce(year, 'page.scene_pages')[i]!)).toBeLessThan(0);
  });

  it('let less come back, in proportion', () => {
    const levers = {
      ...EFFECTS,
      'returns.pickup_effect': 0,
      'channels.douyin.return_factor': 1,
      'budget.content': 0.4,
      'budget.supply': 0,
    };
    const rate = (changes: typeof ONCE) => {
      const told = tell(setUp({ levers, changes }), { weeks: 8 });
      return told.lanes('returns_caused', 8)[0]! / told.lanes('sold', 8)[0]!;
    };
    expect(rate(ONCE) / rate([])).toBeCloseTo(1 - 0.1 * 0.5, 12);
  });
});
