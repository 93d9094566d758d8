import { LANES, leverIndex, type Year } from '../../src/lib/model/index.ts';
import {
  BUYING_SEGMENTS,
  COMMUNITIES,
  LEVERS,
  PAID_CHANNELS,
  SEGMENTS,
  type Shop,
  SOURCES,
  type Strategy,
  SUPPLIERS,
} from '../../src/lib/plan/index.ts';
import type { PlayWeek } from './fact-definitions-plays.ts';

type Column = ArrayLike<number>;

/** Lanes whose weeks are kept. */
export const KEPT = Array.from({ length: LANES }, (_, lane) => lane).filter((lane) => lane % 37 === 0);

const each = (quantity: string, keys: readonly string[]) => keys.map((key) => `${quantity}.${key}`);

/**
 * Columns that definitions may read: what the model makes, neither added up nor divided. Whatever is a sum, a share or a
 * difference of others is worked out anew.
 */
const PRIMITIVES = [
  ...each('visits', SOURCES),
  ...['spend', 'clicks'].flatMap((quantity) => each(quantity, PAID_CHANNELS)),
  ...['orders', 'gmv'].flatMap((quantity) => each(quantity, [...SOURCES, ...BUYING_SEGMENTS])),
  ...each('segment', SEGMENTS),
  ...['members', 'friends'].flatMap((quantity) => each(quantity, BUYING_SEGMENTS)),
  ...['up', 'lead_weeks', 'ordered'].flatMap((quantity) => each(quantity, SUPPLIERS)),
  ...['friends', 'content_stock', 'page_lift', 'trust', 'differentiation', 'points_liability'],
  ...['stock', 'stock_value', 'forecast', 'in_transit', 'cancelled', 'shipped', 'shipped_orders'],
  ...['returns_caused', 'cash', 'competitor_price', 'entrant', 'material_index'],
  // Only where test/model/cohort.test.ts works them out.
  ...['ltv', 'payback_weeks', 'ltv_to_date', 'payback_to_date'],
];

/** What a week of the model holds besides its output and levers. */
function stateOf(year: Year): Record<string, Column> {
  const { state, effects, risk } = year;
  const product = (x: Column, y: Column) => Float64Array.from(x, (value, i) => value * y[i]!);
  const keyed = (quantity: string, keys: readonly string[], of: readonly Column[]) =>
    Object.fromEntries(keys.map((key, k) => [`${quantity}.${key}`, of[k]!]));
  return {
    // Demand before the stock limit: first orders by source and repeat orders by segment.
    ...keyed(
      'wanted',
      SOURCES,
      effects.firstDemand.map((wanted) => product(wanted, effects.noise)),
    ),
    ...keyed('wanted', BUYING_SEGMENTS, effects.repeatDemand),
    ...keyed('open_rate', COMMUNITIES, effects.openRate),
    ...keyed('gold', BUYING_SEGMENTS, effects.gold),
    ...keyed('none', BUYING_SEGMENTS, state.withoutOrder),
    ...keyed('one', BUYING_SEGMENTS, state.withOneOrder),
    ...keyed('adstock', PAID_CHANNELS, state.adstock),
    ...keyed('cpc_index', PAID_CHANNELS, risk.costPerClickIndex),
    ...keyed('opening_repurchase', BUYING_SEGMENTS, effects.openingRepurchase),
    ...keyed('opening_activity', COMMUNITIES, effects.openingActivity),
    ...keyed('route', ['front', 'cloud', 'central'], effects.routeShare),
    fill: effects.fill,
    paid_price: effects.paidPrice,
    relative_price: effects.relativePrice,
    content_paid: effects.contentPaid,
    content_rest: effects.contentRest,
    content_luck: risk.contentLuck,
    content_reach: effects.contentReach,
    content_reach_before: effects.openingContentReach,
    brand_reach: effects.brandReach,
    brand_reach_before: effects.openingBrandReach,
    private_paid: effects.privatePaid,
    private_spend: effects.privateSpend,
    tests_due: state.testsDue,
    scenes: state.scenesBuilt,
    test_lift: risk.testLift,
    promise_trust: effects.promiseTrust,
    late_loss: effects.lateLoss,
    resaleable: effects.resaleable,
    scene_returns: effects.sceneReturns,
    return_share: effects.returnShare,
    shipped_money: effects.shippedMoney,
    cancelled_money: effects.cancelledMoney,
    wait: effects.wait,
    budget_of_year: year.base(leverIndex('budget.total')),
    opening_days: effects.openingDays,
    unit_cost: effects.unitCost,
    average_cost: state.averageCost,
  };
}

/** A year week by week on the kept lanes, and what last year left: its last weeks have numbers from 0 downwards. */
export class Weeks {
  readonly shop: Shop;
  readonly strategy: Strategy;
  readonly #values = new Map<number, Map<string, Float64Array>>();
  readonly #last = new Map<string, number>();

  constructor(year: Year) {
    this.shop = year.shop;
    this.strategy = year.strategy;
    this.#open(year);
  }

  #keep(week: number, name: string, values: Column): void {
    let known = this.#values.get(week);
    if (!known) this.#values.set(week, (known = new Map<string, Float64Array>()));
    known.set(
      name,
      Float64Array.from(KEPT, (lane) => values[lane]!),
    );
  }

  #open(year: Year): void {
    const { state, shop, terms } = year;
    const keep = (name: string, values: Column) => {
      this.#keep(0, name, values);
    };
    const fill = (value: number) => new Float64Array(LANES).fill(value);
    for (const [name, values] of Object.entries(stateOf(year))) keep(name, values);
    SEGMENTS.forEach((segment) => {
      keep(`segment.${segment}`, fill(shop.opening.customers[segment]));
    });
    const people = BUYING_SEGMENTS.reduce((sum, segment) => sum + shop.opening.customers[segment], 0);
    BUYING_SEGMENTS.forEach((segment, s) => {
      keep(`members.${segment}`, state.members[s]!);
      const part = shop.opening.customers[segment] / people;
      keep(
        `friends.${segment}`,
        state.friends.map((friends) => part * friends),
      );
    });
    for (const [name, values] of Object.entries({
      friends: state.friends,
      content_stock: state.contentStock,
      page_lift: state.pageLift,
      trust: state.trust,
      differentiation: state.differentiation,
      points_liability: state.points,
      stock: state.stock,
      stock_value: state.stockValue,
      forecast: state.forecast,
      in_transit: state.inTransit,
      cash: state.cash,
      orders: fill(shop.opening.weeklyOrders),
    }))
      keep(name, values);
    // Last year's goods and money that are still on their way, by the week in which they left.
    for (const week of [-1, 0]) {
      const slot = (week + 2) % 2;
      this.#keep(week, 'returns_caused', state.returns[slot]!);
      this.#keep(week, 'returning_money', state.refunds[slot]!);
      this.#keep(week, 'shipped', state.shippedBefore[slot]!);
    }
    for (let week = 1; week <= terms.receiptLag; week++)
      this.#keep(week - terms.receiptLag, 'earned', state.receivables[week]!);
    for (let week = 1; week <= terms.supplierTerm; week++)
      this.#keep(week - terms.supplierTerm, 'bought', state.payables[week]!);
    state.pipe.forEach((goods, week) => {
      keep(`pipe.${week}`, goods);
      keep(`pipe_cost.${week}`, state.pipeCost[week]!);
    });
  }

  /** Keeps the week just over, with what the plays in force in it cost and which they are. */
  add(year: Year, plays: PlayWeek): void {
    const { week } = year;
    for (const name of PRIMITIVES) this.#keep(week, name, year.outputByName.get(name)!);
    for (const [name, values] of Object.entries(stateOf(year))) this.#keep(week, name, values);
    LEVERS.forEach(({ name }, place) => {
      this.#keep(week, `lever ${name}`, year.levers[place]!);
    });
    for (const [name, values] of Object.entries(plays)) this.#keep(week, `plays.${name}`, values);
  }

  value(week: number, name: string, place: number): number {
    const found = this.#values.get(week)?.get(name)?.[place];
    if (found === undefined) throw new RangeError(`nothing is known of ${name} in week ${week}`);
    return found;
  }

  /** Remembers a fact's value on a lane, for weeks in which there is nothing to divide by. */
  carry(name: string, place: number, value: number | undefined): number {
    const key = `${place} ${name}`;
    if (value !== undefined) this.#last.set(key, value);
    return value ?? this.#last.get(key) ?? NaN;
  }
}

/** A week on one of the kept lanes. */
export class At {
  readonly weeks: Weeks;
  readonly place: number;
  readonly week: number;

  constructor(weeks: Weeks, place: number, week: number) {
    this.weeks = weeks;
    this.place = place;
    this.week = week;
  }

  /** What the model made of something in this week. */
  of(name: string): number {
    return this.weeks.value(this.week, name, this.place);
  }

  /** A lever in force in this week. */
  lever(name: string): number {
    return this.of(`lever ${name}`);
  }

  /** Last year's value of a lever of ours. */
  usual(lever: string): number {
    return this.weeks.strategy.opening[lever]!;
  }

  ago(weeks: number): At {
    return new At(this.weeks, this.place, this.week - weeks);
  }

  get before(): At {
    return this.ago(1);
  }

  /** This and the weeks before it, at most so many, none of last year's. */
  last(weeks: number): At[] {
    return Array.from({ length: Math.min(weeks, this.week) }, (_, k) => this.ago(k));
  }

  /** Sum of the year so far. */
  toDate(of: (at: At) => number): number {
    return this.last(this.week).reduce((sum, at) => sum + of(at), 0);
  }
}
