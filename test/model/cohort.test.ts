import { describe, expect, it } from 'vitest';
import { LANES, type Year } from '../../src/lib/model/index.ts';
import { BUYING_SEGMENTS } from '../../src/lib/plan/index.ts';
import { addTo, follow, inForce, largest, output, outputs, randomPlans } from './lanes.ts';
import { NO_RULES, STORM } from './sample.ts';

/** Weekly probabilities of moving between new, active, high, dormant, lost, from those of ordering: built apart from the model. */
function transitions(year: Year, lane: number, hazard: readonly number[]): number[][] {
  const at = (lever: string) => inForce(year, lever)[lane]!;
  const [n, a, h, d] = hazard as [number, number, number, number];
  const held = (segment: 'new' | 'active' | 'high', s: number) =>
    Math.min(1, at(`customers.lapse.${segment}`) * year.effects.lapseFactor[s]![lane]!);
  const lapse = { new: held('new', 0), active: held('active', 1), high: held('high', 2) };
  const [up, down, lost] = [at('customers.upgrade'), at('customers.downgrade'), at('customers.lost_rate')];
  const fall = (1 - h) * (1 - lapse.high) * down;
  return [
    [(1 - n) * (1 - lapse.new), n, 0, (1 - n) * lapse.new, 0],
    [0, (1 - a) * (1 - lapse.active) + a * (1 - up), a * up, (1 - a) * lapse.active, 0],
    [0, fall, h + (1 - h) * (1 - lapse.high) * (1 - down), (1 - h) * lapse.high, 0],
    [0, d, 0, (1 - d) * (1 - lost), (1 - d) * lost],
    [0, 0, 0, 0, 1],
  ];
}

/** Contribution of a new customer after each number of weeks, by matrix products. */
function earned(
  matrix: number[][],
  hazard: readonly number[],
  worth: readonly number[],
  first: number,
): number[] {
  let people = [1, 0, 0, 0, 0];
  const sums = [first];
  for (let week = 1; week <= 104; week++) {
    sums.push(sums.at(-1)! + hazard.reduce((sum, h, s) => sum + people[s]! * h * worth[s]!, 0));
    people = matrix[0]!.map((_, to) => people.reduce((sum, n, from) => sum + n * matrix[from]![to]!, 0));
  }
  return sums;
}

const paidBack = (sums: readonly number[], cost: number) => {
  const week = sums.findIndex((sum) => sum >= cost);
  return week < 0 ? 104 : week;
};

/** The sums of the year that the value of a customer is worked out from. */
class Sums {
  readonly values = new Map<string, Float64Array>();

  add(year: Year): void {
    for (const name of [
      ...BUYING_SEGMENTS.flatMap((segment) => [`orders.${segment}`, `segment_before.${segment}`]),
      ...[
        'contribution',
        'commission',
        'referral_rewards',
        'gmv',
        'repeat_gmv',
        'new_customers',
        'acquisition_cost',
      ],
    ]) {
      const total = this.values.get(name) ?? new Float64Array(LANES);
      addTo(total, output(year, name));
      this.values.set(name, total);
    }
  }

  of(name: string, lane: number): number {
    return this.values.get(name)![lane]!;
  }
}

describe('the value of a customer', () => {
  it('is that of a cohort walked through the segments, by week and over the year', () => {
    const sums = new Sums();
    const weekly: { margin: Float64Array; gmv: Float64Array }[] = [];
    let seen = 0;
    const check = (year: Year, lane: number, sumsOfLane: number[], cost: number, names: [string, string]) => {
      const [value, payback] = outputs(year, ...names);
      expect(Math.abs(value[lane]! - sumsOfLane[52]!) / (1 + Math.abs(sumsOfLane[52]!))).toBeLessThan(1e-9);
      expect(payback[lane]).toBe(paidBack(sumsOfLane, cost));
      expect(payback[lane]! <= 52).toBe(value[lane]! >= cost);
      seen++;
    };
    follow(randomPlans({ world: STORM, strategy: NO_RULES }, { 'budget.total': 10_000_000 }), {
      see: (year, week) => {
        sums.add(year);
        const one = (name: string, lane: number) => output(year, name)[lane]!;
        weekly.push({
          margin: output(year, 'contribution').map(
            (money, i) => money + one('commission', i) + one('referral_rewards', i),
          ),
          gmv: output(year, 'gmv').slice(),
        });
        if (week % 13 !== 0) return;
        for (let lane = 0; lane < LANES; lane += 17) {
          const hazards = (of: (name: string) => number) =>
            BUYING_SEGMENTS.map((segment) => of(`orders.${segment}`) / of(`segment_before.${segment}`));
          const baskets = BUYING_SEGMENTS.map(
            (segment) => inForce(year, `customers.basket.${segment}`)[lane]!,
          );
          const four = weekly.slice(-4);
          const margin =
            four.reduce((sum, { margin: money }) => sum + money[lane]!, 0) /
            four.reduce((sum, { gmv }) => sum + gmv[lane]!, 0);
          const price = inForce(year, 'finance.order_value')[lane]! * year.effects.paidPrice[lane]!;
          const worth = baskets.map(
            (basket, s) => margin * price * basket * year.effects.offerPrice[s]![lane]!,
          );
          const first = margin * price * inForce(year, 'customers.basket.first')[lane]!;
          const now = hazards((name) => one(name, lane));
          check(
            year,
            lane,
            earned(transitions(year, lane, now), now, worth, first),
            one('acquisition_cost', lane) / one('new_customers', lane),
            ['ltv', 'payback_weeks'],
          );
          const of = (name: string) => sums.of(name, lane);
          const mean = hazards(of);
          const rate = (of('contribution') + of('commission') + of('referral_rewards')) / of('gmv');
          const sold = BUYING_SEGMENTS.reduce(
            (sum, segment, s) => sum + of(`orders.${segment}`) * baskets[s]!,
            0,
          );
          const each = baskets.map((basket) => (rate * of('repeat_gmv') * basket) / sold);
          const firstOfYear = (rate * (of('gmv') - of('repeat_gmv'))) / of('new_customers');
          check(
            year,
            lane,
            earned(transitions(year, lane, mean), mean, each, firstOfYear),
            of('acquisition_cost') / of('new_customers'),
            ['ltv_to_date', 'payback_to_date'],
          );
        }
      },
    });
    expect(seen).toBe(2 * 4 * Math.ceil(LANES / 17));
  });

  it('at the end of the year is the same whether or not anyone has asked for it before', () => {
    const setup = randomPlans({ world: STORM, strategy: NO_RULES }, { 'budget.total': 10_000_000 });
    const read = (details: boolean) => {
      const year = follow(setup, details ? {} : { details: [] });
      return outputs(year, 'ltv_to_date', 'new_worth_to_date', 'payback_to_date').map((values) =>
        values.slice(),
      );
    };
    const [all, none] = [read(true), read(false)];
    expect(none).toEqual(all);
    expect(largest((i) => all[2]![i]!)).toBeGreaterThan(0);
  });
});
