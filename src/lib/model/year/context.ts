import { LEVERS, type Calendar, type Shop, type Strategy, type Terms } from '../../plan/index.ts';
import { log } from '../../random/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import { constantModifier, type LaneModifier, LeverValues } from '../modifiers.ts';
import { BaseColumn } from '../world/draws.ts';
import type { WorldBlock } from '../world/world-block.ts';
import type { WorldWeek } from '../world/world-week.ts';
import { Output } from './output.ts';
import { createEffects, createMoney, createPlayMoney, createState } from './state.ts';

/** Weeks that an order-up-to level may look ahead: the longest lead time and the longest review interval. */
const MOST_WEEKS_AHEAD = 18;

/**
 * What the steps of a week work on: one strategy on the lanes of a block, with its levers, state and output. All columns are
 * buffers that are used again in each week and block.
 */
export class YearContext {
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
  /** Mean order of a live customer at opening, in first orders' worth. */
  readonly openingBasket = column();
  /** Which paid channels' buyers return more or less than others; the same for all weeks of a run. */
  returnsDiffer: readonly boolean[] = [];
  /** Week of the plan, from 1; 0 at opening. */
  week = 0;
  /** What the world does this week. */
  risk: WorldWeek;
  /** Whether this week's budget, or the money that plays bring, may differ from last week's. */
  budgetMoved = true;
  moneyMoved = true;
  /** Season index of the week and its log, and the running sums of the weeks after it. */
  season = 1;
  logSeason = 0;
  readonly seasonAhead = new Float64Array(MOST_WEEKS_AHEAD + 2);
  /** Weight of the big-sale discount this week. */
  promotionWeight = 0;
  readonly #bases: readonly { lever: number; base: BaseColumn }[];
  readonly #base: readonly Column[];
  readonly #values: LeverValues;
  readonly #seen = new Uint32Array(LEVERS.length);
  readonly #changed = new Uint8Array(LEVERS.length);
  readonly #logSeason: readonly number[];

  /** `playModifiers` are those that plays set in motion; the review fills when they are in force. */
  constructor(strategy: Strategy, world: WorldBlock, playModifiers: readonly LaneModifier[]) {
    this.strategy = strategy;
    this.world = world;
    this.shop = world.world.shop;
    this.terms = this.shop.terms;
    this.calendar = this.shop.calendar;
    this.output = new Output();
    this.outputByName = this.output.byName;
    this.state = createState(this.terms);
    this.#bases = Object.entries(strategy.values).map(([name, value]) => ({
      lever: leverIndex(name),
      base: new BaseColumn(name, value),
    }));
    const ours = new Map(this.#bases.map(({ lever, base }) => [lever, base.values]));
    this.#base = LEVERS.map((_, lever) => ours.get(lever) ?? world.base(lever));
    this.#values = new LeverValues(this.#base, [
      ...strategy.modifiers.map(constantModifier),
      ...playModifiers,
    ]);
    this.levers = this.#values.values;
    this.weekShare = weekShares(strategy, this.calendar.weeks);
    this.#logSeason = this.calendar.season.map(log);
    this.risk = world.weeks[0]!;
  }

  /** Last year's value of a lever of ours: what its effects are centred on. */
  opening(lever: string): number {
    const value = this.strategy.opening[lever];
    if (value === undefined) throw new RangeError(`${lever} has no opening value`);
    return value;
  }

  /** Base column of a lever, before anything moves it. */
  base(lever: number): Column {
    return this.#base[lever]!;
  }

  /** Whether a lever of ours may have another value than last week. */
  changed(lever: number): boolean {
    return this.#changed[lever] === 1;
  }

  /** Season of a week, from 1; after the last week the calendar starts again. */
  seasonOfWeek(week: number): number {
    const { season } = this.calendar;
    return season[(week - 1) % season.length]!;
  }

  /** Takes the block's draws, and goes back to the day before week 1. */
  protected rewind(): void {
    for (const { base } of this.#bases) base.draw(this.world.scores);
    this.#values.reset();
    this.week = 0;
    this.season = this.seasonOfWeek(1);
  }

  /** Moves on to the next week: its levers, its season and what the world does. */
  protected advance(): void {
    this.week++;
    this.risk = this.world.weeks[this.week - 1]!;
    this.#moveLevers();
    this.season = this.seasonOfWeek(this.week);
    this.logSeason = this.#logSeason[this.week - 1]!;
    this.promotionWeight = this.calendar.promotion[this.week - 1]!;
    let sum = 0;
    for (let ahead = 1; ahead < this.seasonAhead.length; ahead++) {
      sum += this.seasonOfWeek(this.week + ahead);
      this.seasonAhead[ahead] = sum;
    }
  }

  #moveLevers(): void {
    this.#values.advance(this.week);
    this.risk.levers.forEach((values, lever) => {
      if (values) this.levers[lever] = values;
    });
    const { version } = this.#values;
    for (let lever = 0; lever < version.length; lever++) {
      this.#changed[lever] = this.week === 1 || version[lever] !== this.#seen[lever] ? 1 : 0;
      this.#seen[lever] = version[lever]!;
    }
  }
}

/** Evenly over the weeks of each phase. */
function weekShares(strategy: Strategy, weeks: number): number[] {
  const shares = new Array<number>(weeks).fill(0);
  for (const { first, last, spend } of strategy.phases) {
    for (let week = first; week <= last; week++) shares[week - 1]! += spend / (last - first + 1);
  }
  return shares;
}
