import { factRow, type FactDefinition, type ObjectFactDefinition } from './fact-table.ts';
import { end, endRatio, type Measure, mean, only, own, ratio, sum, total } from './measure.ts';
import {
  BUYING_SEGMENTS,
  COMMUNITIES,
  label,
  PAID_CHANNELS,
  SEGMENTS,
  SOURCES,
  SUPPLIERS,
  type Label,
} from './words.ts';

type Parts = Readonly<Record<string, FactDefinition>>;

const byName = (facts: readonly FactDefinition[]): Parts =>
  Object.freeze(
    Object.assign(
      Object.create(null) as Record<string, FactDefinition>,
      Object.fromEntries(facts.map((fact) => [fact.name, fact])),
    ),
  );

const table = (keys: readonly string[], parts: (key: string) => readonly FactDefinition[]) =>
  Object.freeze(
    Object.assign(
      Object.create(null) as Record<string, Parts>,
      Object.fromEntries(keys.map((key) => [key, byName(parts(key))])),
    ),
  );

const traffic = factRow('traffic');
const retention = factRow('retention');
const supply = factRow('supply');

const NOT_NEGATIVE: readonly [number, number] = [0, Infinity];

function sourceParts(source: string): FactDefinition[] {
  return [
    traffic(
      'visits',
      'visits',
      'up',
      'Visitors',
      '访客数',
      'visits from this source',
      sum(`visits.${source}`),
    ),
    traffic(
      'share',
      'share',
      'none',
      'Share of visits',
      '流量占比',
      'visits / all visits',
      ratio(`visits.${source}`, 'uv'),
    ),
    traffic(
      'orders',
      'orders',
      'up',
      'Orders',
      '支付订单数',
      'orders from this source',
      sum(`orders.${source}`),
    ),
    traffic(
      'cvr',
      'share',
      'up',
      'Conversion rate',
      '支付转化率',
      'orders / visits',
      ratio(`orders.${source}`, `visits.${source}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic('gmv', 'CNY', 'up', 'GMV', '成交额', 'GMV from this source', sum(`gmv.${source}`), {
      bounds: NOT_NEGATIVE,
    }),
    traffic(
      'gmv_share',
      'share',
      'up',
      'Share of GMV',
      '成交占比',
      'GMV / all GMV',
      ratio(`gmv.${source}`, 'gmv'),
    ),
    traffic(
      'aov',
      'CNY',
      'up',
      'Average order value',
      '客单价',
      'GMV / orders',
      ratio(`gmv.${source}`, `orders.${source}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'return_rate',
      'share',
      'down',
      'Return rate',
      '退货率',
      "what will come back of the week's sales / GMV, by money",
      ratio(`returns.${source}`, `gmv.${source}`),
    ),
  ];
}

const newCustomers = (source: string) =>
  traffic(
    'new_customers',
    'people',
    'up',
    'New customers',
    '新客数',
    'first orders from this source',
    sum(`orders.${source}`),
  );

/** Free sources: regulars' own sessions bring no first orders. */
const freeParts = (source: string): FactDefinition[] =>
  source === 'organic' || source === 'referral'
    ? [...sourceParts(source), newCustomers(source)]
    : sourceParts(source);

/** A ratio in thousands of what is below. */
const perThousand = (over: string, under: string): Measure =>
  own({ over, under, minus: 0, times: 1000 }, total('sum', over), total('sum', under), 1000);

function channelParts(channel: string): FactDefinition[] {
  const cost = channel === 'influencers' ? 'cost.influencers' : `spend.${channel}`;
  const costInWords = channel === 'influencers' ? 'spend and commission' : 'spend';
  return [
    ...sourceParts(channel),
    newCustomers(channel),
    traffic('spend', 'CNY', 'none', 'Spend', '花费', `${costInWords} on this channel`, sum(cost), {
      bounds: NOT_NEGATIVE,
    }),
    traffic(
      'impressions',
      'views',
      'none',
      'Impressions',
      '曝光量',
      'clicks bought / click-through rate',
      sum(`impressions.${channel}`),
    ),
    traffic(
      'ctr',
      'share',
      'up',
      'Click-through rate',
      '点击率',
      'clicks bought / impressions',
      ratio(`clicks.${channel}`, `impressions.${channel}`),
    ),
    traffic(
      'gpm',
      'CNY',
      'up',
      'GMV per 1,000 impressions',
      '千次曝光成交额',
      'GMV / impressions x 1,000',
      perThousand(`gmv.${channel}`, `impressions.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'roas_net',
      'times',
      'up',
      'ROAS after returns',
      '退后投产比',
      `GMV less what of it will be returned / ${costInWords}`,
      ratio(`gmv_net.${channel}`, cost),
    ),
    traffic(
      'marginal_cac',
      'CNY',
      'down',
      'Marginal CAC',
      '边际获客成本',
      'spend per extra new customer, from the slope of saturation',
      ratio(`marginal_spend.${channel}`, `marginal_orders.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'spend_share',
      'share',
      'none',
      'Share of spend',
      '花费占比',
      `${costInWords} / public spend`,
      ratio(cost, 'public_spend'),
    ),
    traffic(
      'cpc',
      'CNY',
      'down',
      'Cost per click',
      '点击单价',
      'media spend / clicks bought',
      ratio(`spend.${channel}`, `clicks.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'cpc_index',
      'index',
      'down',
      'CPC index',
      '点击成本指数',
      'cost per click against opening, season taken out',
      mean(`cpc_index.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'cac',
      'CNY',
      'down',
      'CAC',
      '获客成本',
      `${costInWords} / first orders`,
      ratio(cost, `orders.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic('roas', 'times', 'up', 'ROAS', '投产比', `GMV / ${costInWords}`, ratio(`gmv.${channel}`, cost)),
    traffic(
      'saturation',
      'share',
      'none',
      'Saturation',
      '饱和度',
      'visits / the ceiling of the channel',
      ratio(`visits.${channel}`, `ceiling.${channel}`),
    ),
  ];
}

function segmentParts(segment: string): FactDefinition[] {
  const people = [
    retention(
      'customers',
      'people',
      'none',
      'Customers',
      '客户数',
      'customers of this segment',
      end(`segment.${segment}`),
    ),
    retention(
      'share',
      'share',
      'none',
      'Share of customers',
      '客户占比',
      'customers / all customers',
      own(
        { over: `segment.${segment}`, under: 'customers_total', minus: 0 },
        total('end', `segment.${segment}`),
        total('end', 'customers_total'),
      ),
    ),
  ];
  if (!(BUYING_SEGMENTS as readonly string[]).includes(segment)) return people;
  return [
    ...people,
    retention(
      'orders',
      'orders',
      'up',
      'Repeat orders',
      '老客订单数',
      'repeat orders of this segment',
      sum(`orders.${segment}`),
    ),
    retention(
      'repurchase',
      'share',
      'up',
      'Repurchase a week',
      '周复购率',
      'repeat orders / customers',
      own(
        { over: `orders.${segment}`, under: `segment_before.${segment}`, minus: 0 },
        total('mean', `orders.${segment}`),
        total('mean', `segment_before.${segment}`),
      ),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'gmv',
      'CNY',
      'up',
      'GMV of repeat orders',
      '老客成交额',
      'GMV of repeat orders of this segment',
      sum(`gmv.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'gmv_share',
      'share',
      'up',
      'Share of GMV',
      '成交占比',
      'GMV of its repeat orders / all GMV',
      ratio(`gmv.${segment}`, 'gmv'),
    ),
    retention(
      'aov',
      'CNY',
      'up',
      'Average order value',
      '客单价',
      'GMV / orders',
      ratio(`gmv.${segment}`, `orders.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'lapse',
      'share',
      'down',
      'Lapse rate',
      '流失率',
      segment === 'dormant'
        ? 'customers lost in a week / customers'
        : 'customers that lapse in a week / customers',
      own(
        { over: `lapses.${segment}`, under: `segment_before.${segment}`, minus: 0 },
        total('mean', `lapses.${segment}`),
        total('mean', `segment_before.${segment}`),
      ),
    ),
    retention(
      'offer_cost',
      'CNY',
      'down',
      'Cost of offers',
      '优惠成本',
      'money taken off the orders that used offers, and the sending',
      sum(`offer_cost.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'fulfilment_days',
      'days',
      'down',
      'Fulfilment time',
      '履约时效',
      'days from payment to receipt of repeat orders',
      ratio(`order_days.${segment}`, `orders.${segment}`),
    ),
    retention(
      'member_share',
      'share',
      'up',
      'Member share',
      '会员占比',
      'members / customers of this segment',
      endRatio(`members.${segment}`, `segment.${segment}`),
    ),
    retention(
      'friends',
      'people',
      'up',
      'WeCom friends',
      '企微好友数',
      'customers of this segment who are WeCom friends',
      end(`friends.${segment}`),
    ),
    ...((COMMUNITIES as readonly string[]).includes(segment)
      ? [
          retention(
            'community_activity',
            'share',
            'up',
            'Community activity',
            '社群活跃度',
            'friends of this community who opened a message in a week / its friends',
            mean(`community_activity.${segment}`),
          ),
        ]
      : []),
  ];
}

const supplierParts = (supplier: string): FactDefinition[] => [
  supply('up', 'flag', 'up', 'Delivering', '正常供货', 'the supplier can deliver', mean(`up.${supplier}`), {
    type: 'flag',
  }),
  supply(
    'share',
    'share',
    'none',
    'Share of orders',
    '采购份额',
    'goods ordered from it / all goods ordered',
    ratio(`ordered.${supplier}`, 'ordered'),
  ),
  supply(
    'weeks_late',
    'weeks',
    'down',
    'Weeks late',
    '连续延误周数',
    'weeks since it last could deliver',
    only(`weeks_late.${supplier}`),
  ),
  supply(
    'lead_weeks',
    'weeks',
    'down',
    'Lead time',
    '交期',
    'weeks from an order to its arrival',
    mean(`lead_weeks.${supplier}`),
  ),
  supply(
    'availability',
    'share',
    'up',
    'Availability',
    '到货可用率',
    'share of the last 13 weeks in which it could deliver; year: of all weeks',
    {
      week: { column: `availability.${supplier}` },
      year: { total: total('mean', `up.${supplier}`) },
    },
  ),
  supply(
    'capacity',
    'times',
    'up',
    'Capacity',
    '产能',
    'share of an order it can fill',
    mean(`capacity.${supplier}`),
  ),
  supply(
    'ordered',
    'orders',
    'none',
    'Ordered',
    '下单量',
    'goods ordered from it',
    sum(`ordered.${supplier}`),
  ),
  supply(
    'received',
    'orders',
    'none',
    'Received',
    '到货量',
    'goods that arrived from it',
    sum(`received.${supplier}`),
  ),
  supply(
    'unit_cost',
    'CNY',
    'down',
    'Unit cost',
    '单件采购成本',
    'cost of goods that arrived from it / goods, price lock and premiums included',
    ratio(`received_cost.${supplier}`, `received.${supplier}`),
    { bounds: NOT_NEGATIVE },
  ),
];

const object = (
  name: string,
  names: Label,
  keys: readonly string[],
  parts: (key: string) => readonly FactDefinition[],
): ObjectFactDefinition => ({
  name,
  ...names,
  keys,
  parts: table(keys, parts),
});

const isPaid = (source: string) => (PAID_CHANNELS as readonly string[]).includes(source);

/** Facts that are read with a path. */
export const OBJECT_FACTS: readonly ObjectFactDefinition[] = [
  object('channel', label('Channel', '渠道'), SOURCES, (key) =>
    isPaid(key) ? channelParts(key) : freeParts(key),
  ),
  object('segment', label('Segment', '客群'), SEGMENTS, segmentParts),
  object('supplier', label('Supplier', '供应商'), SUPPLIERS, supplierParts),
];
