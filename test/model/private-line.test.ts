import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { between, type ByLane, follow, largest, output, SAME_LUCK } from './lanes.ts';
import { CALM, setUp } from './sample.ts';

const SCALE = 200_000;
/** A line so large that it pays all, whose rest can be read off the programme. */
const LARGE = {
  ...SAME_LUCK,
  ...{ 'private.programme_speed': 1, 'private.programme_scale': SCALE, 'private.programme_effect': 0 },
  ...{ 'budget.total': 52 * 400_000, 'budget.private': 0.25, 'budget.public': 0.25 },
  ...{ 'budget.content': 0.25, 'budget.supply': 0.25 },
};
const { values } = setUp().world;
const constant = (lever: string) => values[lever] as number;
const { customers } = CALM.shop.opening;
const LIVE = customers.new + customers.active + customers.high;

/** What is left for the programme in the first week, CNY, by lane. */
function rest(lanes: Record<string, ByLane>): Float64Array {
  const { state } = follow(setUp({ levers: LARGE }), { weeks: 1, lanes });
  return state.programme.map((level) => -SCALE * Math.log(1 - level));
}

describe('the private line pays for', () => {
  const draw = between(1, 'share', 0, 1);
  const friends = () => constant('private.opt_in');
  const cases: [string, number, () => number][] = [
    ['communities.active', 3, () => constant('communities.cost') * customers.active * friends()],
    ['care.birthday', 1, () => constant('care.cost') * LIVE],
    ['promises.adviser', 1, () => constant('promises.adviser_cost')],
    ['points.experience_share', 1, () => constant('points.experience_cost')],
    ['messages.high', 14, () => constant('messages.cost') * customers.high * friends()],
  ];
  it.each(cases)('%s: what it costs, and no more', (lever, most, unit) => {
    const left = rest({ [lever]: (lane) => most * draw(lane) });
    const none = rest({ [lever]: () => 0 });
    const cost = (i: number) => most * draw(i) * unit();
    expect(largest((i) => Math.abs(none[i]! - left[i]! - cost(i)) / (1 + cost(i)))).toBeLessThan(1e-6);
  });

  it.each(['silver', 'gold'] as const)(
    'the benefits of %s members, a week of the year at a time',
    (level) => {
      const lever = `members.${level}.benefit`;
      const left = rest({ [lever]: (lane) => 500 * draw(lane) });
      const none = rest({ [lever]: () => 0 });
      const opened = follow(setUp({ levers: LARGE }), { weeks: 0 });
      const people = opened.state.members.reduce(
        (sum, n, s) => sum + n[0]! * opened.effects[level][s]![0]!,
        0,
      );
      expect(people).toBeGreaterThan(100);
      const cost = (i: number) => (500 * draw(i) * people) / 52;
      expect(largest((i) => Math.abs(none[i]! - left[i]! - cost(i)) / (1 + cost(i)))).toBeLessThan(1e-6);
    },
  );

  it.each([
    ['wecom.join_cost', 'friends_joined'],
    ['members.enrol_cost', 'enrolled'],
  ])('those gained in the week before: %s', (lever, gained) => {
    const levers = { ...LARGE, 'wecom.coupon': 0 };
    const gains: number[] = [];
    const left: [number[], number[]] = [[], []];
    for (const cost of [0, 10]) {
      follow(setUp({ levers: { ...levers, [lever]: cost } }), {
        weeks: 6,
        see: (year, week) => {
          left[cost === 0 ? 0 : 1][week - 1] = -SCALE * Math.log(1 - year.state.programme[0]!);
          if (cost > 0) gains.push(output(year, gained)[0]!);
        },
      });
    }
    for (let week = 1; week < 6; week++)
      expect((left[0][week]! - left[1][week]!) / (10 * gains[week - 1]!)).toBeCloseTo(1, 6);
  });

  it('each service in the same part where it cannot pay for all, and nothing is left then', () => {
    const setup = setUp({ levers: { ...LARGE, 'budget.private': 0 } });
    const lanes = { 'care.birthday': () => 1, 'promises.adviser': draw };
    const { effects } = follow(setup, { weeks: 1, lanes });
    expect(Math.max(...effects.privatePaid)).toBe(0);
    const some = setUp({ levers: { ...LARGE, 'budget.private': 0.005 } });
    const year = follow(some, { weeks: 1, lanes });
    const paid = year.effects.privatePaid;
    expect(Math.max(...paid)).toBeLessThan(1);
    expect(Math.min(...paid)).toBeGreaterThan(0);
    expect(Math.max(...year.state.programme)).toBe(0);
    // Who asks for more gets a smaller part of it.
    const order = [...Array(LANES).keys()].sort((x, y) => draw(x) - draw(y));
    order.slice(1).forEach((lane, k) => expect(paid[lane]!).toBeLessThan(paid[order[k]!]!));
  });
});
