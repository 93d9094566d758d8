import { describe, expect, it } from 'vitest';
import { LANES, type Year } from '../../src/lib/model/index.ts';
import {
  BUYING_SEGMENTS,
  findFact,
  findObjectFact,
  type Measure,
  PAID_CHANNELS,
  SEGMENTS,
  SOURCES,
  SUPPLIERS,
} from '../../src/lib/plan/index.ts';
import { WeekValue, YearTotals, yearMeasures } from '../../src/lib/simulation/measures.ts';
import { RUNS } from './fact-definitions-runs.ts';
import { addTo, inForce, output } from './lanes.ts';

/** Value of a fact on a lane: a name, or name, key and part of an object fact. */
type Value = (...path: [string] | [string, string, string]) => number;
type Side = (value: Value, lane: Lane) => number;

/** What facts do not tell of a week or, added up, of the year: CNY. */
interface Lane {
  readonly overhead: number;
  readonly budget: number;
  /** Least cash at the end of a week, and the weeks of suppliers that could not deliver. */
  readonly leastCash: number;
  readonly lateWeeks: number;
}

const sumOf =
  (object: string, keys: readonly string[], part: string): Side =>
  (value) =>
    keys.reduce((sum, key) => sum + value(object, key, part), 0);
const fact =
  (name: string): Side =>
  (value) =>
    value(name);
const one: Side = () => 1;
const product =
  (...names: readonly string[]): Side =>
  (value) =>
    names.reduce((all, name) => all * value(name), 1);

/** Two sides that are the same number in every week and over the year, whatever the plan. */
const ALWAYS: Readonly<Record<string, readonly [Side, Side]>> = {
  'GMV is visits x CVR x AOV': [fact('gmv'), product('uv', 'cvr', 'aov')],
  'CVR x AOV is the value of a visitor': [fact('uv_value'), product('cvr', 'aov')],
  'page views are visits x pages per visit': [fact('pv'), product('uv', 'pages_per_visit')],
  'the five shares of traffic sum to 1': [
    (value) =>
      ['paid', 'organic', 'private', 'referral', 'direct'].reduce(
        (sum, kind) => sum + value(`${kind}_share`),
        0,
      ),
    one,
  ],
  'shares of sources sum to 1': [sumOf('channel', SOURCES, 'share'), one],
  'shares of sources in GMV sum to 1': [sumOf('channel', SOURCES, 'gmv_share'), one],
  'visits of sources sum to all': [sumOf('channel', SOURCES, 'visits'), fact('uv')],
  'orders of sources sum to all': [sumOf('channel', SOURCES, 'orders'), fact('orders')],
  'GMV of sources sums to all': [sumOf('channel', SOURCES, 'gmv'), fact('gmv')],
  'visits of paid channels sum to paid visits': [
    sumOf('channel', PAID_CHANNELS, 'visits'),
    fact('paid_visits'),
  ],
  'new customers of sources sum to all': [
    sumOf('channel', [...PAID_CHANNELS, 'organic', 'referral'], 'new_customers'),
    fact('new_customers'),
  ],
  'spend of channels sums to public spend': [sumOf('channel', PAID_CHANNELS, 'spend'), fact('public_spend')],
  'shares of spend sum to 1': [sumOf('channel', PAID_CHANNELS, 'spend_share'), one],
  'impressions of channels sum to all': [sumOf('channel', PAID_CHANNELS, 'impressions'), fact('impressions')],
  "the private domain's share of GMV is that of private and referral": [
    sumOf('channel', ['private', 'referral'], 'gmv_share'),
    fact('private_gmv_share'),
  ],
  'shares of segments sum to 1': [sumOf('segment', SEGMENTS, 'share'), one],
  'segments sum to all customers': [sumOf('segment', SEGMENTS, 'customers'), fact('customers_total')],
  'new, active and high-value are the live customers': [
    sumOf('segment', ['new', 'active', 'high'], 'customers'),
    fact('customers'),
  ],
  'orders of segments sum to repeat orders': [
    sumOf('segment', BUYING_SEGMENTS, 'orders'),
    fact('repeat_orders'),
  ],
  'GMV shares of segments sum to the repeat share': [
    sumOf('segment', BUYING_SEGMENTS, 'gmv_share'),
    fact('repeat_gmv_share'),
  ],
  'first and repeat orders are all orders': [
    (value) => value('new_customers') + value('repeat_orders'),
    fact('orders'),
  ],
  'what is ordered is divided over suppliers': [sumOf('supplier', SUPPLIERS, 'share'), one],
  'fill and stockout rates sum to 1': [(value) => value('fill_rate') + value('stockout_rate'), one],
  'orders are demand x fill rate': [fact('orders'), product('demand', 'fill_rate')],
  'days of inventory are 364 / turnover': [fact('turnover_days'), (value) => 364 / value('turnover')],
  'gross profit is net revenue x gross margin': [
    fact('gross_profit'),
    product('net_revenue', 'gross_margin'),
  ],
  'contribution is net revenue x its margin': [
    fact('contribution'),
    product('net_revenue', 'contribution_margin'),
  ],
  'net revenue is GMV less refunds': [
    fact('net_revenue'),
    (value) => value('gmv') * (1 - value('refund_rate')),
  ],
  'profit is contribution - overhead - budget spent - plays': [
    fact('profit'),
    (value, { overhead, budget }) => value('contribution') - overhead - budget - value('play_cost'),
  ],
  'profit is net revenue x its margin': [fact('profit'), product('net_revenue', 'profit_margin')],
  'LTV : CAC is LTV / CAC': [fact('ltv_to_cac'), (value) => value('ltv') / value('cac')],
  'the least cash is that of the weeks so far': [fact('cash_low'), (_, { leastCash }) => leastCash],
  'late suppliers are as many as are listed': [fact('suppliers_late_count'), (_, { lateWeeks }) => lateWeeks],
};

function measureOf([name, key, part]: readonly string[]): Measure {
  const found = key === undefined ? findFact(name!) : findObjectFact(name!)?.parts[key]?.[part!];
  if (!found) throw new Error(`no ${name} ${key} ${part}`);
  return found.measure;
}

/** What rounding may leave of a difference of large amounts, and of anything else. */
const floor = (name: string): number => (/profit|contribution|revenue/.test(name) ? 1e-6 : 1e-12);

/** Holds every identity against a year, week by week; keeps the first trouble with each and how often it was looked at. */
class Watch {
  readonly found = new Map<string, string>();
  readonly seen = new Map<string, number>();
  readonly #weeks = new Map<string, WeekValue>();
  readonly #years = new Map<string, Float64Array>();
  readonly #measures: ReadonlyMap<string, Measure>;
  readonly #totals: YearTotals;
  readonly #sums = {
    overhead: new Float64Array(LANES),
    budget: new Float64Array(LANES),
    leastCash: new Float64Array(LANES).fill(Infinity),
    lateWeeks: new Float64Array(LANES),
  };

  constructor({ outputByName }: Year) {
    const paths = new Map<string, Measure>();
    const note: Value = (...path) => {
      paths.set(path.join(' '), measureOf(path));
      return 1;
    };
    const nothing = { overhead: 0, budget: 0, leastCash: 0, lateWeeks: 0 };
    for (const sides of Object.values(ALWAYS)) for (const side of sides) side(note, nothing);
    for (const [path, { week }] of paths) this.#weeks.set(path, new WeekValue(week, outputByName));
    for (const value of this.#weeks.values()) value.start();
    this.#measures = paths;
    this.#totals = new YearTotals(
      yearMeasures([...paths.values()].map((measure) => ({ measure }))),
      outputByName,
    );
  }

  #hold(values: (path: string) => Float64Array, lane: (i: number) => Lane, when: string): void {
    for (const [name, [left, right]] of Object.entries(ALWAYS)) {
      for (let i = 0; i < LANES; i++) {
        const value: Value = (...path) => values(path.join(' '))[i]!;
        const [a, b] = [left(value, lane(i)), right(value, lane(i))];
        // A share of nothing is missing, and so is what it is part of.
        if (Number.isNaN(a) || Number.isNaN(b)) continue;
        this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
        // Differences of amounts up to millions are exact to a millionth of a CNY, also where they come to nothing.
        if (a !== b && !(Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b)) + floor(name)))
          if (!this.found.has(name)) this.found.set(name, `${a} is not ${b}: ${when}, lane ${i}`);
      }
    }
  }

  see(year: Year): void {
    this.#totals.update(year.week);
    for (const value of this.#weeks.values()) value.update();
    const [overhead, budget] = [inForce(year, 'finance.overhead'), output(year, 'budget_spend')];
    const late = output(year, 'suppliers_late').map((list) => [1, 2, 4].filter((bit) => list & bit).length);
    const cash = output(year, 'cash');
    const { leastCash, ...sums } = this.#sums;
    addTo(sums.overhead, overhead);
    addTo(sums.budget, budget);
    addTo(sums.lateWeeks, late);
    for (let i = 0; i < LANES; i++) leastCash[i] = Math.min(leastCash[i]!, cash[i]!);
    this.#hold(
      (path) => this.#weeks.get(path)!.values,
      (i) => ({ overhead: overhead[i]!, budget: budget[i]!, leastCash: leastCash[i]!, lateWeeks: late[i]! }),
      `week ${year.week}`,
    );
  }

  finish(): void {
    for (const [path, { year }] of this.#measures) {
      const out = new Float64Array(LANES);
      this.#totals.read(year!, out);
      this.#years.set(path, out);
    }
    const { overhead, budget, leastCash, lateWeeks } = this.#sums;
    this.#hold(
      (path) => this.#years.get(path)!,
      (i) => ({
        overhead: overhead[i]!,
        budget: budget[i]!,
        leastCash: leastCash[i]!,
        lateWeeks: lateWeeks[i]!,
      }),
      'the year',
    );
  }
}

describe.each(Object.entries(RUNS))('%s', (_, follow) => {
  let watch: Watch | undefined;
  const watched = () => {
    if (watch) return watch;
    follow((opened) => {
      watch = new Watch(opened);
      return (year) => {
        watch!.see(year);
      };
    });
    watch!.finish();
    return watch!;
  };

  it.each(Object.keys(ALWAYS))('%s', (name) => {
    const { found, seen } = watched();
    expect(found.get(name)).toBeUndefined();
    expect(seen.get(name)).toBeGreaterThan(LANES / 2);
  });
});
