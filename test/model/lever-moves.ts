import { BUYING_SEGMENTS, COMMUNITIES, PAID_CHANNELS } from '../../src/lib/plan/index.ts';

/** A move of one lever from where the sample's shop has it, and what must show it. */
export interface Move {
  readonly to: number;
  /** A fact of the year, or else a column of the weekly output, summed over the year. */
  readonly shows: string;
  /** `either` where chance decides which way. */
  readonly how: 'up' | 'down' | 'either';
  /** Levers without which this one does nothing, such as the reach of an offer whose depth is moved; or where it starts. */
  readonly given?: Readonly<Record<string, number>>;
}

const move = (to: number, shows: string, how: Move['how'], given: Move['given'] = {}): Move => ({
  to,
  shows,
  how,
  given,
});

const each = <Key extends string>(keys: readonly Key[], moves: (key: Key) => Record<string, Move>) =>
  Object.assign({}, ...keys.map(moves)) as Record<string, Move>;

const MANY_TESTS = { 'page.tests': 12, 'page.lift_sd': 0.2 };
const DISCOUNT = { 'competitor.discount': 0.2 };
const DEAR_MATERIAL = { 'material.cost': 1.3 };
/** Benefits are paid from the line whose rest is the programme's: this leaves what they do by themselves. */
const NO_PROGRAMME = { 'private.programme_effect': 0 };
const SHARE_OF_C = { 'suppliers.c.share': 0.5 };
const EXCESS = { 'clearance.weeks': 2 };

/** What each lever that a strategy, a play or a scenario may move does. */
export const MOVES: Readonly<Record<string, Move>> = {
  // ours
  'budget.total': move(9_300_000, 'gmv', 'up'),
  'budget.public': move(0.8, 'public_spend', 'up'),
  'budget.content': move(0.5, 'content_stock', 'up'),
  'budget.private': move(0.4, 'repeat_orders', 'up'),
  'budget.supply': move(0.6, 'fulfilment_days', 'down'),
  'budget.pace': move(1.3, 'gmv', 'up'),
  ...each(PAID_CHANNELS, (channel) => ({
    [`channels.${channel}.share`]: move(0.7, `visits.${channel}`, 'up'),
    [`channels.${channel}.spend`]: move(1.5, `visits.${channel}`, 'up'),
  })),
  'channels.influencers.commission': move(0.3, 'visits.influencers', 'up'),
  'content.quality': move(1.5, 'ctr', 'up'),
  'content.output': move(1.5, 'content_stock', 'up'),
  'content.ugc_share': move(0.3, 'ugc_share', 'up'),
  ...each(COMMUNITIES, (segment) => ({ [`messages.${segment}`]: move(6, `orders.${segment}`, 'up') })),
  'wecom.join_rate': move(0.5, 'wecom_friends', 'up'),
  'wecom.public_join_rate': move(0.03, 'wecom_friends', 'up'),
  'wecom.coupon': move(20, 'wecom_join_rate', 'up'),
  ...each(COMMUNITIES, (segment) => ({ [`communities.${segment}`]: move(2, `orders.${segment}`, 'up') })),
  'communities.talk_share': move(0.4, 'wecom_loss_rate', 'down'),
  'care.birthday': move(1, 'trust', 'up'),
  'members.enrol': move(0.5, 'member_gmv_share', 'up'),
  'members.silver.threshold': move(300, 'orders.active', 'up', {
    ...NO_PROGRAMME,
    'members.silver.benefit': 40,
  }),
  'members.gold.threshold': move(800, 'gold_share', 'up'),
  'members.silver.benefit': move(60, 'orders.active', 'up', NO_PROGRAMME),
  'members.gold.benefit': move(60, 'orders.high', 'up'),
  'points.experience_share': move(1, 'contribution', 'up', { 'points.rate': 0.03 }),
  'referral.reward': move(40, 'referral_visits', 'up'),
  ...each(BUYING_SEGMENTS, (segment) => ({
    [`offers.${segment}.depth`]: move(0.1, `orders.${segment}`, 'up', { [`offers.${segment}.reach`]: 0.5 }),
    [`offers.${segment}.reach`]: move(0.5, `orders.${segment}`, 'up', { [`offers.${segment}.depth`]: 0.1 }),
  })),
  'points.rate': move(0.03, 'repeat_orders', 'up'),
  'page.tests': move(4, 'tests_finished', 'up'),
  'page.test_traffic': move(1, 'page_lift', 'up', { ...MANY_TESTS, 'page.test_traffic': 0.02 }),
  'page.threshold': move(0, 'tests_shipped', 'up', MANY_TESTS),
  'page.scene_pages': move(0.5, 'page_lift', 'up'),
  'promises.transparency': move(1, 'trust', 'up'),
  'promises.authentic': move(1, 'cvr_new', 'up'),
  'promises.adviser': move(1, 'cvr_new', 'up'),
  'returns.pickup': move(1, 'return_rate', 'up'),
  'assortment.exclusive_share': move(0.4, 'differentiation', 'up'),
  'differentiation.spend': move(10_000, 'differentiation', 'up'),
  price: move(1.1, 'cvr_new', 'down'),
  'promotion.depth': move(0.3, 'price_index', 'down'),
  'match.share': move(1, 'price_index', 'down', { ...DISCOUNT, 'match.scope': 1 }),
  'match.scope': move(1, 'price_index', 'down', { ...DISCOUNT, 'match.share': 1 }),
  'match.floor': move(0.5, 'price_index', 'up', {
    'competitor.discount': 0.5,
    'match.share': 1,
    'match.scope': 1,
  }),
  'suppliers.a.share': move(0.9, 'ordered.a', 'up'),
  'suppliers.b.share': move(0.9, 'ordered.b', 'up'),
  'suppliers.c.share': move(0.5, 'ordered.c', 'up'),
  'suppliers.a.surge': move(1.5, 'ordered.a', 'up', { 'suppliers.b.capacity': 0 }),
  'suppliers.b.surge': move(2, 'ordered.b', 'up', { 'suppliers.a.capacity': 0 }),
  'suppliers.c.surge': move(2, 'ordered.c', 'up', { 'suppliers.a.capacity': 0, 'suppliers.c.share': 0.3 }),
  'lock.share': move(1, 'unit_cost', 'down', { ...DEAR_MATERIAL, 'lock.weeks': 40 }),
  'lock.weeks': move(40, 'unit_cost', 'down', { ...DEAR_MATERIAL, 'lock.share': 1 }),
  'order.service_level': move(3, 'stock_weeks', 'up'),
  'order.review_weeks': move(6, 'stock_weeks', 'up'),
  'order.expedite': move(1, 'expedite_share', 'up'),
  'warehouses.front_share': move(0.6, 'fulfilment_days', 'down'),
  'warehouses.cloud_share': move(0.4, 'logistics_delay', 'down', { 'logistics.delay': 3 }),
  'delivery.high': move(1, 'orders.high', 'up'),
  'delivery.promise_days': move(4, 'cvr_new', 'up'),
  'returns.speed': move(1, 'trust', 'up'),
  'assortment.data_led': move(1, 'stock_weeks', 'down'),
  'clearance.depth': move(0.5, 'discount_rate', 'up', EXCESS),

  // the world's
  'competitor.discount': move(0.3, 'cvr_new', 'down'),
  'competitor.promotion_depth': move(0.5, 'price_gap', 'up', {
    'competitor.rate': 12,
    'competitor.weeks': 10,
  }),
  'competitor.rate': move(12, 'competitor_promoting', 'up'),
  'competitor.weeks': move(20, 'competitor_promoting', 'up', { 'competitor.rate': 6 }),
  'entrant.rate': move(5, 'entrant', 'up'),
  'entrant.discount': move(0.5, 'price_gap', 'up', { 'entrant.rate': 5 }),
  'conversion.similarity': move(0.9, 'cvr_new', 'down', DISCOUNT),
  'conversion.price_sensitivity': move(4, 'cvr_new', 'down', { price: 1.2 }),
  'market.demand': move(1.3, 'new_customers', 'up'),
  'channels.cpc_growth': move(0.5, 'cpc_index', 'up'),
  'channels.cpc': move(1.5, 'cpc_index', 'up'),
  'channels.reach': move(0.5, 'paid_visits', 'down'),
  ...each(PAID_CHANNELS, (channel) => ({
    [`channels.${channel}.cpc`]: move(1.5, `visits.${channel}`, 'down'),
    [`channels.${channel}.reach`]: move(0.5, `visits.${channel}`, 'down'),
  })),
  'repurchase.base': move(1.3, 'repeat_orders', 'up'),
  'material.cost': move(1.3, 'unit_cost', 'up'),
  'material.volatility': move(0.3, 'unit_cost', 'either'),
  ...each(['a', 'b', 'c'], (supplier) => ({
    [`suppliers.${supplier}.capacity`]: move(0.3, `ordered.${supplier}`, 'down', SHARE_OF_C),
    [`suppliers.${supplier}.failure_rate`]: move(0.3, 'suppliers_late_count', 'up'),
    [`suppliers.${supplier}.recovery_rate`]: move(0.9, 'suppliers_late_count', 'down', {
      [`suppliers.${supplier}.failure_rate`]: 0.3,
    }),
    [`suppliers.${supplier}.lead_weeks`]: move(8, 'in_transit', 'up', SHARE_OF_C),
  })),
  'suppliers.lead_weeks': move(3, 'in_transit', 'up'),
  'logistics.delay': move(2, 'fulfilment_days', 'up'),
  'logistics.capacity': move(0.1, 'logistics_delay', 'up'),
  'returns.rate': move(0.4, 'return_rate', 'up'),
  'fees.platform': move(0.1, 'profit', 'down'),
};

const OFFER = { 'offers.active.depth': 0.1, 'offers.active.reach': 0.5 };
const BRAND = { 'differentiation.spend': 10_000 };
const LOOKS = { 'content.ugc_share': 0.3 };
const PROGRAMME = { 'budget.private': 0.4 };
const QUALITY = { 'content.quality': 1.5 };
const SCENES = { 'page.scene_pages': 0.5 };
const SAFETY = { 'budget.supply': 0.6 };
const LATE = { 'logistics.delay': 3 };
const CLOUD = { 'warehouses.cloud_share': 0.4 };
const HALTED = { 'logistics.capacity': 0.1 };
const FAST = { 'delivery.high': 1 };
const EASY = { 'returns.speed': 1 };
const DATA_LED = { 'assortment.data_led': 1 };
const COUPON = { 'wecom.coupon': 20 };
const GREETINGS = { 'care.birthday': 1 };
const CLASSES = { 'points.experience_share': 0.5 };

/** What a property of the shop needs before it shows anywhere; the others show by themselves. */
export const SHOWN_BY: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'channels.cpc_persistence': { 'channels.cpc_noise': 0.1 },
  'channels.ctr_discount': QUALITY,
  'channels.influencers.commission_effect': { 'channels.influencers.commission': 0.3 },
  'content.quality_cost': QUALITY,
  'content.quality_visits': QUALITY,
  'content.quality_ctr': QUALITY,
  'page.scene_effect': SCENES,
  'page.scene_cost': SCENES,
  'page.scene_returns': SCENES,
  'content.ugc_effect': LOOKS,
  'content.ugc_scale': LOOKS,
  'private.programme_effect': PROGRAMME,
  'private.programme_scale': PROGRAMME,
  'private.programme_speed': PROGRAMME,
  'messages.lift': { 'messages.new': 6 },
  'messages.cost': { 'messages.new': 14, 'messages.active': 14, 'messages.high': 14 },
  'offers.response': OFFER,
  'offers.contact_cost': OFFER,
  'points.effect': { 'points.rate': 0.03 },
  'points.experience_saving': CLASSES,
  'points.experience_value': CLASSES,
  'points.experience_cost': CLASSES,
  'wecom.leave_fatigue': { 'messages.new': 6 },
  'wecom.coupon_effect': COUPON,
  'wecom.coupon_scale': COUPON,
  'wecom.coupon_use': COUPON,
  'communities.open_effect': { 'communities.active': 2 },
  'communities.talk_ease': { 'communities.talk_share': 0.4 },
  'care.trust_effect': GREETINGS,
  'care.lapse_effect': GREETINGS,
  'care.cost': GREETINGS,
  'conversion.days_effect': { 'warehouses.front_share': 0.6 },
  'conversion.promise_effect': { 'promises.authentic': 1 },
  'trust.transparency_effect': { 'promises.transparency': 1 },
  'differentiation.content_effect': { 'budget.content': 0.5 },
  'differentiation.content_scale': { 'budget.content': 0.5 },
  'differentiation.speed': BRAND,
  'differentiation.spend_effect': BRAND,
  'differentiation.spend_scale': BRAND,
  'differentiation.exclusive_effect': { 'assortment.exclusive_share': 0.4 },
  'assortment.exclusive_cost': { 'assortment.exclusive_share': 0.4 },
  'suppliers.c.cost_factor': SHARE_OF_C,
  'material.persistence': { 'material.volatility': 0.2 },
  'lock.premium': { 'lock.share': 1, 'lock.weeks': 40 },
  'order.expedite_premium': { 'order.expedite': 0.5 },
  'order.expedite_weeks': { 'order.expedite': 0.5 },
  'page.lift_sd': { 'page.tests': 12, 'page.threshold': 0 },
  'supply.scale': SAFETY,
  'supply.service_effect': SAFETY,
  'supply.front_effect': SAFETY,
  'supply.surge_cost': { 'suppliers.b.surge': 2 },
  'delivery.cloud_days': CLOUD,
  'warehouses.cloud_cost': CLOUD,
  'warehouses.front_cost': { 'warehouses.front_share': 0.6 },
  'logistics.headroom': HALTED,
  'logistics.front_exposure': LATE,
  'logistics.cloud_exposure': { ...LATE, ...CLOUD },
  'logistics.central_exposure': LATE,
  'delivery.high_days': FAST,
  'delivery.high_cost': FAST,
  'conversion.promised_day_effect': { 'delivery.promise_days': 4 },
  'trust.late_effect': { 'delivery.promise_days': 2 },
  'trust.authentic_effect': { 'promises.authentic': 1 },
  'trust.adviser_effect': { 'promises.adviser': 1 },
  'trust.return_speed_effect': EASY,
  'returns.speed_effect': EASY,
  'returns.speed_cost': EASY,
  'returns.cancel_per_day': LATE,
  'clearance.weeks': { 'clearance.depth': 0.5, 'clearance.weeks': 2 },
  'assortment.data_led_sd': { ...DATA_LED, 'order.minimum_weeks': 0 },
  'assortment.data_led_lift': DATA_LED,
  'assortment.data_led_cost': DATA_LED,
  'returns.pickup_effect': { 'returns.pickup': 1 },
  'returns.pickup_cost': { 'returns.pickup': 1 },
  'promises.transparency_cost': { 'promises.transparency': 1 },
  'promises.authentic_cost': { 'promises.authentic': 1 },
  'promises.adviser_cost': { 'promises.adviser': 1 },
};
