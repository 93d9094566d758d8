import { SOURCES, type Strategy } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { LaneModifier } from '../modifiers.ts';
import type { WorldBlock } from '../world/world-block.ts';
import { spendBudget } from './budget.ts';
import { YearContext } from './context.ts';
import { setPrice, shiftConversion, wantFirstOrders } from './conversion.ts';
import { moveCustomers, wantRepeatOrders } from './customers.ts';
import { detailSource, fillOrders, formDemand } from './demand.ts';
import { account } from './finance.ts';
import { detailTurnover, observe } from './observe.ts';
import { moveFriends } from './friends.ts';
import { moveLevels } from './members.ts';
import { touch } from './messages.ts';
import { movePoints } from './points.ts';
import { open } from './opening.ts';
import { countGold, detailSegments, lookBack } from './retention.ts';
import { differentiate, makeContent, moveTrust, testPages } from './reputation.ts';
import { buyServices } from './service.ts';
import { costUnit, placeOrder, planOrder, watchSuppliers } from './purchasing.ts';
import { causeReturns, differingReturns, sell } from './stock.ts';
import { attractOrganic, attractPaid, attractReferred, detailCeiling } from './traffic.ts';

const ORGANIC_SEASON = leverIndex('content.season_effect');
const CONVERSION_SEASON = leverIndex('conversion.season_effect');
const REPEAT_SEASON = leverIndex('customers.season_effect');

/** Columns that most plans do not look at, and then do without. */
export interface Details {
  /** Sources whose own orders, money and ceilings are wanted, by place in SOURCES. */
  readonly sources: readonly number[];
  /** Turnover of the last four weeks. */
  readonly turnover: boolean;
  /** Members, friends and activity by segment. */
  readonly segments: boolean;
  /** Gold members by week: what a year tells is those of its last week. */
  readonly gold: boolean;
}

const ALL_DETAILS: Details = { sources: [...SOURCES.keys()], turnover: true, segments: true, gold: true };

/** Which details the named output columns ask for. */
export function detailsOf(columns: readonly string[]): Details {
  const wanted = (source: string) =>
    ['orders', 'gmv', 'ceiling'].some((quantity) => columns.includes(`${quantity}.${source}`));
  return {
    sources: [...SOURCES.keys()].filter((place) => wanted(SOURCES[place]!)),
    turnover: columns.some((name) => name.endsWith('_4w')),
    segments: columns.some((name) => /^(members|friends|community_activity)\./.test(name)),
    gold: columns.includes('members_gold'),
  };
}

/**
 * One strategy's year on the lanes of a block, in the worlds that `run` of the world block has drawn: `start` puts it at its
 * opening, `step` moves it on by one week.
 */
export class Year extends YearContext {
  readonly #details: Details;
  #playMoney = false;
  #hadPlayMoney = false;

  constructor(
    strategy: Strategy,
    world: WorldBlock,
    playModifiers: readonly LaneModifier[],
    details: Details = ALL_DETAILS,
  ) {
    super(strategy, world, playModifiers);
    this.#details = details;
  }

  start(): void {
    this.rewind();
    this.#playMoney = false;
    this.#hadPlayMoney = false;
    open(this);
    this.returnsDiffer = differingReturns(this);
  }

  /** Told before each step whether any play costs money in the week; `plays` holds it. */
  setPlayMoney(any: boolean): void {
    this.#playMoney = any;
  }

  step(): void {
    this.advance();
    const { effects, levers, logSeason } = this;
    power(effects.organicSeason, levers[ORGANIC_SEASON]!, logSeason);
    power(effects.conversionSeason, levers[CONVERSION_SEASON]!, logSeason);
    power(effects.repeatSeason, levers[REPEAT_SEASON]!, logSeason);
    spendBudget(this);
    this.moneyMoved = this.budgetMoved || this.#playMoney || this.#hadPlayMoney;
    this.#hadPlayMoney = this.#playMoney;
    moveLevels(this);
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
    moveFriends(this);
    moveTrust(this);
    differentiate(this);
    makeContent(this);
    testPages(this);
    movePoints(this);
    account(this);
    lookBack(this);
    observe(this);
    for (const source of this.#details.sources) {
      detailSource(this, source);
      detailCeiling(this, source);
    }
    if (this.#details.turnover) detailTurnover(this);
    if (this.#details.segments) detailSegments(this);
    if (this.#details.gold || this.week === this.calendar.weeks) countGold(this);
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
