import { factRow } from './fact-table.ts';
import { end, endRatio, growth, mean, own, ratio, sum, total } from './measure.ts';

const traffic = factRow('traffic');
const conversion = factRow('conversion');
const retention = factRow('retention');

/** Any growth rate: it cannot fall by more than everything. */
const GROWTH: readonly [number, number] = [-1, Infinity];

export const FACTS_TRAFFIC = [
  traffic('uv', 'visits', 'up', 'Visitors (UV)', '访客数 UV', 'visits from all sources; over a year visits, not people', sum('uv')),
  traffic('paid_visits', 'visits', 'none', 'Paid visitors', '付费访客数', 'visits from paid channels', sum('paid_visits')),
  traffic('organic_visits', 'visits', 'up', 'Organic visitors', '自然访客数', 'visits from free search, recommendation and content', sum('visits.organic')),
  traffic('private_visits', 'visits', 'up', 'Private-domain visitors', '私域访客数', 'sessions of repeat orders begun by a message', sum('visits.private')),
  traffic('referral_visits', 'visits', 'up', 'Referred visitors', '裂变访客数', 'visits from invitations', sum('visits.referral')),
  traffic('direct_visits', 'visits', 'none', 'Direct visitors', '自主访问访客数', 'sessions of repeat orders not begun by a message', sum('visits.direct')),
  traffic('paid_share', 'share', 'down', 'Paid traffic share', '付费流量占比', 'paid visits / visits', ratio('paid_visits', 'uv')),
  traffic('organic_share', 'share', 'up', 'Organic traffic share', '自然流量占比', 'organic visits / visits', ratio('visits.organic', 'uv')),
  traffic('private_share', 'share', 'up', 'Private-domain traffic share', '私域流量占比', 'private-domain visits / visits: traffic, not money', ratio('visits.private', 'uv')),
  traffic('referral_share', 'share', 'up', 'Referral traffic share', '裂变流量占比', 'referred visits / visits', ratio('visits.referral', 'uv')),
  traffic('direct_share', 'share', 'none', 'Direct traffic share', '自主访问占比', 'direct visits / visits', ratio('visits.direct', 'uv')),
  traffic('organic_growth', 'share', 'up', 'Organic traffic growth', '自然流量增长率', 'organic visits / same weeks of last year - 1', growth('visits.organic', 'last_year_organic'), { bounds: GROWTH }),
  traffic('public_spend', 'CNY', 'none', 'Public-traffic spend', '公域投放花费', 'spend on paid channels', sum('public_spend'), { bounds: [0, Infinity] }),
  traffic('cpc', 'CNY', 'down', 'Cost per click', '平均点击单价 CPC', 'spend on paid channels / clicks bought', ratio('public_spend', 'clicks'), { bounds: [0, Infinity] }),
  traffic('content_stock', 'pieces', 'up', 'Live content', '有效内容量', 'pieces of content still at work, after decay', end('content_stock')),
  traffic('ugc_share', 'share', 'up', 'User content share', '买家秀占比', 'customer-made pieces / all new pieces', ratio('content_ugc', 'content_made')),
  traffic('content_cost_per_visit', 'CNY', 'down', 'Content cost per organic visitor', '自然访客获取成本', 'content spend / organic visits that content brings', ratio('content_spend', 'content_visits'), { bounds: [0, Infinity] }),
  traffic('wecom_friends', 'people', 'up', 'WeCom friends', '企微好友数', 'customers who are WeCom friends', end('friends')),
  traffic('message_open_rate', 'share', 'up', 'Message open rate', '消息打开率', 'messages opened / messages sent', ratio('messages_opened', 'messages_sent')),
];

export const FACTS_CONVERSION = [
  conversion('demand', 'orders', 'up', 'Demand', '下单需求', 'orders wanted, before the stock limit', sum('demand')),
  conversion('orders', 'orders', 'up', 'Orders', '支付订单数', 'orders paid and shipped', sum('orders')),
  conversion('cvr', 'share', 'up', 'Conversion rate (CVR)', '支付转化率', 'orders / visits, regulars included; falls with stockouts', ratio('orders', 'uv')),
  conversion('cvr_new', 'share', 'up', 'New-visitor conversion', '新客转化率', 'first orders wanted / visits from paid, organic and referral: free of stock and of regulars', ratio('first_demand', 'first_visits')),
  conversion('aov', 'CNY', 'up', 'Average order value (AOV)', '客单价', 'GMV / orders: GMV = visits x CVR x AOV exactly', ratio('gmv', 'orders'), { bounds: [0, Infinity] }),
  conversion('arpu', 'CNY', 'up', 'Spend per buyer (ARPU)', '人均消费 ARPU', 'GMV to date / buyers to date', own({ over: 'gmv_to_date', under: 'buyers', minus: 0 }, total('sum', 'gmv'), total('end', 'buyers')), { bounds: [0, Infinity] }),
  conversion('uv_value', 'CNY', 'up', 'Value per visitor', 'UV 价值', 'GMV / visits', ratio('gmv', 'uv'), { bounds: [0, Infinity] }),
  conversion('price_index', 'index', 'none', 'Paid price index', '成交价指数', 'paid price / base price, weighted by GMV at base price; 1 = base', ratio('gmv', 'gmv_at_base_price'), { bounds: [0, Infinity] }),
  conversion('page_lift', 'log odds', 'up', 'Page gains so far', '页面优化累计提升', 'sum of adopted page changes, in log odds of an order', end('page_lift')),
  conversion('tests_finished', 'tests', 'up', 'Page tests finished', 'A/B 测试完成数', 'page tests that ended', sum('tests_finished')),
  conversion('tests_shipped', 'tests', 'none', 'Page tests adopted', 'A/B 测试采用数', 'page tests whose evidence passed the threshold', sum('tests_shipped')),
  conversion('trust', 'index', 'up', 'Trust index', '信任指数', 'model index from 0 to 1; not a shop score', mean('trust'), { bounds: [0, 1] }),
  conversion('differentiation', 'index', 'up', 'Differentiation', '差异化程度', 'share of the competitor\'s pull that no longer touches us', mean('differentiation'), { bounds: [0, 1] }),
];

export const FACTS_RETENTION = [
  retention('customers', 'people', 'up', 'Live customers', '有效客户数', 'new, active and high-value customers', end('customers')),
  retention('customers_total', 'people', 'up', 'All customers', '累计客户数', 'customers of all segments, lost included', end('customers_total')),
  retention('customers_dormant', 'people', 'down', 'Dormant customers', '沉睡客户数', 'dormant customers', end('segment.dormant')),
  retention('customers_high', 'people', 'up', 'High-value customers', '高净值客户数', 'high-value customers', end('segment.high')),
  retention('customer_growth', 'share', 'up', 'Customer growth', '用户规模增长率', 'live customers / live customers at opening - 1', endRatio('customers', 'opening_customers', 1), { bounds: GROWTH }),
  retention('new_customers', 'people', 'up', 'New customers', '新客数', 'customers with their first order', sum('new_customers')),
  retention('buyers', 'people', 'up', 'Buyers this year', '年度购买客户数', 'customers with at least one order this year, each counted once', end('buyers')),
  retention('repeat_orders', 'orders', 'up', 'Repeat orders', '老客订单数', 'orders by customers who had ordered before', sum('repeat_orders')),
  retention('repurchase_rate', 'share', 'up', 'Repurchase rate', '复购率', 'buyers with two or more orders this year / buyers, to date; starts at 0 each year, and looks better when acquisition fails', endRatio('repeat_buyers', 'buyers')),
  retention('repeat_order_share', 'share', 'up', 'Repeat share of orders', '老客订单占比', 'repeat orders / orders', ratio('repeat_orders', 'orders')),
  retention('repeat_gmv_share', 'share', 'up', 'Repeat share of GMV', '老客成交占比', 'GMV of repeat orders / GMV', ratio('repeat_gmv', 'gmv')),
  retention('dormant_share', 'share', 'down', 'Dormant share', '沉睡客户占比', 'dormant / (live + dormant)', own({ over: 'segment.dormant', under: 'customers_reachable', minus: 0 }, total('mean', 'segment.dormant'), total('mean', 'customers_reachable'))),
  retention('winback_rate', 'share', 'up', 'Win-back rate', '沉睡召回率', 'orders of dormant customers / dormant customers; year: sum / mean', own({ over: 'orders.dormant', under: 'segment_before.dormant', minus: 0 }, total('sum', 'orders.dormant'), total('mean', 'segment_before.dormant')), { bounds: [0, 52] }),
  retention('churn_rate', 'share', 'down', 'Lapse rate', '客户流失率', 'live customers that lapse in a week / live customers', own({ over: 'lapses', under: 'customers_before', minus: 0 }, total('mean', 'lapses'), total('mean', 'customers_before'))),
  retention('members', 'people', 'up', 'Members', '会员数', 'enrolled customers of all segments', end('members')),
  retention('member_gmv_share', 'share', 'up', 'Member share of GMV', '会员成交占比', 'GMV of orders by members, the enrolling order included / GMV; looks better when acquisition fails', ratio('member_gmv', 'gmv')),
  retention('nps', 'index', 'up', 'NPS index', '净推荐值 NPS(指数)', 'index from trust, fill and returns; not a survey', mean('nps'), { bounds: [-100, 100] }),
  retention('referral_rate', 'share', 'up', 'Referral rate', '老客裂变率', 'orders from referral / orders of the week before', ratio('orders.referral', 'orders_before'), { bounds: [0, Infinity] }),
];
