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
 * which a week makes them, so that the first broken one is where a fault arose. A class, since engines give every object
 * literal of so many parts a shape of its own, and compile whatever reads one again for each.
 */
export class Output {
  readonly #byName = new Map<string, Column>();
  // traffic
  readonly visits = this.#each('visits', SOURCES);
  readonly uv = this.#add('uv');
  readonly paidVisits = this.#add('paid_visits');
  readonly firstVisits = this.#add('first_visits');
  readonly spend = this.#each('spend', PAID_CHANNELS);
  readonly clicks = this.#each('clicks', PAID_CHANNELS);
  readonly ceiling = this.#each('ceiling', PAID_CHANNELS);
  readonly mediaSpend = this.#add('media_spend');
  readonly allClicks = this.#add('clicks');
  readonly lastYearOrganic = this.#add('last_year_organic');
  readonly contentSpend = this.#add('content_spend');
  readonly contentVisits = this.#add('content_visits');
  readonly messagesSent = this.#add('messages_sent');
  readonly messagesOpened = this.#add('messages_opened');
  // conversion and demand
  readonly firstDemand = this.#add('first_demand');
  readonly demand = this.#add('demand');
  readonly orders = this.#add('orders');
  readonly ordersBefore = this.#add('orders_before');
  readonly ordersBySource = this.#each('orders', SOURCES);
  readonly lostOrders = this.#add('lost_orders');
  readonly impressions = this.#add('impressions');
  readonly pageViews = this.#add('pv');
  // customers
  readonly segment = this.#each('segment', SEGMENTS);
  readonly segmentBefore = this.#each('segment_before', BUYING_SEGMENTS);
  readonly customers = this.#add('customers');
  readonly customersBefore = this.#add('customers_before');
  readonly customersReachable = this.#add('customers_reachable');
  readonly customersTotal = this.#add('customers_total');
  readonly openingCustomers = this.#add('opening_customers');
  readonly newCustomers = this.#add('new_customers');
  readonly buyers = this.#add('buyers');
  readonly repeatBuyers = this.#add('repeat_buyers');
  readonly ordersBySegment = this.#each('orders', BUYING_SEGMENTS);
  readonly repeatOrders = this.#add('repeat_orders');
  readonly lapses = this.#add('lapses');
  readonly members = this.#add('members');
  readonly enrolled = this.#add('enrolled');
  readonly membersLost = this.#add('members_lost');
  readonly membersBySegment = this.#each('members', BUYING_SEGMENTS);
  readonly membersGold = this.#add('members_gold');
  readonly activeMembers = this.#add('active_members');
  readonly repurchase90d = this.#add('repurchase_90d');
  readonly returning = this.#add('returning');
  readonly openingReachable = this.#add('opening_reachable');
  readonly friends = this.#add('friends');
  readonly friendsBefore = this.#add('friends_before');
  readonly friendsJoined = this.#add('friends_joined');
  readonly friendsJoinedBuying = this.#add('friends_joined_buying');
  readonly friendsLeft = this.#add('friends_left');
  readonly friendsUnfriended = this.#add('friends_unfriended');
  readonly friendsBySegment = this.#each('friends', BUYING_SEGMENTS);
  readonly communityFriends = this.#add('community_friends');
  readonly communityOpened = this.#add('community_opened');
  readonly activityByCommunity = this.#each('community_activity', COMMUNITIES);
  // supply
  readonly stock = this.#add('stock');
  readonly stockValue = this.#add('stock_value');
  readonly stockValue4w = this.#add('stock_value_4w');
  readonly cogsYearly4w = this.#add('cogs_yearly_4w');
  readonly forecast = this.#add('forecast');
  readonly inTransit = this.#add('in_transit');
  readonly sold = this.#add('sold');
  readonly soldToDate = this.#add('sold_to_date');
  readonly goodsToDate = this.#add('goods_to_date');
  readonly lostSales = this.#add('lost_sales');
  readonly cancelled = this.#add('cancelled');
  readonly cancelledOrders = this.#add('cancelled_orders');
  readonly shipped = this.#add('shipped');
  readonly shippedOrders = this.#add('shipped_orders');
  readonly waitingGoods = this.#add('waiting_goods');
  readonly waitingOrders = this.#add('waiting_orders');
  readonly orderDays = this.#add('order_days');
  readonly orderDaysBySegment = this.#each('order_days', BUYING_SEGMENTS);
  readonly nextDayOrders = this.#add('next_day_orders');
  readonly lateOrders = this.#add('late_orders');
  readonly returned = this.#add('returned');
  readonly returnsCaused = this.#add('returns_caused');
  readonly shippedTwoWeeksAgo = this.#add('shipped_two_weeks_ago');
  readonly returnsBySource = this.#each('returns', SOURCES);
  readonly arrivals = this.#add('arrivals');
  readonly arrivalsCost = this.#add('arrivals_cost');
  readonly received = this.#each('received', SUPPLIERS);
  readonly receivedCost = this.#each('received_cost', SUPPLIERS);
  readonly availability = this.#each('availability', SUPPLIERS);
  readonly ordered = this.#add('ordered');
  readonly orderedBySupplier = this.#each('ordered', SUPPLIERS);
  readonly expedited = this.#add('expedited');
  readonly lockWeeksLeft = this.#add('lock_weeks_left');
  // what the week leaves behind: made after orders and returns are known
  readonly contentStock = this.#add('content_stock');
  readonly contentUgc = this.#add('content_ugc');
  readonly contentMade = this.#add('content_made');
  readonly pageLift = this.#add('page_lift');
  readonly testsFinished = this.#add('tests_finished');
  readonly testsShipped = this.#add('tests_shipped');
  readonly trust = this.#add('trust');
  readonly differentiation = this.#add('differentiation');
  readonly nps = this.#add('nps');
  // money
  readonly gmv = this.#add('gmv');
  readonly gmvToDate = this.#add('gmv_to_date');
  readonly gmvBySource = this.#each('gmv', SOURCES);
  readonly gmvAtBasePrice = this.#add('gmv_at_base_price');
  readonly gmvAtListPrice = this.#add('gmv_at_list_price');
  readonly discounts = this.#add('discounts');
  readonly paidGmv = this.#add('paid_gmv');
  readonly paidOrders = this.#add('paid_orders');
  readonly privateGmv = this.#add('private_gmv');
  readonly repeatGmv = this.#add('repeat_gmv');
  readonly memberGmv = this.#add('member_gmv');
  readonly lastYearGmv = this.#add('last_year_gmv');
  readonly commission = this.#add('commission');
  readonly publicSpend = this.#add('public_spend');
  readonly pointsEarned = this.#add('points_earned');
  readonly pointsRedeemed = this.#add('points_redeemed');
  readonly pointsExpired = this.#add('points_expired');
  readonly pointsLiability = this.#add('points_liability');
  readonly refunds = this.#add('refunds');
  readonly paidGmvNet = this.#add('paid_gmv_net');
  readonly netRevenue = this.#add('net_revenue');
  readonly cogs = this.#add('cogs');
  readonly grossProfit = this.#add('gross_profit');
  readonly deliveryCost = this.#add('delivery_cost');
  readonly contribution = this.#add('contribution');
  readonly rewards = this.#add('referral_rewards');
  readonly acquisitionCost = this.#add('acquisition_cost');
  readonly marketingCost = this.#add('marketing_cost');
  readonly budgetSpend = this.#add('budget_spend');
  readonly spentToDate = this.#add('spent_to_date');
  readonly plannedToDate = this.#add('planned_to_date');
  readonly budgetOfYear = this.#add('budget_of_year');
  readonly playCost = this.#add('play_cost');
  readonly profit = this.#add('profit');
  readonly receipts = this.#add('receipts');
  readonly payments = this.#add('payments');
  readonly cash = this.#add('cash');
  readonly cashLow = this.#add('cash_low');
  // where money goes, in parts that the sums above do not show
  readonly fees = this.#add('fees');
  readonly coupons = this.#add('coupons');
  readonly pointsCost = this.#add('points_cost');
  readonly serviceCost = this.#add('service_cost');
  readonly contentLine = this.#add('spend_content');
  readonly privateLine = this.#add('spend_private');
  readonly supplyLine = this.#add('spend_supply');
  readonly overhead = this.#add('overhead');
  // what a channel, a segment or a customer is worth
  readonly impressionsByChannel = this.#each('impressions', PAID_CHANNELS);
  readonly costOfInfluencers = this.#add('cost.influencers');
  readonly gmvNetByChannel = this.#each('gmv_net', PAID_CHANNELS);
  readonly marginalSpend = this.#each('marginal_spend', PAID_CHANNELS);
  readonly marginalOrders = this.#each('marginal_orders', PAID_CHANNELS);
  readonly gmvBySegment = this.#each('gmv', BUYING_SEGMENTS);
  readonly offerCostBySegment = this.#each('offer_cost', BUYING_SEGMENTS);
  readonly lapsesBySegment = this.#each('lapses', BUYING_SEGMENTS);
  readonly marginOfWeek = this.#add('margin_before_acquisition');
  readonly marginFloor = this.#add('margin_to_date');
  readonly gmv4w = this.#add('gmv_4w');
  readonly margin4w = this.#add('margin_4w');
  readonly ltv = this.#add('ltv');
  readonly newWorth = this.#add('new_worth');
  readonly paybackWeeks = this.#add('payback_weeks');
  readonly ltvToDate = this.#add('ltv_to_date');
  readonly newWorthToDate = this.#add('new_worth_to_date');
  readonly paybackToDate = this.#add('payback_to_date');
  // world
  readonly relativePrice = this.#add('relative_price');
  readonly competitorPrice = this.#add('competitor_price');
  readonly priceGap = this.#add('price_gap');
  readonly competitorPromoting = this.#add('competitor_promoting');
  readonly entrant = this.#add('entrant');
  readonly cpcIndex = this.#add('cpc_index');
  readonly cpcIndexByChannel = this.#each('cpc_index', PAID_CHANNELS);
  readonly materialIndex = this.#add('material_index');
  readonly suppliersLate = this.#add('suppliers_late');
  readonly suppliersLateCount = this.#add('suppliers_late_count');
  readonly supplierUp = this.#each('up', SUPPLIERS);
  readonly weeksLate = this.#each('weeks_late', SUPPLIERS);
  readonly leadWeeks = this.#each('lead_weeks', SUPPLIERS);
  readonly capacity = this.#each('capacity', SUPPLIERS);
  readonly logisticsDelay = this.#add('logistics_delay');
  // calendar and state of the plan
  readonly seasonIndex = this.#add('season_index');
  readonly weeksToPromotion = this.#add('weeks_to_promotion');
  readonly promotionWeek = this.#add('promotion_week');
  readonly week = this.#add('week');
  readonly month = this.#add('month');
  readonly phase = this.#add('phase');
  readonly playsRunning = this.#add('plays_running');

  get byName(): ReadonlyMap<string, Column> {
    return this.#byName;
  }

  #add(name: string): Column {
    const values = column();
    if (this.#byName.has(name)) throw new RangeError(`two output columns named ${name}`);
    this.#byName.set(name, values);
    return values;
  }

  #each(prefix: string, keys: readonly string[]): Column[] {
    return keys.map((key) => this.#add(`${prefix}.${key}`));
  }
}
