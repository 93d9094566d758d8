import {
  BUYING_SEGMENTS,
  COMMUNITIES,
  PAID_CHANNELS,
  SEGMENTS,
  SOURCES,
  SUPPLIERS,
  type Terms,
} from '../../plan/index.ts';
import { column, type Column, columns } from '../column.ts';
import { MAX_LEAD_WEEKS } from '../world/supply-risk.ts';

/** Slots of the ring of goods in transit: one a week of arrival, up to the longest lead time ahead. */
export const PIPE_SLOTS = MAX_LEAD_WEEKS + 1;
/** Weeks from a sale to its return. */
export const RETURN_WEEKS = 2;

/** What one strategy carries from week to week. */
export const createState = (terms: Terms) => ({
  /** Clicks carried over, by paid channel. */
  adstock: columns(PAID_CHANNELS.length),
  contentStock: column(),
  /** Mean quality of live content against last year's. */
  contentQuality: column(),
  /** Share of product pages that are scene-led. */
  scenesBuilt: column(),
  ordersBefore: column(),
  programme: column(),
  trust: column(),
  differentiation: column(),
  pageLift: column(),
  testsDue: column(),
  customers: columns(SEGMENTS.length),
  /** Customers by buying segment that have had no order, and exactly one order, this year. */
  withoutOrder: columns(BUYING_SEGMENTS.length),
  withOneOrder: columns(BUYING_SEGMENTS.length),
  openingCustomers: column(),
  stock: column(),
  stockValue: column(),
  averageCost: column(),
  /** Goods and their cost by week of arrival. */
  pipe: columns(PIPE_SLOTS),
  pipeCost: columns(PIPE_SLOTS),
  inTransit: column(),
  /** The same by supplier: kept only for plans that look at it. */
  pipeFrom: SUPPLIERS.map(() => columns(PIPE_SLOTS)),
  pipeCostFrom: SUPPLIERS.map(() => columns(PIPE_SLOTS)),
  forecast: column(),
  weeksSinceOrder: column(),
  lockStart: column(),
  lockedIndex: column(),
  materialBefore: column(),
  /** What comes back, goods and money, and what was shipped, by week of return. */
  returns: columns(RETURN_WEEKS),
  refunds: columns(RETURN_WEEKS),
  shippedBefore: columns(RETURN_WEEKS),
  /** Sold and not yet shipped: orders, goods and money, by route. */
  waitingOrders: columns(3),
  waitingGoods: columns(3),
  waitingMoney: columns(3),
  soldToDate: column(),
  goodsToDate: column(),
  gmvToDate: column(),
  /** Money by week in which it is due. */
  receivables: columns(terms.receiptLag + 1),
  payables: columns(terms.supplierTerm + 1),
  cash: column(),
  spentToDate: column(),
  plannedToDate: column(),
  /** Cost of goods and stock value of the last four weeks. */
  cogsRing: columns(4),
  /** GMV and margin before the cost of new customers, of the last four weeks. */
  gmvRing: columns(4),
  marginRing: columns(4),
  /** Sums of the year that a customer's value is worked out from. */
  marginToDate: column(),
  repeatGmvToDate: column(),
  newToDate: column(),
  acquisitionToDate: column(),
  repeatToDate: columns(BUYING_SEGMENTS.length),
  peopleToDate: columns(BUYING_SEGMENTS.length),
  stockValueRing: columns(4),
});

export type State = ReturnType<typeof createState>;

/** What is derived within a week, or once a run, and kept for the steps that follow. */
export const createEffects = () => ({
  /** What stands elsewhere than last year on some lane: what does not is not computed. */
  differs: { quality: false, commission: false, commissionPaid: false, scenes: false },
  /** Quality of new content against last year's, and what it does. */
  relativeQuality: column(),
  clickPrice: column(),
  ourCostPerClick: column(),
  viewsPerClick: columns(PAID_CHANNELS.length),
  pieceCost: column(),
  pieceVisits: column(),
  influencerCeiling: column(),
  scenesAsked: column(),
  sceneReturns: column(),
  organicSeason: column(),
  conversionSeason: column(),
  repeatSeason: column(),
  inviteRate: column(),
  openRate: columns(COMMUNITIES.length),
  touches: columns(COMMUNITIES.length),
  openingTouches: columns(COMMUNITIES.length),
  hazard: columns(BUYING_SEGMENTS.length),
  segmentLift: columns(BUYING_SEGMENTS.length),
  offerPrice: columns(BUYING_SEGMENTS.length),
  repeatFactor: column(),
  openingProgramme: column(),
  openingSupplyReach: column(),
  openingContentReach: column(),
  openingDays: column(),
  contentPaid: column(),
  contentRest: column(),
  contentReach: column(),
  brandReach: column(),
  openingBrandReach: column(),
  privatePaid: column(),
  privateSpend: column(),
  supplyPaid: column(),
  openingSupplyPaid: column(),
  supplyReach: column(),
  /** Shares of stock by route: front, cloud, central. */
  routeShare: columns(3),
  /** Delivery days: of the routes; what delay adds; the wait of orders that could not ship; all together. */
  baseDays: column(),
  delayDays: column(),
  wait: column(),
  days: column(),
  savedDays: column(),
  openingSavedDays: column(),
  highLift: column(),
  lateShare: column(),
  openingLateShare: column(),
  lateLoss: column(),
  promiseShift: column(),
  promiseTrust: column(),
  resaleable: column(),
  demandSd: column(),
  cancelShare: column(),
  cancelledMoney: column(),
  shippedMoney: column(),
  serviceCost: column(),
  /** Whether any lane uses something, so that a step nobody uses costs nothing. */
  marks: {
    /** Orders wait, or wait in part; delivery takes longer than the routes' days; days may differ from last week's. */
    waits: false,
    late: false,
    daysMoved: true,
    /** High-value customers are served faster; they have advisers; excess stock is cleared. */
    tier: false,
    advisers: false,
    clears: false,
  },
  relativePrice: column(),
  paidPrice: column(),
  priceShiftBase: column(),
  shift: column(),
  oddsFactor: column(),
  firstDemand: columns(SOURCES.length),
  repeatDemand: columns(BUYING_SEGMENTS.length),
  repeatTotal: column(),
  noise: column(),
  paidDemand: column(),
  firstUnits: column(),
  repeatUnits: column(),
  memberShare: columns(BUYING_SEGMENTS.length),
  privateShare: column(),
  unitsDemanded: column(),
  fill: column(),
  extraReturns: column(),
  extraPaidReturns: column(),
  returnShare: column(),
  /** Returned part of money whose return factor is 1. */
  returnsPerWeight: column(),
  orderUnits: column(),
  leadMean: column(),
  able: columns(SUPPLIERS.length),
  late: column(),
  reach: columns(SUPPLIERS.length),
  filledShare: column(),
  shareSum: column(),
  unitCost: column(),
  contactCost: column(),
});

export type Effects = ReturnType<typeof createEffects>;

/** What each budget line has to spend in the week, CNY: planned money, then money that plays bring with them. */
export const createMoney = () => ({
  public: column(),
  content: column(),
  private: column(),
  supply: column(),
  /** Planned for all lines together, before channels or content spend more or less than that. */
  planned: column(),
});

/** What running plays cost in the week, CNY, and the lines that this money flows into. */
export const createPlayMoney = () => ({
  cost: column(),
  marketing: column(),
  content: column(),
  private: column(),
  supply: column(),
});

export type PlayMoney = ReturnType<typeof createPlayMoney>;

/** Sets every column of a state to 0. */
export function clear(state: object): void {
  for (const value of Object.values(state) as (Column | Column[] | Column[][])[]) {
    if (value instanceof Float64Array) value.fill(0);
    else for (const part of value.flat()) part.fill(0);
  }
}
