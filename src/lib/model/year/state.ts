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
/** Weeks over which repurchase within 90 days is read, and over which a member counts as active. */
export const QUARTER_WEEKS = 13;
export const ACTIVE_WEEKS = 4;

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
  /** WeCom friends, members by buying segment, people, and those gained in the week before, whose cost is still to pay. */
  friends: column(),
  joinedBefore: column(),
  members: columns(BUYING_SEGMENTS.length),
  enrolledBefore: column(),
  /** Points owed, CNY of money off. */
  points: column(),
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
  /** Share of live customers without an order, by week of the last quarter. */
  silentRing: columns(QUARTER_WEEKS),
  /** Shares without an order, and of friends who opened nothing, by segment and week of the last four. */
  idleRing: BUYING_SEGMENTS.map(() => columns(ACTIVE_WEEKS)),
  unreadRing: BUYING_SEGMENTS.map(() => columns(ACTIVE_WEEKS)),
});

export type State = ReturnType<typeof createState>;

/** What is derived within a week, or once a run, and kept for the steps that follow. */
export const createEffects = () => ({
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
  /** Part of those who can be reached that are friends. */
  coverage: column(),
  joinRate: column(),
  publicJoinRate: column(),
  /** Clicks a friend and week; touches: clicks a customer and week. */
  clicks: columns(COMMUNITIES.length),
  touches: columns(COMMUNITIES.length),
  openingTouches: columns(COMMUNITIES.length),
  /** Share of friends who open a message in a week, and who leave. */
  activity: columns(COMMUNITIES.length),
  openingActivity: columns(COMMUNITIES.length),
  leaving: columns(COMMUNITIES.length),
  /** Community service that is paid for, 0 to 1. */
  service: columns(COMMUNITIES.length),
  openingService: columns(COMMUNITIES.length),
  /** Shares of a segment's members that are silver and gold, and what their benefits give a member, 0 to 1. */
  silver: columns(BUYING_SEGMENTS.length),
  gold: columns(BUYING_SEGMENTS.length),
  benefit: columns(BUYING_SEGMENTS.length),
  /** Their cost, CNY a member and week. */
  benefitCost: columns(BUYING_SEGMENTS.length),
  /** Log lifts of repurchase: of a member, of a friend, and last year's of both, by segment. */
  memberLift: columns(BUYING_SEGMENTS.length),
  friendLift: columns(BUYING_SEGMENTS.length),
  usualLift: columns(BUYING_SEGMENTS.length),
  goldHold: column(),
  openingGoldHold: column(),
  lapseFactor: columns(COMMUNITIES.length),
  openingMemberShare: columns(BUYING_SEGMENTS.length),
  /** Customers lost for good in the week. */
  gone: column(),
  pointsCost: column(),
  pointsCash: column(),
  openingRepurchase: columns(BUYING_SEGMENTS.length),
  hazard: columns(BUYING_SEGMENTS.length),
  segmentLift: columns(BUYING_SEGMENTS.length),
  offerPrice: columns(BUYING_SEGMENTS.length),
  repeatFactor: column(),
  offerLift: columns(BUYING_SEGMENTS.length),
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
  openingPrivatePaid: column(),
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
    /** Quality of content, or commission, is or was another than last year's; commission is paid; scene pages are being built. */
    quality: false,
    commission: false,
    commissionPaid: false,
    scenes: false,
    /** The private line is short of what it is asked for; what it pays may have moved; members are greeted; benefits have moved. */
    privateShort: true,
    privatePaid: true,
    greetings: true,
    benefits: true,
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
  /** Planned for all lines together, before the pace, channels or content spend more or less than that. */
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
