import { LEVERS, type Calendar, type Shop, type Strategy, type Terms } from '../../plan/index.ts';
import { exp, log } from '../../random/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import { createHappening, type LaneModifier, LeverValues, measureSpan } from '../modifiers.ts';
import { BaseColumn } from '../world/draws.ts';
import type { WorldBlock, WorldWeek } from '../world/world-block.ts';
import { createMoney, spendBudget } from './budget.ts';
import { setPrice, shiftConversion, wantFirstOrders } from './conversion.ts';
import { moveCustomers, wantRepeatOrders } from './customers.ts';
import { detailSources, fillOrders, formDemand } from './demand.ts';
import { account } from './finance.ts';
import { detailTurnover, observe } from './observe.ts';
import { open } from './opening.ts';
import { createOutput, type Output } from './output.ts';
import { differentiate, makeContent, moveTrust, testPages } from './reputation.ts';
import { buyServices } from './service.ts';
import { createEffects, createPlayMoney, createState } from './state.ts';
import {
  causeReturns,
  costUnit,
  differingReturns,
  placeOrder,
  planOrder,
  sell,
  watchSuppliers,
} from './supply.ts';
import { attractOrganic, attractPaid, attractReferred, detailCeilings, touch } from './traffic.ts';

const ORGANIC_SEASON = leverIndex('content.season_effect');
const CONVERSION_SEASON = leverIndex('conversion.season_effect');
const REPEAT_SEASON = leverIndex('customers.season_effect');

/** Columns that most plans do not look at, and then do without. */
export interface Details {
  /** Orders, money and ceilings of single sources. */
  readonly sources: boolean;
  /** Turnover of the last four weeks. */
  readonly turnover: boolean;
}

const ALL_DETAILS: Details = { sources: true, turnover: true };

/** Which details the named output columns ask for. */
export function detailsOf(columns: Iterable<string>): Details {
  const names = [...columns];
  return {
    sources: names.some((name) => /^(orders|gmv|ceiling)\.(?!new$|active$|high$|dormant$)/.test(name)),
    turnover: names.some((name) => /_4w$/.test(name)),
  };
}

/** Weeks that an order-up-to level may look ahead: the longest lead time and the longest review interval. */
const MOST_WEEKS_AHEAD = 18;

/**
 * One strategy's year on the lanes of a block, in the worlds that `run` of the world block has drawn. Buffers are
 * reused: `start` puts the year at its opening, `step` moves it on by one week.
 */
export class Year {
  readonly strategy: Strategy;
  readonly world: WorldBlock;
  readonly shop: Shop;
  readonly terms: Terms;
  readonly calendar: Calendar;
  /** Columns of all levers in force this week, by catalogue place. */
  readonly levers: Column[];
  readonly output: Output;
  readonly outputByName: ReadonlyMap<string, Column>;
  readonly state;
  readonly effects = createEffects();
  readonly money = createMoney();
  /** What running plays cost this week: written by the review before each step. */
  readonly plays = createPlayMoney();
  /** Share of the year's budget planned for each week. */
  readonly weekShare: readonly number[];
  readonly openingBasket: number;
  week = 0;
  /** Whether this week's budget, or the money that plays bring, may differ from last week's. */
  budgetMoved = true;
  moneyMoved = true;
  /** Season index of the week, and the running sums of the weeks after it. */
  season = 1;
  readonly seasonAhead = new Float64Array(MOST_WEEKS_AHEAD + 2);
  promotionWeight = 0;
  #risk: WorldWeek;
  readonly #bases: readonly { lever: number; base: BaseColumn }[];
  readonly #values: LeverValues;
  readonly #fixed: readonly LaneModifier[];
  readonly #seen: Uint32Array;
  readonly #changed: Uint8Array;
  readonly #logSeason: readonly number[];

  /** Which paid channels' buyers return more or less than others; the same for all weeks of a run. */
  returnsDiffer: readonly boolean[] = [];
  readonly #details: Details;
  #playMoney = false;
  #hadPlayMoney = false;

  /** `playModifiers` are the lanes' modifiers that plays set in motion; the review fills them. */
  constructor(
    strategy: Strategy,
    world: WorldBlock,
    playModifiers: readonly LaneModifier[],
    details: Details = ALL_DETAILS,
  ) {
    this.#details = details;
    this.strategy = strategy;
    this.world = world;
    this.shop = world.world.shop;
    this.terms = this.shop.terms;
    this.calendar = this.shop.calendar;
    const created = createOutput();
    this.output = created.output;
    this.outputByName = created.byName;
    this.state = createState(this.terms);
    this.#bases = Object.entries(strategy.values).map(([name, value]) => ({
      lever: leverIndex(name),
      base: new BaseColumn(name, value),
    }));
    this.#fixed = strategy.modifiers.map(constantModifier);
    const byLever = new Map(this.#bases.map(({ lever, base }) => [lever, base.values]));
    const base = LEVERS.map((_, lever) => byLever.get(lever) ?? world.base(lever));
    this.#values = new LeverValues(base, [...this.#fixed, ...playModifiers]);
    this.levers = this.#values.values;
    this.#seen = new Uint32Array(LEVERS.length);
    this.#changed = new Uint8Array(LEVERS.length);
    this.weekShare = weekShares(strategy, this.calendar.weeks);
    this.#logSeason = this.calendar.season.map(log);
    this.#risk = world.weeks[0]!;
    this.openingBasket = meanBasket(this);
  }

  /** What the world does this week. */
  get risk(): WorldWeek {
    return this.#risk;
  }

  /** Last year's value of a lever of ours: what its effects are centred on. */
  opening(lever: string): number {
    const value = this.strategy.opening[lever];
    if (value === undefined) throw new RangeError(`${lever} has no opening value`);
    return value;
  }

  /** Base column of a lever, before anything moves it. */
  base(lever: number): Column {
    return this.world.base(lever);
  }

  /** Whether a lever of ours may have another value than last week. */
  changed(lever: number): boolean {
    return this.#changed[lever] === 1;
  }

  /** Season of a week, from 1; after the last week the calendar starts again. */
  readonly seasonOfWeek = (week: number): number => {
    const { season } = this.calendar;
    return season[(week - 1) % season.length]!;
  };

  start(): void {
    for (const { base } of this.#bases) base.draw(this.world.scores);
    this.#values.reset();
    this.week = 0;
    this.#playMoney = false;
    this.#hadPlayMoney = false;
    this.season = this.seasonOfWeek(1);
    open(this);
    this.returnsDiffer = differingReturns(this);
  }

  /** Told before each step whether any play costs money in the week; `plays` holds it. */
  setPlayMoney(any: boolean): void {
    this.#playMoney = any;
  }

  step(): void {
    this.week++;
    this.#risk = this.world.weeks[this.week - 1]!;
    this.#moveLevers();
    this.#moveCalendar();
    spendBudget(this);
    this.moneyMoved = this.budgetMoved || this.#playMoney || this.#hadPlayMoney;
    this.#hadPlayMoney = this.#playMoney;
    buyServices(this);
    attractPaid(this);
    attractOrganic(this);
    attractReferred(this);
    touch(this);
    setPrice(this);
    shiftConversion(this);
    wantFirstOrders(this);
    wantRepeatOrders(this);
    formDemand(this);
    sell(this);
    fillOrders(this);
    causeReturns(this);
    costUnit(this);
    watchSuppliers(this);
    placeOrder(this, planOrder(this));
    this.output.customersBefore.set(this.output.customers);
    moveCustomers(this);
    moveTrust(this);
    differentiate(this);
    makeContent(this);
    testPages(this);
    account(this);
    observe(this);
    if (this.#details.sources) {
      detailSources(this);
      detailCeilings(this);
    }
    if (this.#details.turnover) detailTurnover(this);
  }

  #moveLevers(): void {
    this.#values.advance(this.week);
    const worldLevers = this.#risk.levers;
    for (let lever = 0; lever < worldLevers.length; lever++) {
      const values = worldLevers[lever];
      if (values) this.levers[lever] = values;
    }
    const { version } = this.#values;
    for (let lever = 0; lever < version.length; lever++) {
      this.#changed[lever] = this.week === 1 || version[lever] !== this.#seen[lever] ? 1 : 0;
      this.#seen[lever] = version[lever]!;
    }
  }

  #moveCalendar(): void {
    const { calendar, effects, week } = this;
    this.season = this.seasonOfWeek(week);
    this.promotionWeight = calendar.promotion[week - 1]!;
    let sum = 0;
    for (let ahead = 1; ahead < this.seasonAhead.length; ahead++) {
      sum += this.seasonOfWeek(week + ahead);
      this.seasonAhead[ahead] = sum;
    }
    const logSeason = this.#logSeason[week - 1]!;
    power(effects.organicSeason, this.levers[ORGANIC_SEASON]!, logSeason);
    power(effects.conversionSeason, this.levers[CONVERSION_SEASON]!, logSeason);
    power(effects.repeatSeason, this.levers[REPEAT_SEASON]!, logSeason);
  }
}

/** season^effect on every lane; computed once where all lanes share the effect. */
function power(out: Column, effect: Column, logSeason: number): void {
  let last = NaN;
  let value = 1;
  for (let i = 0; i < out.length; i++) {
    if (effect[i] !== last) {
      last = effect[i]!;
      value = exp(last * logSeason);
    }
    out[i] = value;
  }
}

const BASKETS = [
  leverIndex('customers.basket.new'),
  leverIndex('customers.basket.active'),
  leverIndex('customers.basket.high'),
];

/** Mean order in first orders' worth, of a shop at opening: the mean of live segments' baskets. */
function meanBasket(year: Year): number {
  const { customers } = year.shop.opening;
  const people = [customers.new, customers.active, customers.high];
  const all = people.reduce((sum, n) => sum + n, 0);
  if (all === 0) return 1;
  return people.reduce((sum, n, s) => sum + (n / all) * year.base(BASKETS[s]!)[0]!, 0);
}

/** Evenly over the weeks of each phase. */
function weekShares(strategy: Strategy, weeks: number): number[] {
  const shares = new Array<number>(weeks).fill(0);
  for (const { first, last, spend } of strategy.phases) {
    for (let week = first; week <= last; week++) shares[week - 1]! += spend / (last - first + 1);
  }
  return shares;
}

/** A modifier of a strategy or phase: the same on every lane. */
function constantModifier(modifier: Strategy['modifiers'][number]): LaneModifier {
  const { value, from, weeks } = modifier;
  if (typeof value !== 'number' || typeof from !== 'number' || typeof weeks !== 'number') {
    throw new RangeError(`${modifier.key}: what we decide is not drawn`);
  }
  const when = createHappening();
  when.from.fill(from);
  when.until.fill(from + weeks);
  measureSpan(when);
  const lanes: LaneModifier = {
    lever: leverIndex(modifier.lever),
    layer: modifier.layer,
    key: modifier.key,
    operation: modifier.operation,
    value: column(value),
    when,
    ramp: modifier.ramp,
  };
  return lanes;
}
