import { BUYING_SEGMENTS, SOURCES, SUPPLIERS, type Strategy } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { LaneModifier } from '../modifiers.ts';
import type { WorldBlock } from '../world/world-block.ts';
import { spendBudget } from './budget.ts';
import { clearStock } from './clearance.ts';
import { YearContext } from './context.ts';
import { setPrice, shiftConversion, wantFirstOrders } from './conversion.ts';
import { moveCustomers, wantRepeatOrders } from './customers.ts';
import { detailDays, payDelivery } from './delivery.ts';
import { detailSource, fillOrders, formDemand } from './demand.ts';
import { dispatch } from './dispatch.ts';
import { account } from './finance.ts';
import { detailTurnover, observe } from './observe.ts';
import { open } from './opening.ts';
import { differentiate, makeContent, moveTrust, testPages } from './reputation.ts';
import { buyServices } from './service.ts';
import { costUnit, placeOrder, planOrder, watchSuppliers } from './purchasing.ts';
import { causeReturns, detailReturns, differingReturns, sell } from './stock.ts';
import { detailSupplier, openSuppliers } from './supplier-goods.ts';
import { attractOrganic, attractPaid, attractReferred, detailCeiling, touch } from './traffic.ts';

const ORGANIC_SEASON = leverIndex('content.season_effect');
const CONVERSION_SEASON = leverIndex('conversion.season_effect');
const REPEAT_SEASON = leverIndex('customers.season_effect');

/** Columns that most plans do not look at, and then do without. */
export interface Details {
  /** Sources whose own orders, money and ceilings are wanted, by place in SOURCES. */
  readonly sources: readonly number[];
  /** Buying segments whose own delivery days are wanted, and suppliers whose goods are. */
  readonly segments: readonly number[];
  readonly suppliers: readonly number[];
  /** Turnover of the last four weeks. */
  readonly turnover: boolean;
}

const ALL_DETAILS: Details = {
  sources: [...SOURCES.keys()],
  segments: [...BUYING_SEGMENTS.keys()],
  suppliers: [...SUPPLIERS.keys()],
  turnover: true,
};

/** Which details the named output columns ask for. */
export function detailsOf(columns: readonly string[]): Details {
  const wanted = (keys: readonly string[], quantities: readonly string[]) =>
    [...keys.keys()].filter((place) =>
      quantities.some((quantity) => columns.includes(`${quantity}.${keys[place]!}`)),
    );
  return {
    sources: wanted(SOURCES, ['orders', 'gmv', 'ceiling', 'returns']),
    segments: wanted(BUYING_SEGMENTS, ['order_days']),
    suppliers: wanted(SUPPLIERS, ['received', 'received_cost', 'availability']),
    turnover: columns.some((name) => name.endsWith('_4w')),
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
    if (this.#details.suppliers.length > 0) openSuppliers(this);
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
    buyServices(this);
    attractPaid(this);
    attractOrganic(this);
    attractReferred(this);
    touch(this);
    setPrice(this);
    clearStock(this);
    shiftConversion(this);
    wantFirstOrders(this);
    wantRepeatOrders(this);
    formDemand(this);
    sell(this);
    fillOrders(this);
    dispatch(this);
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
    payDelivery(this);
    account(this);
    observe(this);
    for (const source of this.#details.sources) {
      detailSource(this, source);
      detailCeiling(this, source);
      detailReturns(this, source);
    }
    for (const segment of this.#details.segments) detailDays(this, segment);
    for (const supplier of this.#details.suppliers) detailSupplier(this, supplier);
    if (this.#details.turnover) detailTurnover(this);
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
