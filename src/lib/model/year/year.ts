import { choiceColumns, SOURCES, SUPPLIERS, type Strategy } from '../../plan/index.ts';
import { expTimes } from '../arithmetic.ts';
import { leverIndex } from '../column.ts';
import type { LaneModifier } from '../modifiers.ts';
import type { WorldBlock } from '../world/world-block.ts';
import { spendBudget } from './budget.ts';
import { type ChannelDetails, channelDetailsOf, detailChannels } from './channel-details.ts';
import { type CohortDetails, cohortDetailsOf, valueCustomers } from './cohort.ts';
import { attractInfluencers, openCommission, payCommission } from './commission.ts';
import { clearStock } from './clearance.ts';
import { YearContext } from './context.ts';
import { setPrice, shiftConversion, wantFirstOrders } from './conversion.ts';
import { moveCustomers, wantRepeatOrders } from './customers.ts';
import { payDelivery } from './delivery.ts';
import { detailSource, fillOrders, formDemand } from './demand.ts';
import { dispatch } from './dispatch.ts';
import { account } from './finance.ts';
import { detailTurnover, observe } from './observe.ts';
import { moveFriends } from './friends.ts';
import { moveLevels } from './members.ts';
import { touch } from './messages.ts';
import { movePoints } from './points.ts';
import { open } from './opening.ts';
import { countGold, detailCommunities, lookBack } from './retention.ts';
import { differentiate, makeContent, moveTrust, testPages } from './reputation.ts';
import { netPaidGmv } from './paid-returns.ts';
import { openQuality, setQuality } from './quality.ts';
import { buildScenes, openScenes } from './scenes.ts';
import { detailMoney, MONEY_COLUMNS } from './money-details.ts';
import { detailSegments, type SegmentDetails, segmentDetailsOf } from './segment-details.ts';
import { buyServices } from './service.ts';
import { costUnit, placeOrder, planOrder, watchSuppliers } from './purchasing.ts';
import { causeReturns, detailReturns, differingReturns, sell } from './stock.ts';
import { detailSupplier, openSuppliers } from './supplier-goods.ts';
import { attractOrganic, attractPaid, attractReferred, detailCeiling } from './traffic.ts';
import { countViews } from './views.ts';

const ORGANIC_SEASON = leverIndex('content.season_effect');
const CONVERSION_SEASON = leverIndex('conversion.season_effect');
const REPEAT_SEASON = leverIndex('customers.season_effect');

/** Columns that most plans do not look at, and then do without. */
export interface Details {
  /** The output columns that someone reads. */
  readonly columns: readonly string[];
  /** Sources whose own orders, money and ceilings are wanted, by place in SOURCES. */
  readonly sources: readonly number[];
  readonly channels: ChannelDetails;
  readonly segments: SegmentDetails;
  readonly cohort: CohortDetails;
  /** Suppliers whose own goods are wanted, by place. */
  readonly suppliers: readonly number[];
  /** Turnover of the last four weeks. */
  readonly turnover: boolean;
  /** Members, friends and activity by segment. */
  readonly communities: boolean;
  /** Gold members by week: what a year tells is those of its last week. */
  readonly gold: boolean;
  /** Where money goes, in parts. */
  readonly money: boolean;
}

/** Quantities for which a source's own orders, money and ceiling are needed. */
const OF_SOURCES = ['orders', 'gmv', 'ceiling', 'returns', 'gmv_net', 'marginal_spend', 'marginal_orders'];

/** Quantities for which a supplier's own goods are followed. */
const OF_SUPPLIERS = ['received', 'received_cost', 'availability'];

/** Which details the named output columns ask for. */
export function detailsOf(columns: readonly string[]): Details {
  const wanted = (source: string) => OF_SOURCES.some((quantity) => columns.includes(`${quantity}.${source}`));
  return {
    columns,
    sources: [...SOURCES.keys()].filter((place) => wanted(SOURCES[place]!)),
    channels: channelDetailsOf(columns),
    segments: segmentDetailsOf(columns),
    cohort: cohortDetailsOf(columns),
    suppliers: [...SUPPLIERS.keys()].filter((place) =>
      OF_SUPPLIERS.some((quantity) => columns.includes(`${quantity}.${SUPPLIERS[place]!}`)),
    ),
    turnover: columns.some((name) => name === 'stock_value_4w' || name === 'cogs_yearly_4w'),
    communities: columns.some((name) => /^(members|friends|community_activity)\./.test(name)),
    gold: columns.includes('members_gold'),
    money: MONEY_COLUMNS.some((name) => columns.includes(name)),
  };
}

/**
 * One strategy's year on the lanes of a block, in the worlds that `run` of the world block has drawn: `start` puts it at its
 * opening, `step` moves it on by one week.
 */
export class Year extends YearContext {
  readonly #details: Details;
  /** Whether plays cost something else than last week on any lane: told before each step; `plays` holds what. */
  playMoneyMoved = false;

  constructor(
    strategy: Strategy,
    world: WorldBlock,
    playModifiers: readonly LaneModifier[],
    details?: Details,
  ) {
    super(strategy, world, playModifiers);
    const read = details ? [...details.columns, ...choiceColumns(strategy)] : [...this.outputByName.keys()];
    this.#details = detailsOf(read);
  }

  start(): void {
    this.rewind();
    open(this);
    openQuality(this);
    openCommission(this);
    openScenes(this);
    this.returnsDiffer = differingReturns(this);
    if (this.#details.suppliers.length > 0) openSuppliers(this);
  }

  step(): void {
    this.advance();
    const { effects, levers, logSeason } = this;
    expTimes(effects.organicSeason, levers[ORGANIC_SEASON]!, logSeason);
    expTimes(effects.conversionSeason, levers[CONVERSION_SEASON]!, logSeason);
    expTimes(effects.repeatSeason, levers[REPEAT_SEASON]!, logSeason);
    spendBudget(this);
    this.moneyMoved = this.budgetMoved || this.playMoneyMoved;
    moveLevels(this);
    buyServices(this);
    buildScenes(this);
    setQuality(this);
    attractInfluencers(this);
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
    countViews(this);
    payCommission(this);
    dispatch(this);
    causeReturns(this);
    netPaidGmv(this);
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
    payDelivery(this);
    movePoints(this);
    account(this);
    lookBack(this);
    observe(this);
    for (const source of this.#details.sources) {
      detailSource(this, source);
      detailCeiling(this, source);
      detailReturns(this, source);
    }
    detailChannels(this, this.#details.channels);
    detailSegments(this, this.#details.segments);
    for (const supplier of this.#details.suppliers) detailSupplier(this, supplier);
    if (this.#details.turnover) detailTurnover(this);
    if (this.#details.money) detailMoney(this);
    valueCustomers(this, this.#details.cohort);
    if (this.#details.communities) detailCommunities(this);
    if (this.#details.gold || this.week === this.calendar.weeks) countGold(this);
  }
}
