import {
  BUYING_SEGMENTS,
  COMMUNITIES,
  PAID_CHANNELS,
  SEGMENTS,
  SOURCES,
  SUPPLIERS,
} from '../../plan/index.ts';
import { column, type Column } from '../column.ts';

/**
 * The weekly output of the model: one column a quantity, by the names that the fact catalogue's measures use. In the order in
 * which a week makes them, so that the first broken one is where a fault arose.
 */
function build(add: (name: string) => Column) {
  const each = (prefix: string, keys: readonly string[]) => keys.map((key) => add(`${prefix}.${key}`));
  return {
    // traffic
    visits: each('visits', SOURCES),
    uv: add('uv'),
    paidVisits: add('paid_visits'),
    firstVisits: add('first_visits'),
    spend: each('spend', PAID_CHANNELS),
    clicks: each('clicks', PAID_CHANNELS),
    ceiling: each('ceiling', PAID_CHANNELS),
    publicSpend: add('public_spend'),
    allClicks: add('clicks'),
    lastYearOrganic: add('last_year_organic'),
    contentSpend: add('content_spend'),
    contentVisits: add('content_visits'),
    messagesSent: add('messages_sent'),
    messagesOpened: add('messages_opened'),
    // conversion and demand
    firstDemand: add('first_demand'),
    demand: add('demand'),
    orders: add('orders'),
    ordersBefore: add('orders_before'),
    ordersBySource: each('orders', SOURCES),
    lostOrders: add('lost_orders'),
    // customers
    segment: each('segment', SEGMENTS),
    segmentBefore: each('segment_before', BUYING_SEGMENTS),
    customers: add('customers'),
    customersBefore: add('customers_before'),
    customersReachable: add('customers_reachable'),
    customersTotal: add('customers_total'),
    openingCustomers: add('opening_customers'),
    newCustomers: add('new_customers'),
    buyers: add('buyers'),
    repeatBuyers: add('repeat_buyers'),
    ordersBySegment: each('orders', BUYING_SEGMENTS),
    repeatOrders: add('repeat_orders'),
    lapses: add('lapses'),
    members: add('members'),
    enrolled: add('enrolled'),
    membersLost: add('members_lost'),
    membersBySegment: each('members', BUYING_SEGMENTS),
    membersGold: add('members_gold'),
    activeMembers: add('active_members'),
    repurchase90d: add('repurchase_90d'),
    returning: add('returning'),
    openingReachable: add('opening_reachable'),
    friends: add('friends'),
    friendsBefore: add('friends_before'),
    friendsJoined: add('friends_joined'),
    friendsJoinedBuying: add('friends_joined_buying'),
    friendsLeft: add('friends_left'),
    friendsUnfriended: add('friends_unfriended'),
    friendsBySegment: each('friends', BUYING_SEGMENTS),
    communityFriends: add('community_friends'),
    communityOpened: add('community_opened'),
    activityByCommunity: each('community_activity', COMMUNITIES),
    // supply
    stock: add('stock'),
    stockValue: add('stock_value'),
    stockValue4w: add('stock_value_4w'),
    cogsYearly4w: add('cogs_yearly_4w'),
    forecast: add('forecast'),
    inTransit: add('in_transit'),
    sold: add('sold'),
    soldToDate: add('sold_to_date'),
    goodsToDate: add('goods_to_date'),
    lostSales: add('lost_sales'),
    orderDays: add('order_days'),
    nextDayOrders: add('next_day_orders'),
    returned: add('returned'),
    returnsCaused: add('returns_caused'),
    soldTwoWeeksAgo: add('sold_two_weeks_ago'),
    arrivals: add('arrivals'),
    arrivalsCost: add('arrivals_cost'),
    ordered: add('ordered'),
    orderedBySupplier: each('ordered', SUPPLIERS),
    expedited: add('expedited'),
    lockWeeksLeft: add('lock_weeks_left'),
    // what the week leaves behind: made after orders and returns are known
    contentStock: add('content_stock'),
    contentUgc: add('content_ugc'),
    contentMade: add('content_made'),
    pageLift: add('page_lift'),
    testsFinished: add('tests_finished'),
    testsShipped: add('tests_shipped'),
    trust: add('trust'),
    differentiation: add('differentiation'),
    nps: add('nps'),
    // money
    gmv: add('gmv'),
    gmvToDate: add('gmv_to_date'),
    gmvBySource: each('gmv', SOURCES),
    gmvAtBasePrice: add('gmv_at_base_price'),
    paidGmv: add('paid_gmv'),
    paidOrders: add('paid_orders'),
    privateGmv: add('private_gmv'),
    repeatGmv: add('repeat_gmv'),
    memberGmv: add('member_gmv'),
    lastYearGmv: add('last_year_gmv'),
    pointsEarned: add('points_earned'),
    pointsRedeemed: add('points_redeemed'),
    pointsExpired: add('points_expired'),
    pointsLiability: add('points_liability'),
    refunds: add('refunds'),
    netRevenue: add('net_revenue'),
    cogs: add('cogs'),
    grossProfit: add('gross_profit'),
    deliveryCost: add('delivery_cost'),
    contribution: add('contribution'),
    rewards: add('referral_rewards'),
    acquisitionCost: add('acquisition_cost'),
    marketingCost: add('marketing_cost'),
    budgetSpend: add('budget_spend'),
    spentToDate: add('spent_to_date'),
    plannedToDate: add('planned_to_date'),
    budgetOfYear: add('budget_of_year'),
    playCost: add('play_cost'),
    profit: add('profit'),
    receipts: add('receipts'),
    payments: add('payments'),
    cash: add('cash'),
    // world
    relativePrice: add('relative_price'),
    competitorPrice: add('competitor_price'),
    competitorPromoting: add('competitor_promoting'),
    entrant: add('entrant'),
    cpcIndex: add('cpc_index'),
    cpcIndexByChannel: each('cpc_index', PAID_CHANNELS),
    materialIndex: add('material_index'),
    suppliersLate: add('suppliers_late'),
    suppliersLateCount: add('suppliers_late_count'),
    supplierUp: each('up', SUPPLIERS),
    weeksLate: each('weeks_late', SUPPLIERS),
    leadWeeks: each('lead_weeks', SUPPLIERS),
    capacity: each('capacity', SUPPLIERS),
    logisticsDelay: add('logistics_delay'),
    // calendar and state of the plan
    seasonIndex: add('season_index'),
    weeksToPromotion: add('weeks_to_promotion'),
    promotionWeek: add('promotion_week'),
    week: add('week'),
    month: add('month'),
    phase: add('phase'),
    playsRunning: add('plays_running'),
  };
}

export type Output = ReturnType<typeof build>;

/** Output columns for one strategy, and the same columns by name. */
export function createOutput(): { output: Output; byName: ReadonlyMap<string, Column> } {
  const byName = new Map<string, Column>();
  const output = build((name) => {
    const values = column();
    if (byName.has(name)) throw new RangeError(`two output columns named ${name}`);
    byName.set(name, values);
    return values;
  });
  return { output, byName };
}
